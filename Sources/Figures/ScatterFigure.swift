import LatentSpace
import Plotting
import Randomness
import Storage

/// Codes of labelled images in the plane, one panel an embedding.
public struct ScatterFigure: Figure {
  public static let name = FigureName.scatter

  /// One embedding and what it is called among others.
  public struct Entry: Equatable, Sendable {
    public var title: String
    public var embedding: PlanarEmbedding

    public init(title: String, embedding: PlanarEmbedding) {
      self.title = title
      self.embedding = embedding
    }
  }

  /// Which part of the plane the panels show.
  public enum Limits: String, CaseIterable, Sendable {
    /// Each panel its own; the note says so.
    case own
    /// All panels the same, so that spreads can be compared.
    case shared
  }

  /// How long a unit is in the two directions.
  public enum Aspect: String, CaseIterable, Sendable {
    /// Equally long, so that distances can be seen.
    case equal
    /// As the panel's proportions have it, where codes spread much more in one direction; the note says so.
    case free
  }

  public let entries: [Entry]
  public let limits: Limits
  public var aspect: Aspect
  /// The number of panels side by side; nil chooses.
  public let columns: Int?
  /// Of the order of drawing.
  public let seed: UInt64
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Parameters:
  ///   - entries: one a panel.
  ///   - limits: which part of the plane panels show.
  ///   - aspect: how long a unit is in the two directions.
  ///   - columns: the number of panels side by side; nil chooses.
  ///   - seed: of the order of drawing.
  ///   - style: how it looks.
  ///   - provenance: what determines it.
  /// - Throws: `Failure(.badData)` if there is nothing to show, a code is not finite, or a label has no name.
  public init(
    _ entries: [Entry], limits: Limits = .own, aspect: Aspect = .equal, columns: Int? = nil, seed: UInt64 = 0,
    style: FigureStyle = FigureStyle(), provenance: Provenance
  ) throws(Failure) {
    try FigureInput.require(!entries.isEmpty, "scatter: expected at least one embedding, found none")
    for entry in entries { try FigureInput.check(entry.embedding, in: Self.name) }
    try style.checkColors(of: entries.map(\.embedding))
    try FigureInput.checkDistinct(entries.map(\.title), in: Self.name)
    try FigureInput.require(
      columns.map { $0 > 0 } ?? true, "scatter: expected at least one column, found \(columns ?? 0)")
    self.entries = entries
    self.limits = limits
    self.aspect = aspect
    self.columns = columns
    self.seed = seed
    self.style = style
    self.provenance = provenance
  }

  /// One embedding.
  public init(
    _ embedding: PlanarEmbedding, seed: UInt64 = 0, style: FigureStyle = FigureStyle(), provenance: Provenance
  ) throws(Failure) {
    try self.init([Entry(title: "", embedding: embedding)], seed: seed, style: style, provenance: provenance)
  }

  public func composition(width: Double) -> Composition {
    let proportions = proportions
    // A body with its gap, and an axis that is as narrow as letters are small.
    let smallest = max(118 * style.theme.scale, Self.smallestSide + 11 + 30 * style.theme.scale)
    let across = Self.rows(
      of: entries.count, width: width, smallest: columns.map { width / Double($0) } ?? smallest, atMost: columns ?? 4)
    let columns = Double(across.map(\.count).max() ?? 1)
    // Axes take about so much, and what depends on it may be wrong by a little.
    let side = max(width / columns - 36 * style.theme.scale, 40)
    let key = ClassKey(
      of: entries.map(\.embedding), style: style, body: Size(side, side * proportions))
    let panels = entries.enumerated().map { index, entry -> any Panel in
      var panel = ScatterPanel(
        entry.embedding, limits: sharedLimits, seed: seed, style: style, aspect: .fixed(proportions))
      panel.hasShapes = key.hasShapes
      panel.hasKey = key.namesClasses
      panel.hasEqualUnits = aspect == .equal
      panel.smallestSide = Self.smallestSide
      guard entries.count > 1 else { return panel }
      return TitledPanel(PanelTitle(letter: PanelTitle.letter(index), entry.title), panel)
    }
    let rows = across.map { $0.map { Optional(panels[$0]) } }
    return Composition(
      title: style.title, legend: key.legend, grid: PanelGrid(rows, columnGap: 14, rowGap: 12),
      note: style.note(sentences))
  }

  /// On a smaller body points and names hide each other; in points.
  private static let smallestSide = 72.0

  private var sharedLimits: PlaneLimits? {
    guard limits == .shared else { return nil }
    return entries.map(Self.limits).reduce(nil) { $0?.union($1) ?? $1 }
  }

  /// The proportions of the panels, height over width. Those that show one plane follow its points', within reason.
  private var proportions: Double {
    if aspect == .free { return entries.count == 1 ? 0.8 : 1 }
    guard let limits = sharedLimits ?? (entries.count == 1 ? Self.limits(entries[0]) : nil) else { return 1 }
    let width = limits.x.upperBound - limits.x.lowerBound
    let height = limits.y.upperBound - limits.y.lowerBound
    return width > 0 ? min(max(height / width, 0.5), 1) : 1
  }

  private static func limits(_ entry: Entry) -> PlaneLimits {
    PlaneLimits(aroundX: entry.embedding.x, y: entry.embedding.y)
  }

  /// How many times as far codes spread in one direction as in the other, in the panel where it is most.
  private var elongation: Double {
    entries.map { entry in
      let limits = Self.limits(entry)
      let sides = [limits.x, limits.y].map { $0.upperBound - $0.lowerBound }.sorted()
      return sides[0] > 0 ? sides[1] / sides[0] : 1
    }.max() ?? 1
  }

  private var sentences: [String] {
    var notes =
      FigureStyle.attributed(entries.map(\.embedding.note)) + [style.noteOnPoints(of: entries.map(\.embedding))]
    if aspect == .free { notes.append("Each axis has its own scale: a unit is not as long across as it is up") }
    guard entries.count > 1 else { return notes }
    return notes + [limits == .shared ? "All panels show the same limits" : "Each panel has its own limits"]
  }

  public var data: Table {
    var table = Table(columns: ["panel", "x", "y", "label", "class"])
    for entry in entries {
      let codes = entry.embedding
      for index in codes.x.indices {
        let label = codes.labels[index]
        table.append([
          entry.title, "\(codes.x[index])", "\(codes.y[index])", "\(label)", codes.classNames[Int(label)],
        ])
      }
    }
    return table
  }

  public var summary: String {
    let panels =
      entries.count == 1 ? "" : " in \(entries.count) panels (\(entries.map(\.title).joined(separator: "; ")))"
    let embeddings = entries.map(\.embedding)
    let names = embeddings[0].classNames.indices.filter { index in embeddings.contains { $0.shows(class: index) } }
      .map { embeddings[0].classNames[$0] }.filter { !$0.isEmpty }
    let classes = names.isEmpty ? "" : ", coloured and labelled by class: \(names.joined(separator: ", "))"
    return "Scatter plot of latent codes\(panels)\(classes)."
  }

  public var drawingOfPoints: String? {
    let drawing = style.drawing(of: entries.map(\.embedding))
    guard aspect == .equal, elongation >= 4 else { return drawing }
    let times = NumberText.fixed(elongation, decimals: 0)
    return drawing + "; one axis spreads \(times) times as far as the other, --aspect free gives each its own scale"
  }
}

extension ScatterPanel {
  /// An embedding's panel in a figure's style.
  init(
    _ embedding: PlanarEmbedding, limits: PlaneLimits?, seed: UInt64, style: FigureStyle, aspect: PanelAspect
  ) {
    let order = RandomStream(seed: seed, purpose: .drawOrder).permutation(of: embedding.x.count)
    self.init(
      x: embedding.x, y: embedding.y, classes: embedding.labels.map(Int.init), classNames: embedding.classNames,
      xTitle: embedding.xTitle, yTitle: embedding.yTitle, limits: limits, order: order, palette: style.palette,
      rendering: style.points, aspect: aspect)
  }
}

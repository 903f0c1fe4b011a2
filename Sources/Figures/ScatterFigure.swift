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

  public let entries: [Entry]
  public let limits: Limits
  /// The number of panels side by side; nil chooses.
  public let columns: Int?
  /// Of the order of drawing.
  public let seed: UInt64
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Throws: `Failure(.badData)` if there is nothing to show, a code is not finite, or a label has no name.
  public init(
    _ entries: [Entry], limits: Limits = .own, columns: Int? = nil, seed: UInt64 = 0,
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
    let panels = entries.enumerated().map { index, entry -> any Panel in
      let panel = ScatterPanel(
        entry.embedding, limits: sharedLimits, seed: seed, style: style,
        aspect: .fixed(entries.count == 1 ? ownAspect : 1))
      guard entries.count > 1 else { return panel }
      return TitledPanel(PanelTitle(letter: PanelTitle.letter(index), entry.title), panel)
    }
    let rows = Self.rows(
      panels, width: width, smallest: columns.map { width / Double($0) } ?? 110 * style.theme.scale,
      atMost: columns ?? 4)
    return Composition(
      title: style.title, grid: PanelGrid(rows, columnGap: 14, rowGap: 12), note: style.note(sentences))
  }

  private var sharedLimits: PlaneLimits? {
    guard limits == .shared else { return nil }
    return entries.map { PlaneLimits(aroundX: $0.embedding.x, y: $0.embedding.y) }.reduce(nil) { $0?.union($1) ?? $1 }
  }

  /// A single panel follows its points' proportions, within reason.
  private var ownAspect: Double {
    let limits = PlaneLimits(aroundX: entries[0].embedding.x, y: entries[0].embedding.y)
    let width = limits.x.upperBound - limits.x.lowerBound
    let height = limits.y.upperBound - limits.y.lowerBound
    return width > 0 ? min(max(height / width, 0.62), 1) : 1
  }

  private var sentences: [String] {
    let notes =
      FigureStyle.attributed(entries.map(\.embedding.note)) + [style.noteOnPoints(of: entries.map(\.embedding))]
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

  public var drawingOfPoints: String? { style.drawing(of: entries.map(\.embedding)) }
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

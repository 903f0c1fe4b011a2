import LatentSpace
import Plotting
import Storage

/// Latent spaces of several runs in one frame: each moved onto the first as near as a rotation and a scale allow, with arrows
/// from where the first has a class's mean to where the other has it.
public struct DriftFigure: Figure {
  public static let name = FigureName.drift

  public let spaces: [AlignedSpaces.Space]
  /// Of the order of drawing.
  public let seed: UInt64
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Parameters:
  ///   - spaces: the frame first.
  ///   - seed: of the order of drawing.
  ///   - style: how it looks.
  ///   - provenance: what determines it.
  /// - Throws: `Failure(.badData)` if there are fewer than two spaces, a number is not finite, or a label has no name.
  public init(
    _ spaces: [AlignedSpaces.Space], seed: UInt64 = 0, style: FigureStyle = FigureStyle(), provenance: Provenance
  ) throws(Failure) {
    try FigureInput.require(spaces.count >= 2, "drift: expected at least two spaces, found \(spaces.count)")
    try FigureInput.checkDistinct(spaces.map(\.name), in: Self.name)
    try style.checkColors(of: spaces.map(\.embedding))
    for space in spaces {
      try FigureInput.check(space.embedding, in: Self.name)
      try FigureInput.checkPlaces(
        space.drifts.flatMap { [$0.fromX, $0.fromY, $0.toX, $0.toY, $0.distance] } + [space.distance], "drifts",
        in: Self.name)
      try FigureInput.require(
        space.drifts.allSatisfy { space.embedding.classNames.indices.contains($0.label) },
        "drift: expected drifts of \(space.embedding.classNames.count.counted("class", plural: "classes")), found others"
      )
    }
    self.spaces = spaces
    self.seed = seed
    self.style = style
    self.provenance = provenance
  }

  public func composition(width: Double) -> Composition {
    let (theme, scale, proportions) = (style.theme, style.theme.scale, proportions)
    // A body with its gap, and an axis that is as narrow as letters are small.
    let smallest = max(118 * scale, Self.smallestSide + 11 + 30 * scale)
    // Arrows are short where panels are small.
    let rows = Self.rows(
      of: spaces.count, width: width, smallest: smallest, atMost: width < 4 * 140 * scale ? 3 : 4)
    let side = max(width / Double(rows.map(\.count).max() ?? 1) - 36 * scale, 40)
    let key = ClassKey(of: spaces.map(\.embedding), style: style, body: Size(side, side * proportions))
    let panels = spaces.enumerated().map { index, space -> any Panel in
      var panel = ScatterPanel(
        space.embedding, limits: limits, seed: seed, style: style, aspect: .fixed(proportions))
      (panel.hasShapes, panel.hasKey, panel.smallestSide) = (key.hasShapes, key.namesClasses, Self.smallestSide)
      return TitledPanel(
        PanelTitle(letter: PanelTitle.letter(index), space.name), ArrowPanel(Self.arrows(space), over: panel))
    }
    let planes = PanelGrid(
      rows.map { $0.map { Optional(panels[$0]) } }, columnGap: 14 * scale, rowGap: 10 * scale)
    let table = DriftTable(spaces, style: style, width: width - 2 * theme.edge)
    return Composition(
      title: style.title, legend: key.legend, grids: [planes] + (table.map { [$0.grid] } ?? []), gap: 10 * scale,
      note: style.note(sentences(hasTable: table != nil)))
  }

  private static func arrows(_ space: AlignedSpaces.Space) -> [ArrowPanel.Arrow] {
    space.drifts.map {
      ArrowPanel.Arrow(x: $0.fromX, y: $0.fromY, dx: $0.toX - $0.fromX, dy: $0.toY - $0.fromY, classIndex: $0.label)
    }
  }

  /// On a smaller body points, arrows and names hide each other; in points.
  private static let smallestSide = 72.0

  /// The same for all panels: around all codes and all arrows.
  private var limits: PlaneLimits {
    let ends = spaces.flatMap { $0.drifts.flatMap { [($0.fromX, $0.fromY), ($0.toX, $0.toY)] } }
    return PlaneLimits(
      aroundX: spaces.flatMap(\.embedding.x) + ends.map { Float($0.0) },
      y: spaces.flatMap(\.embedding.y) + ends.map { Float($0.1) })
  }

  /// Of the panels, height over width: those of the plane, within reason.
  private var proportions: Double {
    let limits = limits
    let width = limits.x.upperBound - limits.x.lowerBound
    return width > 0 ? min(max((limits.y.upperBound - limits.y.lowerBound) / width, 0.5), 1) : 1
  }

  private func sentences(hasTable: Bool) -> [String] {
    let last = PanelTitle.letter(spaces.count - 1)
    let others = spaces.count == 2 ? "(b) is" : "(b)\(spaces.count == 3 ? " and " : "–")\(last) are"
    let means = spaces.dropFirst().enumerated().map { index, space in
      "\(PanelTitle.letter(index + 1)) \(NumberText.fixed(space.meanDrift, decimals: 2))"
    }
    let unit = "in the whole space, in units of the spread of (a)"
    return FigureStyle.attributed(spaces.map(\.embedding.note)) + [
      style.noteOnPoints(of: spaces.map(\.embedding)),
      "\(others) turned or mirrored, and scaled, to lie as near to (a) as possible, and shown on the plane of (a)",
      "an arrow leads from where a class has its mean in (a), the dot, to where it has it here",
      hasTable
        ? "The table has the distances \(unit) (the root of its total variance)"
        : "Mean distance \(unit): " + means.joined(separator: ", "),
    ]
  }

  public var data: Table {
    var table = Table(columns: ["model", "part", "label", "x", "y", "to_x", "to_y", "distance"])
    for space in spaces {
      let codes = space.embedding
      for index in codes.x.indices {
        table.append(
          [space.name, "code", "\(codes.labels[index])", "\(codes.x[index])", "\(codes.y[index])", "0", "0", "0"])
      }
      for drift in space.drifts {
        table.append(
          [space.name, "drift", "\(drift.label)"]
            + [drift.fromX, drift.fromY, drift.toX, drift.toY, drift.distance].map { "\($0)" })
      }
    }
    return table
  }

  public var drawingOfPoints: String? { style.drawing(of: spaces.map(\.embedding)) }

  public var summary: String {
    "Latent codes of \(spaces.map(\.name).joined(separator: "; ")) in one frame, by class, with arrows from each class's mean "
      + "in the first to its mean in the others."
  }
}

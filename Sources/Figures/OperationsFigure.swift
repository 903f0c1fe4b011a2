import Autoencoders
import Plotting
import Storage

/// The operations of encoders and decoders on numbers that can be checked by hand.
public struct OperationsFigure: Figure {
  public static let name = FigureName.operations

  public let examples: [WorkedExample]
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Throws: `Failure(.badData)` if there is no example or a number is not finite.
  public init(
    _ examples: [WorkedExample] = WorkedExample.all, style: FigureStyle = FigureStyle(), provenance: Provenance
  ) throws(Failure) {
    try FigureInput.require(!examples.isEmpty, "operations: expected at least one example, found none")
    try FigureInput.require(
      examples.allSatisfy { $0.columns.joined().allSatisfy { $0.values.allSatisfy(\.isFinite) } },
      "operations: expected finite numbers, found some that are not")
    self.examples = examples
    self.style = style
    self.provenance = provenance
  }

  public func composition(width: Double) -> Composition {
    let equations = examples.enumerated().map { index, example in
      equation(of: example, letter: examples.count > 1 ? PanelTitle.letter(index) : nil)
    }
    let panel = CellEquationsPanel(equations, width: width - 2 * style.theme.edge, theme: style.theme)
    return Composition(title: style.title, grid: PanelGrid([[panel]]), note: style.note([Self.note]))
  }

  public func remedy(forHeight height: Double, width: Double, on canvas: any Canvas) -> String? {
    let fitting = (1..<max(2, examples.count)).last { count in
      guard let fewer = try? OperationsFigure(Array(examples.prefix(count)), style: style, provenance: provenance)
      else { return false }
      return fewer.size(forWidth: width, on: canvas).height <= height
    }
    let names = examples.prefix(fitting ?? 0).compactMap(\.name?.rawValue)
    guard let fitting, names.count == fitting else { return "a wider page or smaller letters would make it lower" }
    return "with the examples \(names.joined(separator: ",")) alone it would fit"
  }

  private static let note =
    "Colours say which number of the input each cell comes from, in equal shares where it comes from several; frames say "
    + "which cells one number is computed from, or computes"

  private var palette: Palette { style.palette.forFew(4) }

  private func equation(of example: WorkedExample, letter: String?) -> CellEquation {
    CellEquation(
      family: example.family.rawValue, title: PanelTitle(letter: letter, example.title),
      places: example.columns.map { $0.map(grid) }, signs: example.signs,
      links: example.links.map { link in
        CellEquation.Link(
          from: region(link.from), to: region(link.to),
          color: palette.color(link.group).legible(on: style.theme.paper, contrast: 3))
      })
  }

  private func region(_ region: WorkedExample.Region) -> CellEquation.Region {
    CellEquation.Region(place: region.column, grid: region.map, rows: region.rows, columns: region.cells)
  }

  private func grid(_ map: NumberMap) -> CellGrid {
    let cells = map.values.indices.map { index in
      let (row, column) = (index / map.columns, index % map.columns)
      let isPadding =
        min(row, column, map.rows - 1 - row, map.columns - 1 - column) < map.padding
      return CellGrid.Cell(
        NumberMap.text(map.values[index]), fill: isPadding ? paddingFill : fill(map.origins[index]),
        ink: isPadding ? style.theme.quietInk : style.theme.ink)
    }
    return CellGrid(title: map.title, columns: map.columns, cells: cells, margin: map.padding)
  }

  private var paddingFill: Color { style.theme.paper.mixed(with: style.theme.grid, by: 0.45) }

  /// The origins' colours in their shares, thinned so that letters stay legible.
  private func fill(_ origins: [Double]) -> Color {
    let total = origins.reduce(0, +)
    guard total > 0 else { return style.theme.paper }
    var mixture = Color(red: 0, green: 0, blue: 0)
    for (origin, weight) in origins.enumerated() {
      let color = palette.color(origin)
      mixture.red += color.red * weight / total
      mixture.green += color.green * weight / total
      mixture.blue += color.blue * weight / total
    }
    return style.theme.paper.mixed(with: mixture, by: 0.4)
  }

  public var data: Table {
    var table = Table(columns: ["example", "place", "map", "title", "row", "column", "value"])
    for (number, example) in examples.enumerated() {
      for (place, maps) in example.columns.enumerated() {
        for (index, map) in maps.enumerated() {
          for (cell, value) in map.values.enumerated() {
            table.append([
              "\(number + 1)", "\(place + 1)", "\(index + 1)", map.title, "\(cell / map.columns)",
              "\(cell % map.columns)", "\(value)",
            ])
          }
        }
      }
    }
    return table
  }

  public var summary: String {
    "Operations of encoders and decoders on small matrices: "
      + examples.map(\.title).joined(separator: "; ") + "."
  }
}

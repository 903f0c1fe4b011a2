/// Closed lines around the smallest areas that hold a given share of a density's mass.
public enum DensityContours {
  /// The shares of a class inside its lines: the bulk of it, and nearly all where there are so few classes that twice as
  /// many lines can be told apart.
  ///
  /// - Parameter count: the number of classes.
  public static func masses(forClasses count: Int) -> [Double] { count <= 4 ? [0.5, 0.9] : [0.5] }

  /// The value above which cells together hold `mass` of the density; `mass` in 0…1.
  static func level(holding mass: Double, of grid: DensityGrid) -> Float {
    let sorted = grid.values.sorted(by: >)
    let wanted = mass * sorted.reduce(0) { $0 + Double($1) }
    var held = 0.0
    for value in sorted {
      held += Double(value)
      if held >= wanted { return value }
    }
    return 0
  }

  /// The outlines, as one path on the page; inner borders run the other way round than outer ones.
  static func path(of grid: DensityGrid, holding mass: Double) -> Path {
    var path = Path()
    for line in ContourTrace(grid, level: level(holding: mass, of: grid)).lines {
      guard let first = line.first else { continue }
      path.elements += [.move(first)] + line.dropFirst().map { .line($0) } + [.close]
    }
    return path
  }
}

/// Marching squares: the places between cells' centres where a grid's values cross a level, joined to closed lines.
///
/// Beyond the grid everything is 0, so every line closes.
private struct ContourTrace {
  private let grid: DensityGrid
  private let level: Float
  private(set) var lines: [[Point]] = []

  /// An edge between two neighbouring centres: to the right of, or below, the centre at (column, row).
  private struct Edge: Hashable {
    let column: Int
    let row: Int
    let isVertical: Bool
  }

  init(_ grid: DensityGrid, level: Float) {
    self.grid = grid
    self.level = level
    guard level > 0 else { return }
    // Where each piece of a line begins, and where it ends: walking on, the inside stays on one hand.
    var ends: [Edge: Edge] = [:]
    var starts: [Edge] = []
    for row in -1..<grid.rows {
      for column in -1..<grid.columns {
        for (start, end) in pieces(column, row) {
          ends[start] = end
          starts.append(start)
        }
      }
    }
    for start in starts {
      guard var next = ends.removeValue(forKey: start) else { continue }
      var line = [crossing(start)]
      while next != start {
        line.append(crossing(next))
        guard let following = ends.removeValue(forKey: next) else { break }
        next = following
      }
      if line.count > 2 { lines.append(line) }
    }
  }

  private func value(_ column: Int, _ row: Int) -> Float {
    (0..<grid.columns).contains(column) && (0..<grid.rows).contains(row) ? grid.values[row * grid.columns + column] : 0
  }

  /// The pieces of lines inside the square whose upper left corner is a cell's centre.
  private func pieces(_ column: Int, _ row: Int) -> [(Edge, Edge)] {
    let corners = [
      value(column, row), value(column + 1, row), value(column + 1, row + 1), value(column, row + 1),
    ]
    let edges = [
      Edge(column: column, row: row, isVertical: false), Edge(column: column + 1, row: row, isVertical: true),
      Edge(column: column, row: row + 1, isVertical: false), Edge(column: column, row: row, isVertical: true),
    ]
    // Going round the corners: the edges on which one leaves the inside, and those on which one enters it.
    let leaving = (0..<4).filter { corners[$0] >= level && corners[($0 + 1) % 4] < level }
    let entering = (0..<4).filter { corners[$0] < level && corners[($0 + 1) % 4] >= level }
    switch leaving.count {
    case 0: return []
    case 1: return [(edges[leaving[0]], edges[entering[0]])]
    default:
      // Two opposite corners are inside; the middle says whether they are connected.
      let isConnected = corners.reduce(0, +) / 4 >= level
      return leaving.map { edge in (edges[edge], edges[isConnected ? (edge + 1) % 4 : (edge + 3) % 4]) }
    }
  }

  private func crossing(_ edge: Edge) -> Point {
    let (a, b) = (
      value(edge.column, edge.row),
      edge.isVertical ? value(edge.column, edge.row + 1) : value(edge.column + 1, edge.row)
    )
    let share = a == b ? 0.5 : Double((level - a) / (b - a))
    let (width, height) = (grid.area.width / Double(grid.columns), grid.area.height / Double(grid.rows))
    let x = grid.area.minX + (Double(edge.column) + 0.5 + (edge.isVertical ? 0 : share)) * width
    let y = grid.area.minY + (Double(edge.row) + 0.5 + (edge.isVertical ? share : 0)) * height
    return Point(x, y)
  }
}

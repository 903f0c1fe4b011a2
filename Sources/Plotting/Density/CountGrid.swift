/// How many points lie in each of the square cells of an area.
public struct CountGrid: Equatable, Sendable {
  public let columns: Int
  public let rows: Int
  /// In rows from the top.
  public let counts: [Int]

  /// Counts points; what lies on the lower or right edge belongs to the last cell, what lies outside to none.
  ///
  /// - Parameters:
  ///   - points: what is counted.
  ///   - area: what the cells divide.
  ///   - cells: the number of cells along the longer side.
  public init(of points: some Sequence<Point>, in area: Rectangle, cells: Int) {
    let cell = max(area.width, area.height) / Double(cells)
    let columns = max(1, Int((area.width / cell).rounded()))
    let rows = max(1, Int((area.height / cell).rounded()))
    var counts = [Int](repeating: 0, count: columns * rows)
    for point in points {
      let (x, y) = ((point.x - area.minX) / area.width, (point.y - area.minY) / area.height)
      guard (0...1).contains(x), (0...1).contains(y) else { continue }
      let column = min(Int(x * Double(columns)), columns - 1)
      let row = min(Int(y * Double(rows)), rows - 1)
      counts[row * columns + column] += 1
    }
    self.columns = columns
    self.rows = rows
    self.counts = counts
  }
}

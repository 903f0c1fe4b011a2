/// How many points lie in each of the square cells of an area, and shades of grey for these numbers.
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

  /// How many cells suit so many points: coarse enough that neighbours can be compared, fine enough to keep the shape.
  public static func cells(forPoints count: Int) -> Int {
    min(max(Int(Double(count).squareRoot() * 1.1), 40), 200)
  }

  /// A number in 0…1 for each cell, 0 where nothing lies. Every shade is seen equally often (datashader's `eq_hist`): a
  /// linear scale would show the densest spot and nothing else.
  public var equalized: [Float] {
    let highest = counts.max() ?? 0
    guard highest > 0 else { return counts.map { _ in 0 } }
    var cellsWith = [Int](repeating: 0, count: highest + 1)
    for count in counts where count > 0 { cellsWith[count] += 1 }
    let occupied = Float(cellsWith.reduce(0, +))
    var shades = [Float](repeating: 0, count: highest + 1)
    var below = 0
    for count in 1...highest where cellsWith[count] > 0 {
      below += cellsWith[count]
      shades[count] = Float(below) / occupied
    }
    return counts.map { shades[$0] }
  }
}

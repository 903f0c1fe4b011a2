import Foundation

/// How densely points lie over an area: counts in square cells, smoothed with a Gaussian.
struct DensityGrid: Equatable {
  let area: Rectangle
  let columns: Int
  let rows: Int
  var values: [Float]

  /// - Parameters:
  ///   - points: what is counted.
  ///   - area: what the cells divide.
  ///   - cells: the number of cells along the longer side.
  ///   - blur: the standard deviation of the smoothing, in cells.
  init(of points: some Sequence<Point>, in area: Rectangle, cells: Int = 56, blur: Double = 2) {
    let grid = CountGrid(of: points, in: area, cells: cells)
    self.area = area
    columns = grid.columns
    rows = grid.rows
    values = grid.counts.map(Float.init)
    smooth(blur)
  }

  /// For each cell the share of all points that lie in places no denser than this one, 0…1: 0 where nothing lies, 1 at the
  /// densest place. Every shade of these numbers is that of equally many points (datashader's `eq_hist`, of points and
  /// not of cells): a linear scale would show the densest spot and nothing else, and cells with one point each, of which
  /// there are most, are the lightest.
  var equalized: [Float] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    let total = values.reduce(0) { $0 + Double($1) }
    var shades = [Float](repeating: 0, count: values.count)
    guard total > 0 else { return shades }
    var (below, first) = (0.0, 0)
    for place in order.indices {
      below += Double(values[order[place]])
      // Equal densities have one shade.
      guard place + 1 == order.count || values[order[place + 1]] > values[order[place]] else { continue }
      let shade = values[order[place]] > 0 ? Float(below / total) : 0
      for index in first...place { shades[order[index]] = shade }
      first = place + 1
    }
    return shades
  }

  /// The cell that a point lies in; nil outside of the area.
  func index(of point: Point) -> Int? {
    let (x, y) = ((point.x - area.minX) / area.width, (point.y - area.minY) / area.height)
    guard (0...1).contains(x), (0...1).contains(y) else { return nil }
    return min(Int(y * Double(rows)), rows - 1) * columns + min(Int(x * Double(columns)), columns - 1)
  }

  func center(of index: Int) -> Point {
    Point(
      area.minX + (Double(index % columns) + 0.5) / Double(columns) * area.width,
      area.minY + (Double(index / columns) + 0.5) / Double(rows) * area.height)
  }

  private mutating func smooth(_ deviation: Double) {
    let reach = max(1, Int((deviation * 3).rounded(.up)))
    let weights = (-reach...reach).map { Float(exp(-Double($0 * $0) / (2 * deviation * deviation))) }
    let total = weights.reduce(0, +)
    func pass(_ source: [Float], count: Int, stride: Int, lines: Int, lineStride: Int) -> [Float] {
      var result = source
      for line in 0..<lines {
        for place in 0..<count {
          var sum: Float = 0
          for offset in -reach...reach where (0..<count).contains(place + offset) {
            sum += weights[offset + reach] * source[line * lineStride + (place + offset) * stride]
          }
          result[line * lineStride + place * stride] = sum / total
        }
      }
      return result
    }
    values = pass(values, count: columns, stride: 1, lines: rows, lineStride: columns)
    values = pass(values, count: rows, stride: columns, lines: columns, lineStride: 1)
  }
}

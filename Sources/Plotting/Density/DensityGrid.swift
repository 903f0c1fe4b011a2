import Foundation

/// How densely points lie over an area: counts in square cells, smoothed with a Gaussian.
struct DensityGrid: Equatable {
  let area: Rectangle
  let columns: Int
  let rows: Int
  var values: [Float]

  /// - Parameters:
  ///   - cells: the number of cells along the longer side.
  ///   - blur: the standard deviation of the smoothing, in cells.
  init(of points: some Sequence<Point>, in area: Rectangle, cells: Int = 56, blur: Double = 2) {
    self.area = area
    let cell = max(area.width, area.height) / Double(cells)
    columns = max(1, Int((area.width / cell).rounded()))
    rows = max(1, Int((area.height / cell).rounded()))
    values = [Float](repeating: 0, count: columns * rows)
    for point in points {
      let column = Int((point.x - area.minX) / area.width * Double(columns))
      let row = Int((point.y - area.minY) / area.height * Double(rows))
      if (0..<columns).contains(column), (0..<rows).contains(row) { values[row * columns + column] += 1 }
    }
    smooth(blur)
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

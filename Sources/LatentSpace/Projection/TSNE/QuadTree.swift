/// Points of a plane in cells that are divided by four again and again (J. Barnes, P. Hut, "A hierarchical O(N log N)
/// force-calculation algorithm", Nature 324, 1986; for t-SNE: L. van der Maaten, JMLR 15, 2014).
///
/// Cells lie in the order in which a search from above meets them; each knows where the search goes on if it is not
/// opened. Points are sorted along Morton's curve, so that a cell's points are neighbours in memory.
struct QuadTree {
  /// A cell: where the mean of its points is, how many they are, and how wide it is.
  private struct Cell {
    var x: Double
    var y: Double
    var count: Double
    /// The square of its width.
    var squaredWidth: Double
    /// The next cell if this one is not opened.
    var next: Int32
    /// The points of a cell that is not divided, in Morton's order; none for one that is.
    var first: Int32
    var last: Int32
  }

  private var cells: [Cell] = []
  /// The points' indices in Morton's order.
  let order: [Int32]
  /// The points in that order.
  private let xs: [Double]
  private let ys: [Double]

  /// Points in a cell that is no longer divided.
  private static let leafSize = 4
  /// Divisions until a cell is as narrow as the numbers of Morton's curve tell apart.
  private static let depth = 24

  /// - Parameters:
  ///   - points: x and y in turn, all finite.
  ///   - count: how many points.
  init(_ points: UnsafePointer<Double>, count: Int) {
    var (left, right, low, high) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
    for k in 0..<count {
      left = min(left, points[2 * k])
      right = max(right, points[2 * k])
      low = min(low, points[2 * k + 1])
      high = max(high, points[2 * k + 1])
    }
    let span = max(right - left, high - low)
    // Points on one spot have no span to divide.
    let width = span > 1e-200 ? span : 1
    let scale = Double((1 << Self.depth) - 1) / width
    var keys = [(key: UInt64, index: Int32)](repeating: (0, 0), count: count)
    for k in 0..<count {
      let column = UInt64((points[2 * k] - left) * scale)
      let row = UInt64((points[2 * k + 1] - low) * scale)
      keys[k] = (Self.spread(column) | Self.spread(row) << 1, Int32(k))
    }
    keys.sort { ($0.key, $0.index) < ($1.key, $1.index) }
    order = keys.map(\.index)
    xs = keys.map { points[2 * Int($0.index)] }
    ys = keys.map { points[2 * Int($0.index) + 1] }
    cells.reserveCapacity(count)
    divide(keys, 0..<count, bit: 2 * Self.depth, width: width)
  }

  /// The bits of a number of 32 with a zero after each.
  private static func spread(_ number: UInt64) -> UInt64 {
    var bits = number & 0xFFFF_FFFF
    bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
    bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
    bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333
    return (bits | bits << 1) & 0x5555_5555_5555_5555
  }

  /// Adds the cell of some points, and those below it.
  private mutating func divide(
    _ keys: [(key: UInt64, index: Int32)], _ range: Range<Int>, bit: Int, width: Double
  ) {
    let place = cells.count
    var (x, y) = (0.0, 0.0)
    for k in range {
      x += xs[k]
      y += ys[k]
    }
    let count = Double(range.count)
    let isLeaf = range.count <= Self.leafSize || bit == 0
    cells.append(
      Cell(
        x: x / count, y: y / count, count: count, squaredWidth: width * width, next: 0,
        first: isLeaf ? Int32(range.lowerBound) : 0, last: isLeaf ? Int32(range.upperBound) : 0))
    if !isLeaf {
      var start = range.lowerBound
      for quarter in 0..<4 as Range<UInt64> {
        var end = start
        while end < range.upperBound, keys[end].key >> UInt64(bit - 2) & 3 == quarter { end += 1 }
        if end > start { divide(keys, start..<end, bit: bit - 2, width: width / 2) }
        start = end
      }
    }
    cells[place].next = Int32(cells.count)
  }

  /// What pushes a point away from all others, and its share of the normalisation: Σ q² (y − yⱼ) and Σ q, with
  /// q = 1 / (1 + ‖y − yⱼ‖²). Cells that look narrower than `angle` from the point count as one.
  ///
  /// - Parameters:
  ///   - x: of the point.
  ///   - y: of the point.
  ///   - angle: of a cell's width over its distance, in radians, squared.
  func repulsion(x: Double, y: Double, squaredAngle angle: Double) -> (x: Double, y: Double, sum: Double) {
    var (forceX, forceY, sum) = (0.0, 0.0, 0.0)
    cells.withUnsafeBufferPointer { cells in
      xs.withUnsafeBufferPointer { xs in
        ys.withUnsafeBufferPointer { ys in
          var place = 0
          while place < cells.count {
            let cell = cells[place]
            let (dx, dy) = (x - cell.x, y - cell.y)
            let distance = dx * dx + dy * dy
            if cell.squaredWidth < angle * distance {
              let q = 1 / (1 + distance)
              let weighted = cell.count * q
              sum += weighted
              forceX += weighted * q * dx
              forceY += weighted * q * dy
              place = Int(cell.next)
            } else if cell.last > 0 {
              for k in Int(cell.first)..<Int(cell.last) {
                let (dx, dy) = (x - xs[k], y - ys[k])
                let q = 1 / (1 + dx * dx + dy * dy)
                sum += q
                forceX += q * q * dx
                forceY += q * q * dy
              }
              place = Int(cell.next)
            } else {
              place += 1
            }
          }
        }
      }
    }
    // The point itself has q = 1, and pushes nowhere.
    return (forceX, forceY, sum - 1)
  }
}

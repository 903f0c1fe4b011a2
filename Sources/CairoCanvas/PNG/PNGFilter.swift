/// The reversible row filters of PNG, which turn likeness between neighbours into small numbers that compress well.
/// The one left out, the average, hardly ever wins.
enum PNGFilter: UInt8, CaseIterable {
  case none = 0
  case sub = 1
  case up = 2
  case paeth = 4

  /// Some of the rows, each behind the number of its filter: none at all, or the one whose bytes, read as signed, have
  /// the smallest sum of magnitudes (the heuristic that the PNG standard recommends).
  static func filtered(_ pixels: PNGPixels, rows: Range<Int>, adaptively: Bool) -> [UInt8] {
    let size = pixels.layout.rawValue
    let row = pixels.width * size
    let blank = [UInt8](repeating: 0, count: row)
    return pixels.bytes.withUnsafeBufferPointer { source in
      blank.withUnsafeBufferPointer { blank in
        [UInt8](unsafeUninitializedCapacity: rows.count * (row + 1)) { result, count in
          count = rows.count * (row + 1)
          for (place, y) in rows.enumerated() {
            let neighbours = Neighbours(
              row: UnsafeBufferPointer(rebasing: source[y * row..<(y + 1) * row]),
              above: y == 0 ? blank : UnsafeBufferPointer(rebasing: source[(y - 1) * row..<y * row]), pixel: size)
            let filter = adaptively ? neighbours.bestFilter : PNGFilter.none
            let start = place * (row + 1)
            result[start] = filter.rawValue
            neighbours.write(filter, to: UnsafeMutableBufferPointer(rebasing: result[start + 1..<start + 1 + row]))
          }
        }
      }
    }
  }
}

/// A row of bytes, the one above it, and how many bytes are a pixel.
private struct Neighbours {
  let row: UnsafeBufferPointer<UInt8>
  let above: UnsafeBufferPointer<UInt8>
  let pixel: Int

  var bestFilter: PNGFilter {
    var (plain, sub, up, paeth) = (0, 0, 0, 0)
    for index in row.indices {
      let left = index < pixel ? 0 : row[index - pixel]
      let corner = index < pixel ? 0 : above[index - pixel]
      plain += magnitude(row[index])
      sub += magnitude(row[index] &- left)
      up += magnitude(row[index] &- above[index])
      paeth += magnitude(row[index] &- predicted(left, above[index], corner))
    }
    let sums: [(PNGFilter, Int)] = [(.up, up), (.sub, sub), (.none, plain), (.paeth, paeth)]
    return sums.min { $0.1 < $1.1 }?.0 ?? .none
  }

  func write(_ filter: PNGFilter, to target: UnsafeMutableBufferPointer<UInt8>) {
    switch filter {
    case .none: _ = target.update(fromContentsOf: row)
    case .sub: for index in row.indices { target[index] = row[index] &- (index < pixel ? 0 : row[index - pixel]) }
    case .up: for index in row.indices { target[index] = row[index] &- above[index] }
    case .paeth:
      for index in row.indices {
        let left = index < pixel ? 0 : row[index - pixel]
        let corner = index < pixel ? 0 : above[index - pixel]
        target[index] = row[index] &- predicted(left, above[index], corner)
      }
    }
  }

  /// The one of three neighbours that is nearest to the plane through them.
  private func predicted(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    let (a, b, c) = (Int(left), Int(above), Int(corner))
    let (toLeft, toAbove, toCorner) = (abs(b - c), abs(a - c), abs(a + b - 2 * c))
    if toLeft <= toAbove && toLeft <= toCorner { return left }
    return toAbove <= toCorner ? above : corner
  }

  private func magnitude(_ byte: UInt8) -> Int { Int(Int8(bitPattern: byte).magnitude) }
}

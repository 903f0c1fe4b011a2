/// The reversible row filters of PNG, which turn likeness between neighbours into small numbers that compress well.
enum PNGFilter: UInt8, CaseIterable {
  case none, sub, up

  /// Every row behind its filter's number, with the filter whose bytes, read as signed, have the smallest sum of
  /// magnitudes (the heuristic that the PNG standard recommends). The two filters left out, average and Paeth, gain
  /// nothing on drawings and take longest.
  static func filtered(_ pixels: PNGPixels) -> [UInt8] {
    let size = pixels.layout.rawValue
    let row = pixels.width * size
    guard row > 0 else { return [] }
    return pixels.bytes.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: pixels.height * (row + 1)) { result, count in
        count = pixels.height * (row + 1)
        let blank = [UInt8](repeating: 0, count: row)
        blank.withUnsafeBufferPointer { blank in
          for y in 0..<pixels.height {
            let current = UnsafeBufferPointer(rebasing: source[y * row..<(y + 1) * row])
            let above = y == 0 ? blank : UnsafeBufferPointer(rebasing: source[(y - 1) * row..<y * row])
            let target = UnsafeMutableBufferPointer(rebasing: result[y * (row + 1)..<(y + 1) * (row + 1)])
            write(current, above: above, pixel: size, to: target)
          }
        }
      }
    }
  }

  private static func write(
    _ row: UnsafeBufferPointer<UInt8>, above: UnsafeBufferPointer<UInt8>, pixel: Int,
    to target: UnsafeMutableBufferPointer<UInt8>
  ) {
    var (plain, sub, up) = (0, 0, 0)
    for index in 0..<min(pixel, row.count) {
      plain += magnitude(row[index])
      sub += magnitude(row[index])
      up += magnitude(row[index] &- above[index])
    }
    for index in min(pixel, row.count)..<row.count {
      plain += magnitude(row[index])
      sub += magnitude(row[index] &- row[index - pixel])
      up += magnitude(row[index] &- above[index])
    }
    let filter: PNGFilter = up <= sub && up <= plain ? .up : sub <= plain ? .sub : .none
    target[0] = filter.rawValue
    for index in 0..<row.count {
      let predicted: UInt8 =
        switch filter {
        case .none: 0
        case .sub: index < pixel ? 0 : row[index - pixel]
        case .up: above[index]
        }
      target[index + 1] = row[index] &- predicted
    }
  }

  @inline(__always)
  private static func magnitude(_ byte: UInt8) -> Int { Int(Int8(bitPattern: byte).magnitude) }
}

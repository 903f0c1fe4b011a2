/// Grey tiles of one size in rows and columns, as a single picture.
///
/// One picture rather than many: viewers draw hairline seams between pictures that touch.
public struct Mosaic: Equatable, Sendable {
  public let tileHeight: Int
  public let tileWidth: Int
  /// The free pixels between neighbouring rows (one fewer than rows), and between columns.
  public internal(set) var rowGaps: [Int]
  public internal(set) var columnGaps: [Int]
  /// The whole picture's size in pixels, gaps included.
  public internal(set) var width: Int
  public internal(set) var height: Int
  private let pixels: [Float]
  private let zero: UInt8
  private let one: UInt8

  public var rows: Int { rowGaps.count + 1 }
  public var columns: Int { columnGaps.count + 1 }
  /// Height over width.
  public var aspect: Double { Double(height) / Double(width) }

  /// - Parameters:
  ///   - pixels: tile by tile along rows, each in rows from its top; 0…1, what lies outside is cut.
  ///   - tileHeight: rows of pixels of a tile.
  ///   - tileWidth: columns of pixels of a tile.
  ///   - rowGaps: pixels between each row of tiles and the next.
  ///   - columnGaps: pixels between each column of tiles and the next.
  ///   - zero: the grey of 0, also between tiles.
  ///   - one: the grey of 1.
  /// - Precondition: `pixels` holds (`rowGaps` + 1) × (`columnGaps` + 1) tiles; sizes are positive.
  public init(
    pixels: [Float], tileHeight: Int, tileWidth: Int, rowGaps: [Int], columnGaps: [Int], zero: UInt8 = 255,
    one: UInt8 = 0
  ) {
    let (rows, columns) = (rowGaps.count + 1, columnGaps.count + 1)
    precondition(
      tileHeight > 0 && tileWidth > 0 && pixels.count == rows * columns * tileHeight * tileWidth,
      "Mosaic: \(pixels.count) pixels for \(rows)×\(columns) tiles of \(tileHeight)×\(tileWidth)")
    self.pixels = pixels
    self.tileHeight = tileHeight
    self.tileWidth = tileWidth
    self.rowGaps = rowGaps
    self.columnGaps = columnGaps
    self.zero = zero
    self.one = one
    width = columns * tileWidth + columnGaps.reduce(0, +)
    height = rows * tileHeight + rowGaps.reduce(0, +)
  }

  /// Tiles with the same free pixels between all of them.
  public init(
    pixels: [Float], rows: Int, columns: Int, tileHeight: Int, tileWidth: Int, gap: Int, zero: UInt8 = 255,
    one: UInt8 = 0
  ) {
    self.init(
      pixels: pixels, tileHeight: tileHeight, tileWidth: tileWidth,
      rowGaps: [Int](repeating: gap, count: rows - 1), columnGaps: [Int](repeating: gap, count: columns - 1),
      zero: zero, one: one)
  }

  /// The picture, `width` × `height`; it is put together at each call.
  public var image: RasterImage {
    let tops = Self.starts(tile: tileHeight, gaps: rowGaps)
    let lefts = Self.starts(tile: tileWidth, gaps: columnGaps)
    var bytes = [UInt8](repeating: zero, count: height * width)
    let (low, range) = (Float(zero), Float(one) - Float(zero))
    // Ten thousand digits are eight million pixels.
    pixels.withUnsafeBufferPointer { pixels in
      bytes.withUnsafeMutableBufferPointer { bytes in
        var source = 0
        for top in tops {
          for left in lefts {
            for y in 0..<tileHeight {
              let line = (top + y) * width + left
              for x in 0..<tileWidth {
                let value = min(max(pixels[source + x], 0), 1)
                bytes[line + x] = UInt8(low + range * value + 0.5)
              }
              source += tileWidth
            }
          }
        }
      }
    }
    return RasterImage(layout: .grey, width: width, height: height, bytes: bytes)
  }

  private static func starts(tile: Int, gaps: [Int]) -> [Int] {
    gaps.reduce(into: [0]) { starts, gap in starts.append((starts.last ?? 0) + tile + gap) }
  }

  /// The middle of a column, in pixels from the left edge.
  public func center(ofColumn column: Int) -> Double {
    Double(Self.starts(tile: tileWidth, gaps: columnGaps)[column]) + Double(tileWidth) / 2
  }

  /// The middle of a row, in pixels from the upper edge.
  public func center(ofRow row: Int) -> Double {
    Double(Self.starts(tile: tileHeight, gaps: rowGaps)[row]) + Double(tileHeight) / 2
  }
}

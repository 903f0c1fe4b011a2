/// Grey images in rows and columns, as decoded or read; each tile's pixels are contiguous, in rows from the top, 0…1.
public struct ImageGrid: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  public let height: Int
  public let width: Int
  public let pixels: [Float]

  /// - Precondition: `pixels` holds rows × columns × height × width values.
  public init(rows: Int, columns: Int, height: Int, width: Int, pixels: [Float]) {
    precondition(
      pixels.count == rows * columns * height * width,
      "ImageGrid: \(pixels.count) pixels for \(rows)×\(columns) tiles of \(height)×\(width)")
    self.rows = rows
    self.columns = columns
    self.height = height
    self.width = width
    self.pixels = pixels
  }

  /// The pixels of one tile.
  public func tile(row: Int, column: Int) -> ArraySlice<Float> {
    let start = (row * columns + column) * height * width
    return pixels[start..<start + height * width]
  }
}

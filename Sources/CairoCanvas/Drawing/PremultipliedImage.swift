import CCairo
import Plotting
import Storage

/// Pixels as Cairo wants them: one 32-bit word each, opacity in the top byte and colours multiplied by it.
struct PremultipliedImage: Equatable {
  let width: Int
  let height: Int
  let isOpaque: Bool
  private let words: [UInt32]

  init(_ image: RasterImage) {
    width = image.width
    height = image.height
    switch image.layout {
    case .grey:
      words = image.bytes.map { 0xFF00_0000 | UInt32($0) &* 0x0001_0101 }
      isOpaque = true
    case .color:
      var conjunction: UInt8 = 255
      words = image.bytes.withUnsafeBufferPointer { bytes in
        [UInt32](unsafeUninitializedCapacity: image.width * image.height) { words, count in
          count = image.width * image.height
          for pixel in 0..<count {
            let opacity = bytes[4 * pixel + 3]
            conjunction &= opacity
            func scaled(_ channel: Int) -> UInt32 {
              (UInt32(bytes[4 * pixel + channel]) &* UInt32(opacity) &+ 127) / 255
            }
            words[pixel] = UInt32(opacity) &<< 24 | scaled(0) &<< 16 | scaled(1) &<< 8 | scaled(2)
          }
        }
      }
      isOpaque = conjunction == 255
    }
  }

  private init(width: Int, height: Int, isOpaque: Bool, words: [UInt32]) {
    self.width = width
    self.height = height
    self.isOpaque = isOpaque
    self.words = words
  }

  /// The image on another grid: cells repeated where it grows, averaged over the pixels they cover where it shrinks.
  func resampled(width newWidth: Int, height newHeight: Int) -> PremultipliedImage {
    if newWidth == width, newHeight == height { return self }
    let columns = Self.spans(from: width, to: newWidth)
    let rows = Self.spans(from: height, to: newHeight)
    let resampled = words.withUnsafeBufferPointer { words in
      [UInt32](unsafeUninitializedCapacity: newWidth * newHeight) { result, count in
        count = newWidth * newHeight
        for (y, row) in rows.enumerated() {
          for (x, column) in columns.enumerated() {
            result[y * newWidth + x] =
              row.count == 1 && column.count == 1
              ? words[row.lowerBound * width + column.lowerBound] : average(words, rows: row, columns: column)
          }
        }
      }
    }
    return PremultipliedImage(width: newWidth, height: newHeight, isOpaque: isOpaque, words: resampled)
  }

  func surface() throws(Failure) -> Surface {
    let surface = try Surface.image(
      isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, width: width, height: height)
    guard let target = cairo_image_surface_get_data(surface.pointer) else {
      throw Failure(.failure, "drawing an image of \(width) × \(height) pixels: out of memory")
    }
    let stride = Int(cairo_image_surface_get_stride(surface.pointer))
    cairo_surface_flush(surface.pointer)
    words.withUnsafeBytes { source in
      for y in 0..<height {
        UnsafeMutableRawPointer(target + y * stride).copyMemory(
          from: source.baseAddress! + y * width * 4, byteCount: width * 4)
      }
    }
    cairo_surface_mark_dirty(surface.pointer)
    return surface
  }

  /// For each of `new` cells, the old ones that it shows: the one at its middle, or all whose middle lies inside.
  private static func spans(from old: Int, to new: Int) -> [Range<Int>] {
    (0..<new).map { cell in
      if new >= old {
        let source = (2 * cell + 1) * old / (2 * new)
        return source..<source + 1
      }
      return (cell * old / new)..<((cell + 1) * old / new)
    }
  }

  private func average(_ words: UnsafeBufferPointer<UInt32>, rows: Range<Int>, columns: Range<Int>) -> UInt32 {
    var sums: SIMD4<UInt32> = .zero
    for y in rows {
      for x in columns {
        let word = words[y * width + x]
        sums &+= SIMD4(word & 255, word >> 8 & 255, word >> 16 & 255, word >> 24)
      }
    }
    let count = UInt32(rows.count * columns.count)
    let means = (sums &+ count / 2) / count
    return means.x | means.y << 8 | means.z << 16 | means.w << 24
  }
}

import CCairo
import Foundation
import Testing

/// Pixels read by somebody else's code: libpng (through Cairo) or a PPM of `pdftoppm`.
public struct ReadPicture {
  public let width: Int
  public let height: Int
  /// Red, green, blue and opacity of each pixel; colours multiplied by the opacity.
  public let pixels: [SIMD4<UInt8>]

  public subscript(x: Int, y: Int) -> SIMD4<UInt8> { pixels[y * width + x] }

  public init(png: Data) throws {
    let reader = Reader(png)
    let surface = withExtendedLifetime(reader) {
      cairo_image_surface_create_from_png_stream(Reader.read, Unmanaged.passUnretained(reader).toOpaque())
    }
    defer { cairo_surface_destroy(surface) }
    try #require(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
    let format = cairo_image_surface_get_format(surface)
    try #require(format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24)
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    let data = UnsafeRawPointer(try #require(cairo_image_surface_get_data(surface)))
    var pixels: [SIMD4<UInt8>] = []
    for y in 0..<height {
      for x in 0..<width {
        let word = data.load(fromByteOffset: y * stride + 4 * x, as: UInt32.self)
        let opacity = format == CAIRO_FORMAT_RGB24 ? 255 : word >> 24
        pixels.append(SIMD4(truncatingIfNeeded: SIMD4(word >> 16 & 255, word >> 8 & 255, word & 255, opacity)))
      }
    }
    self.pixels = pixels
  }

  /// A binary PPM of 8 bits a channel.
  public init(ppm: Data) throws {
    let fields = ppm.prefix(32).split(maxSplits: 4, whereSeparator: { $0 == 0x0A || $0 == 0x20 })
    try #require(fields.count >= 4)
    let numbers = fields[1...3].map { Int(String(decoding: $0, as: UTF8.self)) }
    width = try #require(numbers[0])
    height = try #require(numbers[1])
    let bytes = Array(ppm[fields[3].endIndex.advanced(by: 1)...])
    try #require(bytes.count == 3 * width * height)
    pixels = (0..<width * height).map { SIMD4(bytes[3 * $0], bytes[3 * $0 + 1], bytes[3 * $0 + 2], 255) }
  }
}

private final class Reader {
  private var rest: Data

  init(_ data: Data) { rest = data }

  static let read: cairo_read_func_t = { closure, target, count in
    guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
    let reader = Unmanaged<Reader>.fromOpaque(closure).takeUnretainedValue()
    guard reader.rest.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
    reader.rest.copyBytes(to: target, count: Int(count))
    reader.rest = reader.rest.dropFirst(Int(count))
    return CAIRO_STATUS_SUCCESS
  }
}

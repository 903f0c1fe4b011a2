import Plotting

/// Pixels in the smallest layout of the PNG format that holds them without loss, 8 bits a channel.
struct PNGPixels: Equatable {
  /// The raw value is the number of bytes in a pixel.
  enum Layout: Int {
    case grey = 1
    case color = 3
    case colorWithOpacity = 4

    /// The colour type of the header chunk.
    var colorType: UInt8 {
      switch self {
      case .grey: 0
      case .color: 2
      case .colorWithOpacity: 6
      }
    }
  }

  let width: Int
  let height: Int
  let layout: Layout
  let bytes: [UInt8]

  init(_ image: RasterImage) {
    width = image.width
    height = image.height
    if image.layout == .grey {
      layout = .grey
      bytes = image.bytes
      return
    }
    (layout, bytes) = image.bytes.withUnsafeBufferPointer { source in
      Self.packed(count: image.width * image.height) { pixel in
        SIMD4(source[4 * pixel], source[4 * pixel + 1], source[4 * pixel + 2], source[4 * pixel + 3])
      }
    }
  }

  /// The pixels of a Cairo image: rows of 32-bit words, `stride` bytes apart, colours multiplied by the opacity in the
  /// top byte, or without opacity if `isOpaque`.
  init(words: UnsafeRawPointer, width: Int, height: Int, stride: Int, isOpaque: Bool) {
    self.width = width
    self.height = height
    (layout, bytes) = Self.packed(count: width * height) { pixel in
      let (y, x) = pixel.quotientAndRemainder(dividingBy: width)
      let word = words.load(fromByteOffset: y * stride + 4 * x, as: UInt32.self)
      let opacity = isOpaque ? 255 : word >> 24
      let color = SIMD4(word >> 16 & 255, word >> 8 & 255, word & 255, opacity)
      if opacity == 255 { return SIMD4(truncatingIfNeeded: color) }
      if opacity == 0 { return .zero }
      var divided = (color &* 255 &+ opacity / 2) / opacity
      divided.replace(with: 255, where: divided .> 255)
      divided.w = opacity
      return SIMD4(truncatingIfNeeded: divided)
    }
  }

  @inline(__always)
  private static func packed(count: Int, pixel: (Int) -> SIMD4<UInt8>) -> (Layout, [UInt8]) {
    var isGrey = true
    var isOpaque = true
    for index in 0..<count {
      let color = pixel(index)
      isGrey = isGrey && color.x == color.y && color.y == color.z
      isOpaque = isOpaque && color.w == 255
      if !isGrey && !isOpaque { break }
    }
    let layout: Layout = !isOpaque ? .colorWithOpacity : isGrey ? .grey : .color
    let size = layout.rawValue
    let bytes = [UInt8](unsafeUninitializedCapacity: count * size) { bytes, filled in
      filled = count * size
      for index in 0..<count {
        let color = pixel(index)
        bytes[index * size] = color.x
        if layout == .grey { continue }
        bytes[index * size + 1] = color.y
        bytes[index * size + 2] = color.z
        if layout == .colorWithOpacity { bytes[index * size + 3] = color.w }
      }
    }
    return (layout, bytes)
  }
}

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
    switch image.layout {
    case .grey:
      layout = .grey
      bytes = image.bytes
    case .color:
      (layout, bytes) = image.bytes.withUnsafeBytes { source in
        guard let start = source.baseAddress else { return (.color, []) }
        return Self.packed(
          start, width: image.width, height: image.height, stride: 4 * image.width, order: .redFirst, isOpaque: false)
      }
    }
  }

  /// The pixels of a Cairo image: rows of 32-bit words, `stride` bytes apart, colours multiplied by the opacity in the
  /// top byte, or without opacity if `isOpaque`.
  init(words: UnsafeRawPointer, width: Int, height: Int, stride: Int, isOpaque: Bool) {
    self.width = width
    self.height = height
    (layout, bytes) = Self.packed(
      words, width: width, height: height, stride: stride, order: .blueFirst, isOpaque: isOpaque)
  }

  /// How four bytes are a pixel: red, green, blue, opacity; or Cairo's order, multiplied by the opacity.
  private enum Order { case redFirst, blueFirst }

  private static func packed(
    _ source: UnsafeRawPointer, width: Int, height: Int, stride: Int, order: Order, isOpaque: Bool
  ) -> (Layout, [UInt8]) {
    let layout = smallestLayout(source, width: width, height: height, stride: stride, isOpaque: isOpaque)
    let size = layout.rawValue
    let row = width * size
    let bytes = [UInt8](unsafeUninitializedCapacity: row * height) { target, count in
      count = row * height
      for y in 0..<height {
        let pixels = source + y * stride
        let packed = UnsafeMutableBufferPointer(rebasing: target[y * row..<(y + 1) * row])
        for x in 0..<width {
          let word = pixels.load(fromByteOffset: 4 * x, as: UInt32.self).littleEndian
          let color = order == .redFirst ? word : redFirst(word, isOpaque: isOpaque)
          packed[x * size] = UInt8(truncatingIfNeeded: color)
          if layout == .grey { continue }
          packed[x * size + 1] = UInt8(truncatingIfNeeded: color >> 8)
          packed[x * size + 2] = UInt8(truncatingIfNeeded: color >> 16)
          if layout == .colorWithOpacity { packed[x * size + 3] = UInt8(truncatingIfNeeded: color >> 24) }
        }
      }
    }
    return (layout, bytes)
  }

  /// Red, green, blue and opacity, from the lowest byte, of one of Cairo's words.
  @inline(__always)
  private static func redFirst(_ word: UInt32, isOpaque: Bool) -> UInt32 {
    let (red, green, blue) = (word >> 16 & 255, word >> 8 & 255, word & 255)
    let opacity = word >> 24
    if isOpaque || opacity == 255 { return red | green << 8 | blue << 16 | 0xFF00_0000 }
    if opacity == 0 { return 0 }
    func divided(_ channel: UInt32) -> UInt32 { min(255, (channel &* 255 &+ opacity / 2) / opacity) }
    return divided(red) | divided(green) << 8 | divided(blue) << 16 | opacity << 24
  }

  /// Both byte orders have opacity in the top byte and the colours below, so one look at differences tells.
  private static func smallestLayout(
    _ source: UnsafeRawPointer, width: Int, height: Int, stride: Int, isOpaque: Bool
  ) -> Layout {
    var isGrey = true
    for y in 0..<height {
      var differences: UInt32 = 0
      var opacities: UInt32 = 0xFFFF_FFFF
      for x in 0..<width {
        let word = (source + y * stride).load(fromByteOffset: 4 * x, as: UInt32.self).littleEndian
        differences |= (word ^ word >> 8) & 0xFFFF
        opacities &= word
      }
      if !isOpaque && opacities >> 24 != 255 { return .colorWithOpacity }
      isGrey = isGrey && differences == 0
      if !isGrey && isOpaque { return .color }
    }
    return isGrey ? .grey : .color
  }
}

/// A picture that discs are painted on, one over the other, in single precision.
///
/// Eight bits a channel would lose faint points: a thousandth of opacity rounds to nothing however often it is added.
struct PointAccumulator {
  let width: Int
  let height: Int
  /// Red, green, blue (multiplied by opacity) and opacity.
  private var pixels: [SIMD4<Float>]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = [SIMD4<Float>](repeating: .zero, count: width * height)
  }

  /// Paints a disc with a soft edge one pixel wide; coordinates and radius in pixels, pixel centres at halves.
  mutating func addDisc(x: Double, y: Double, radius: Double, color: Color, opacity: Double) {
    guard x.isFinite, y.isFinite, abs(x) < 1e7, abs(y) < 1e7 else { return }
    let paint = SIMD4<Float>(Float(color.red), Float(color.green), Float(color.blue), 1)
    let (centerX, centerY, radius, opacity) = (Float(x), Float(y), Float(radius), Float(opacity))
    let rows = max(0, Int((centerY - radius - 1).rounded(.down)))..<max(0, Int((centerY + radius + 2).rounded(.down)))
    let columns =
      max(0, Int((centerX - radius - 1).rounded(.down)))..<max(0, Int((centerX + radius + 2).rounded(.down)))
    for row in rows where row < height {
      for column in columns where column < width {
        let dx = Float(column) + 0.5 - centerX
        let dy = Float(row) + 0.5 - centerY
        let coverage = min(max(radius + 0.5 - (dx * dx + dy * dy).squareRoot(), 0), min(1, 2 * radius))
        guard coverage > 0 else { continue }
        let alpha = coverage * opacity
        let place = row * width + column
        pixels[place] = paint * alpha + pixels[place] * (1 - alpha)
      }
    }
  }

  /// The picture with eight bits a channel, colours not multiplied by opacity.
  var image: RasterImage {
    var bytes = [UInt8](repeating: 0, count: pixels.count * 4)
    for (index, pixel) in pixels.enumerated() where pixel.w > 0 {
      let color = (pixel / pixel.w).clamped(lowerBound: .zero, upperBound: .one) * 255
      bytes[index * 4] = UInt8(color.x.rounded())
      bytes[index * 4 + 1] = UInt8(color.y.rounded())
      bytes[index * 4 + 2] = UInt8(color.z.rounded())
      bytes[index * 4 + 3] = UInt8((min(pixel.w, 1) * 255).rounded())
    }
    return RasterImage(layout: .color, width: width, height: height, bytes: bytes)
  }
}

/// A picture that discs are painted on, one over the other, in single precision.
///
/// Eight bits a channel would lose faint points: a thousandth of opacity rounds to nothing however often it is added.
///
/// An accumulator may hold a band of the picture's rows only, so that several can be painted at the same time; what falls
/// beside the band is left out, and the bands together are the picture to the last bit.
struct PointAccumulator {
  let width: Int
  /// The rows of the picture that are held.
  let band: Range<Int>
  /// Red, green, blue (multiplied by opacity) and opacity.
  private var pixels: [SIMD4<Float>]

  init(width: Int, height: Int) {
    self.init(width: width, band: 0..<height)
  }

  init(width: Int, band: Range<Int>) {
    self.width = width
    self.band = band
    pixels = [SIMD4<Float>](repeating: .zero, count: width * band.count)
  }

  /// Paints a disc with a soft edge one pixel wide; coordinates and radius in pixels, pixel centres at halves.
  mutating func addDisc(x: Double, y: Double, radius: Double, color: Color, opacity: Double) {
    addDiscs(at: CollectionOfOne(Point(x, y)), radius: radius, opacity: opacity) { _ in color }
  }

  /// Paints discs of one size one after the other; `color` says that of the disc at a place in the collection.
  mutating func addDiscs<Points: Collection<Point>>(
    at points: Points, radius: Double, opacity: Double, color: (Points.Index) -> Color
  ) {
    let (width, band) = (width, band)
    let (radius, opacity, reach) = (Float(radius), Float(opacity), Float(radius) + 1)
    let most = min(1, 2 * radius)
    pixels.withUnsafeMutableBufferPointer { pixels in
      for index in points.indices {
        let point = points[index]
        guard point.x.isFinite, point.y.isFinite, abs(point.x) < 1e7, abs(point.y) < 1e7 else { continue }
        let (x, y) = (Float(point.x), Float(point.y))
        let rows = Self.span(around: y, reach, in: band)
        guard !rows.isEmpty else { continue }
        let columns = Self.span(around: x, reach, in: 0..<width)
        let color = color(index)
        let paint = SIMD4<Float>(Float(color.red), Float(color.green), Float(color.blue), 1)
        for row in rows {
          let down = Float(row) + 0.5 - y
          for column in columns {
            let across = Float(column) + 0.5 - x
            let distance = (across * across + down * down).squareRoot()
            let coverage = min(max(radius + 0.5 - distance, 0), most)
            guard coverage > 0 else { continue }
            let place = (row &- band.lowerBound) &* width &+ column
            pixels[place] += (paint - pixels[place]) * (coverage * opacity)
          }
        }
      }
    }
  }

  /// The rows or columns that a disc may touch, of those there are.
  private static func span(around center: Float, _ reach: Float, in limits: Range<Int>) -> Range<Int> {
    (Int((center - reach).rounded(.down))..<Int((center + reach).rounded(.down)) + 1).clamped(to: limits)
  }

  /// The picture with eight bits a channel, colours not multiplied by opacity.
  var image: RasterImage { RasterImage(layout: .color, width: width, height: band.count, bytes: bytes(levels: 256)) }

  /// The pixels with so many different amounts of each channel, up to 256. A quarter of them cannot be told from all in
  /// a cloud of points, and needs a quarter less room in a file.
  func bytes(levels: Int) -> [UInt8] {
    let top = Float(levels - 1)
    let amounts = (0..<levels).map { UInt8((Float($0) * 255 / top).rounded()) }
    var bytes = [UInt8](repeating: 0, count: pixels.count * 4)
    bytes.withUnsafeMutableBufferPointer { bytes in
      for (index, pixel) in pixels.enumerated() where pixel.w > 0 {
        // One number at a time: conversions of whole vectors are not specialised, and many times slower.
        func place(_ amount: Float) -> Int { Int(min(amount, 1) * top + 0.5) }
        let opacity = place(pixel.w)
        guard opacity > 0 else { continue }
        let scale = 1 / pixel.w
        bytes[4 * index] = amounts[place(pixel.x * scale)]
        bytes[4 * index + 1] = amounts[place(pixel.y * scale)]
        bytes[4 * index + 2] = amounts[place(pixel.z * scale)]
        bytes[4 * index + 3] = amounts[opacity]
      }
    }
    return bytes
  }
}

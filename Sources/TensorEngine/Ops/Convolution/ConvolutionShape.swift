/// The sizes in a convolution and its two adjoints, which share them: a large image of few channels above, a small one
/// of many below, and a filter `[KH, KW, large channels, small channels]` between.
struct ConvolutionShape {
  let images: Int
  let largeHeight: Int
  let largeWidth: Int
  let largeChannels: Int
  let smallHeight: Int
  let smallWidth: Int
  let smallChannels: Int
  let kernelHeight: Int
  let kernelWidth: Int
  let geometry: ConvolutionGeometry

  /// - Precondition: the shapes are `[N, H, W, C]`, `[N, h, w, c]` and `[KH, KW, C, c]`, and the geometry maps H × W to
  ///   h × w, at least one pixel; both have channels.
  init(_ operation: OperationName, large: [Int], small: [Int], filter: [Int], _ geometry: ConvolutionGeometry) {
    require(
      large.count == 4 && small.count == 4 && filter.count == 4,
      "\(operation.rawValue): \(large), \(small) and filter \(filter) need four axes each")
    require(
      large[0] == small[0] && large[3] == filter[2] && small[3] == filter[3],
      "\(operation.rawValue): \(large) and \(small) do not match the filter \(filter)")
    require(
      filter.allSatisfy { $0 > 0 } && small[1] > 0 && small[2] > 0
        && geometry.outputLength(of: large[1], kernel: filter[0]) == small[1]
        && geometry.outputLength(of: large[2], kernel: filter[1]) == small[2],
      "\(operation.rawValue): a filter \(filter) with \(geometry) does not map \(large) to \(small)")
    images = large[0]
    (largeHeight, largeWidth, largeChannels) = (large[1], large[2], large[3])
    (smallHeight, smallWidth, smallChannels) = (small[1], small[2], small[3])
    (kernelHeight, kernelWidth) = (filter[0], filter[1])
    self.geometry = geometry
  }

  /// Filter positions in one image.
  var positions: Int { smallHeight * smallWidth }

  /// Numbers under the filter at one position.
  var patch: Int { kernelHeight * kernelWidth * largeChannels }

  var largeCount: Int { largeHeight * largeWidth * largeChannels }
  var smallCount: Int { positions * smallChannels }

  /// Whether the patches are the image itself.
  var isPointwise: Bool {
    kernelHeight == 1 && kernelWidth == 1 && geometry.stride == 1 && geometry.padding == 0
  }

  /// How many images are unrolled into patches at a time: as many as stay within a processor's second-level cache.
  var imagesPerTile: Int { max(1, min(images, 48 * 1024 / max(1, positions * patch))) }
}

import Autoencoders

extension LayerRate {
  /// The larger and the smaller maps of one stage on the way down or up, with channels enough to fill a processor's lanes.
  static let largeMaps = MapShape(height: 28, width: 28, channels: 32)
  static let smallMaps = MapShape(height: 14, width: 14, channels: 32)

  /// Everything that makes maps half as large or twice as large in a network, between maps of the same sizes: the
  /// convolution first, forward and backward.
  static func ways(down isDown: Bool) -> [LayerRate] {
    let (input, output) = isDown ? (largeMaps, smallMaps) : (smallMaps, largeMaps)
    // Max pooling has a meaning with every way up, nearest neighbours with every way down.
    let pairs: [(Downsampling, Upsampling)] =
      isDown ? Downsampling.allCases.map { ($0, .nearest) } : Upsampling.allCases.map { (.max, $0) }
    var layers: [LayerSpecification] = []
    for (down, up) in pairs {
      // Two stages, of which the second lies between these sizes.
      let model = AutoencoderConfiguration(
        AutoencoderKind.undercomplete, image: MapShape(height: 2 * largeMaps.height, width: 2 * largeMaps.width),
        latentDimension: 2,
        architecture: .convolutional(
          ConvolutionalArchitecture(
            channels: [largeMaps.channels, smallMaps.channels], hidden: 16, down: down, up: up)))
      let found = AutoencoderBlueprint(model).layers.first { $0.maps.map { $0 == (input, output) } ?? false }
      // Nearest neighbours come again with the convolution that may follow them.
      if let found, !layers.contains(where: { $0.description.operation == found.description.operation }) {
        layers.append(found)
      }
    }
    return layers.flatMap { [LayerRate($0, .forward, wantsInput: true), LayerRate($0, .backward, wantsInput: true)] }
  }

  /// Bytes of an image's numbers before and after the layer, each once.
  var bytesOfMaps: Int { MemoryLayout<Float>.size * (Self.largeMaps.count + Self.smallMaps.count) }
}

extension LayerSpecification {
  /// The sizes of the maps before and after a layer that takes maps and gives maps.
  fileprivate var maps: (input: MapShape, output: MapShape)? {
    switch self {
    case .convolution(let layer): (layer.input, layer.output)
    case .transposedConvolution(let layer): (layer.input, layer.output)
    case .resampling(let layer): (layer.input, layer.output)
    case .dense: nil
    }
  }
}

import TensorEngine

extension Architecture {
  /// The layers from the image to the features that the code is computed from.
  func encoder(image: MapShape) -> [LayerSpecification] {
    switch self {
    case .convolutional(let convolutional): convolutional.encoder(image: image)
    // The flattening of the image is PyTorch's first layer, and every activation is one.
    case .fullyConnected(let dense): chain("encoder", 1, [.maps(image)] + dense.sizes.map(Features.vector), last: .relu)
    case .linear: []
    }
  }

  /// What the layers before the code give.
  func features(image: MapShape) -> Features { encoder(image: image).last?.output ?? .maps(image) }

  /// The layers from a code to the numbers that pixels are made of.
  ///
  /// - Parameter constraint: what the weights of the first layer must satisfy.
  func decoder(image: MapShape, code: Features, constraint: ParameterConstraint?) -> [LayerSpecification] {
    let layers =
      switch self {
      case .convolutional(let convolutional): convolutional.decoder(image: image, code: code)
      case .fullyConnected(let dense):
        chain("decoder", 0, [code] + dense.sizes.reversed().map(Features.vector) + [.maps(image)], last: .identity)
      case .linear: chain("decoder", 0, [code, .maps(image)], last: .identity)
      }
    guard case .dense(var first) = layers.first else { return layers }
    first.constraint = constraint
    return [.dense(first)] + layers.dropFirst()
  }

  /// Dense layers from each width to the next, ReLU between them.
  private func chain(
    _ name: String, _ place: Int, _ widths: [Features], last activation: Activation
  ) -> [LayerSpecification] {
    let count = widths.count - 1
    return (0..<count).map { index in
      .dense(
        Dense.Specification(
          name: "\(name).\(place + 2 * index)", input: widths[index], output: widths[index + 1],
          activation: index == count - 1 ? activation : .relu))
    }
  }
}

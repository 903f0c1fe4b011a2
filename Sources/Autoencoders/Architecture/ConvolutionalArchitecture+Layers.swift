import TensorEngine

/// The layers of the convolutional form, in PyTorch's numbering: activations and reshaping count as layers there.
extension ConvolutionalArchitecture {
  /// Image → maps → hidden layer.
  func encoder(image: MapShape) -> [LayerSpecification] {
    let maps = maps(of: image)
    let modules = down == .strided ? 2 : 3
    var layers = channels.indices.flatMap { stage in
      descent(name: { "encoder.\(modules * stage + $0)" }, from: maps[stage], to: maps[stage + 1])
    }
    if hidden > 0 {
      // After the stages, PyTorch's list has the flattening.
      layers.append(
        .dense(
          Dense.Specification(
            name: "encoder.\(modules * channels.count + 1)", input: .maps(maps[channels.count]),
            output: .vector(hidden), activation: .relu)))
    }
    return layers
  }

  private func descent(name: (Int) -> String, from above: MapShape, to below: MapShape) -> [LayerSpecification] {
    let wide = MapShape(height: above.height, width: above.width, channels: below.channels)
    func convolution(to output: MapShape, stride: Int) -> LayerSpecification {
      .convolution(
        Convolution.Specification(
          name: name(0), input: above, output: output, kernel: 3, stride: stride, padding: 1, activation: .relu))
    }
    func pooling(_ method: Resampling.Method) -> LayerSpecification {
      .resampling(Resampling.Specification(name: name(2), method: method, input: wide, output: below))
    }
    return switch down {
    case .strided: [convolution(to: below, stride: 2)]
    case .max: [convolution(to: wide, stride: 1), pooling(.maxPooling)]
    case .average: [convolution(to: wide, stride: 1), pooling(.averagePooling)]
    }
  }

  /// Code → maps → image.
  func decoder(image: MapShape, code: Features) -> [LayerSpecification] {
    let maps = maps(of: image)
    let stages = channels.count
    let modules = up == .transposed ? 2 : 3
    var below = maps[stages]
    // The dense layer, its activation and the reshaping to maps are 0, 1 and 2.
    var (layers, first): ([LayerSpecification], Int) = ([], 0)
    if bottleneck == .dense {
      layers = [.dense(Dense.Specification(name: "decoder.0", input: code, output: .maps(below), activation: .relu))]
      first = 3
    }
    for step in 0..<stages {
      let partner = stages - 1 - step
      let above = MapShape(
        height: maps[partner].height, width: maps[partner].width, channels: channelsUp(beside: partner))
      layers += ascent(name: { "decoder.\(first + modules * step + $0)" }, from: below, to: above, partner: partner)
      below = above
    }
    return layers + [lastLayer(name: "decoder.\(first + modules * stages)", from: below, to: image)]
  }

  /// The channels after the step up whose partner is this stage: those that the partner gave. Max-unpooling puts numbers
  /// back where the next step's partner took its own, so there it is that stage's channels that must come out.
  private func channelsUp(beside stage: Int) -> Int { channels[up == .unpool ? max(stage - 1, 0) : stage] }

  private func ascent(
    name: (Int) -> String, from below: MapShape, to above: MapShape, partner: Int
  ) -> [LayerSpecification] {
    let mixed = MapShape(height: below.height, width: below.width, channels: above.channels)
    let enlarged = MapShape(height: above.height, width: above.width, channels: below.channels)
    func mixing(then method: Resampling.Method) -> [LayerSpecification] {
      [
        .convolution(
          Convolution.Specification(
            name: name(0), input: below, output: mixed, kernel: 1, stride: 1, padding: 0, activation: .relu)),
        .resampling(Resampling.Specification(name: name(2), method: method, input: mixed, output: above)),
      ]
    }
    func filling(after method: Resampling.Method) -> [LayerSpecification] {
      [
        .resampling(Resampling.Specification(name: name(0), method: method, input: below, output: enlarged)),
        .convolution(
          Convolution.Specification(
            name: name(1), input: enlarged, output: above, kernel: 3, stride: 1, padding: 1, activation: .relu)),
      ]
    }
    switch up {
    case .transposed:
      return [
        .transposedConvolution(
          TransposedConvolution.Specification(
            name: name(0), input: below, output: above, kernel: 3, stride: 2, padding: 1, activation: .relu))
      ]
    case .nearest: return mixing(then: .nearest)
    case .bilinear: return mixing(then: .bilinear)
    case .nearestConvolution: return filling(after: .nearest)
    case .nails: return filling(after: .bedOfNails)
    case .unpool: return filling(after: .maxUnpooling(stage: partner))
    }
  }

  private func lastLayer(name: String, from below: MapShape, to image: MapShape) -> LayerSpecification {
    up == .transposed
      ? .transposedConvolution(
        TransposedConvolution.Specification(
          name: name, input: below, output: image, kernel: 3, stride: 1, padding: 1, activation: .identity))
      : .convolution(
        Convolution.Specification(
          name: name, input: below, output: image, kernel: 3, stride: 1, padding: 1, activation: .identity))
  }
}

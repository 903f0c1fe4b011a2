import TestSupport

@testable import TensorEngine

/// The shapes on which the convolution, its transposed form and the filter's gradient are checked: the large image, the
/// filter and the geometry; the small image follows.
private struct ConvolutionCase {
  let name: String
  let large: [Int]
  let filter: [Int]
  let geometry: ConvolutionGeometry

  var small: [Int] {
    [
      large[0], geometry.outputLength(of: large[1], kernel: filter[0]),
      geometry.outputLength(of: large[2], kernel: filter[1]), filter[3],
    ]
  }

  static let all: [ConvolutionCase] = [
    ConvolutionCase(
      name: "3×3 of the reference encoder", large: [2, 4, 4, 2], filter: [3, 3, 2, 2],
      geometry: ConvolutionGeometry(stride: 2, padding: 1)),
    ConvolutionCase(
      name: "plain", large: [1, 4, 3, 1], filter: [2, 2, 1, 2], geometry: ConvolutionGeometry()),
    ConvolutionCase(name: "1×1", large: [2, 2, 3, 2], filter: [1, 1, 2, 3], geometry: ConvolutionGeometry()),
    ConvolutionCase(
      name: "1×1, strided", large: [1, 3, 4, 2], filter: [1, 1, 2, 2], geometry: ConvolutionGeometry(stride: 2)),
    ConvolutionCase(
      name: "1×1, padded", large: [1, 2, 2, 1], filter: [1, 1, 1, 2], geometry: ConvolutionGeometry(padding: 1)),
    ConvolutionCase(
      name: "stride beyond the kernel", large: [1, 7, 6, 1], filter: [2, 2, 1, 2],
      geometry: ConvolutionGeometry(stride: 3)),
    ConvolutionCase(
      name: "dilated and padded", large: [1, 5, 4, 1], filter: [3, 3, 1, 2],
      geometry: ConvolutionGeometry(padding: 2, dilation: 2)),
    ConvolutionCase(
      name: "dilated and strided", large: [1, 6, 7, 1], filter: [3, 2, 1, 1],
      geometry: ConvolutionGeometry(stride: 2, padding: 1, dilation: 2)),
    ConvolutionCase(
      name: "ragged", large: [2, 3, 5, 1], filter: [2, 3, 1, 2], geometry: ConvolutionGeometry(stride: 2, padding: 1)),
    ConvolutionCase(
      name: "one pixel under a padded kernel", large: [2, 1, 1, 2], filter: [3, 3, 2, 2],
      geometry: ConvolutionGeometry(padding: 1)),
    ConvolutionCase(
      name: "no images", large: [0, 4, 3, 2], filter: [2, 2, 2, 1], geometry: ConvolutionGeometry(padding: 1)),
    ConvolutionCase(
      name: "1×1, no images", large: [0, 2, 2, 2], filter: [1, 1, 2, 3], geometry: ConvolutionGeometry()),
    ConvolutionCase(
      name: "padding as wide as the image", large: [1, 2, 2, 1], filter: [3, 3, 1, 1],
      geometry: ConvolutionGeometry(padding: 2)),
  ]
}

var convolutionSamples: [Sample] {
  var make = SampleInputs(seed: 50)
  let plain = ConvolutionCase.all.map { shape in
    Sample("\(shape.name), without bias", [make.tensor(shape.large), make.tensor(shape.filter)]) {
      convolution($0[0], weight: $0[1], geometry: shape.geometry)
    }
  }
  let shape = ConvolutionCase.all[0]
  let inputs = [make.tensor(shape.large), make.tensor(shape.filter), make.tensor([shape.filter[3]])]
  return plain
    + ([("bias", .identity)] + fusedActivations).map { name, activation in
      Sample("with \(name)", inputs) {
        convolution($0[0], weight: $0[1], bias: $0[2], geometry: shape.geometry, activation: activation)
      }
    }
}

var transposedConvolutionSamples: [Sample] {
  var make = SampleInputs(seed: 51)
  let plain = ConvolutionCase.all.map { shape in
    Sample("\(shape.name), without bias", [make.tensor(shape.small), make.tensor(shape.filter)]) {
      transposedConvolution(
        $0[0], weight: $0[1], geometry: shape.geometry, outputSize: (shape.large[1], shape.large[2]))
    }
  }
  let shape = ConvolutionCase.all[0]
  let inputs = [make.tensor(shape.small), make.tensor(shape.filter), make.tensor([shape.filter[2]])]
  return plain
    + ([("bias", .identity)] + fusedActivations).map { name, activation in
      Sample("with \(name)", inputs) {
        transposedConvolution(
          $0[0], weight: $0[1], bias: $0[2], geometry: shape.geometry, outputSize: (shape.large[1], shape.large[2]),
          activation: activation)
      }
    }
}

var filterGradientSamples: [Sample] {
  var make = SampleInputs(seed: 52)
  return ConvolutionCase.all.map { shape in
    Sample(shape.name, [make.tensor(shape.large), make.tensor(shape.small)]) {
      FilterGradient(geometry: shape.geometry, of: shape.filter)($0[0], $0[1])
    }
  }
}

extension SampleInputs {
  fileprivate mutating func tensor(_ shape: [Int]) -> Tensor {
    signed(shape.reduce(1, *)).reshaped(to: shape)
  }
}

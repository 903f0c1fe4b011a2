import TensorEngine
import TestSupport

/// A convolution or its transposed form with inputs and a cotangent: what its derivatives are computed from.
struct PulledLayer {
  let shape: ConvolutionDraw
  let isTransposed: Bool
  let activation: Activation
  /// Images, filter and bias, if there is one.
  let inputs: [Tensor]
  let cotangent: Tensor

  var name: String { isTransposed ? "transposed convolution" : "convolution" }

  /// The convolution of a shape and its transposed form, with random numbers in Float.
  static func both(_ shape: ConvolutionDraw, activation: Activation, _ draw: inout ShapeDraw) -> [PulledLayer] {
    [false, true].map { isTransposed in
      let (from, to) = isTransposed ? (shape.small, shape.large) : (shape.large, shape.small)
      let inputs = [from, shape.filter, [to[3]]].map { draw.tensor($0).converted(to: .float32) }
      return PulledLayer(
        shape: shape, isTransposed: isTransposed, activation: activation, inputs: inputs,
        cotangent: draw.tensor(to).converted(to: .float32))
    }
  }

  private init(
    shape: ConvolutionDraw, isTransposed: Bool, activation: Activation, inputs: [Tensor], cotangent: Tensor
  ) {
    self.shape = shape
    self.isTransposed = isTransposed
    self.activation = activation
    self.inputs = inputs
    self.cotangent = cotangent
  }

  /// With or without bias.
  init(_ layer: PulledLayer, bias: Bool) {
    self = layer.with(inputs: Array(layer.inputs[..<(bias ? 3 : 2)]), cotangent: layer.cotangent)
  }

  /// The same numbers in double precision.
  var inDouble: PulledLayer {
    with(inputs: inputs.map { $0.converted(to: .float64) }, cotangent: cotangent.converted(to: .float64))
  }

  /// Some of the images.
  func images(_ range: Range<Int>) -> PulledLayer {
    with(
      inputs: [inputs[0].sliced(axis: 0, range)] + inputs[1...], cotangent: cotangent.sliced(axis: 0, range),
      images: range.count)
  }

  func copied(into pool: BufferPool) -> PulledLayer {
    func copy(_ x: Tensor) -> Tensor { Tensor(x.floats(), shape: x.shape, pool: pool) }
    return with(inputs: inputs.map(copy), cotangent: copy(cotangent))
  }

  func replacing(_ position: Int, by input: Tensor) -> PulledLayer {
    var changed = inputs
    changed[position] = input
    return with(inputs: changed, cotangent: cotangent)
  }

  /// The derivatives with respect to the inputs at these positions; all if left out.
  func gradients(of positions: [Int]? = nil, differentiable: Bool = false) -> [Tensor] {
    let positions = positions ?? Array(inputs.indices)
    var operands = inputs
    for position in positions { operands[position] = inputs[position].tracked() }
    return TensorEngine.gradients(
      of: apply(operands), withRespectTo: positions.map { operands[$0] }, seed: cotangent,
      differentiable: differentiable)
  }

  private func apply(_ operands: [Tensor]) -> Tensor {
    let bias = operands.count > 2 ? operands[2] : nil
    return isTransposed
      ? transposedConvolution(
        operands[0], weight: operands[1], bias: bias, geometry: shape.geometry,
        outputSize: (shape.large[1], shape.large[2]), activation: activation)
      : convolution(
        operands[0], weight: operands[1], bias: bias, geometry: shape.geometry, activation: activation)
  }

  private func with(inputs: [Tensor], cotangent: Tensor, images: Int? = nil) -> PulledLayer {
    let large = [images ?? shape.large[0]] + shape.large[1...]
    return PulledLayer(
      shape: ConvolutionDraw(geometry: shape.geometry, filter: shape.filter, large: large), isTransposed: isTransposed,
      activation: activation, inputs: inputs, cotangent: cotangent)
  }
}

extension Tensor {
  /// The bits of numbers in single precision.
  var bits: [UInt32] { floats().map(\.bitPattern) }
}

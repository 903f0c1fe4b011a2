import TensorEngine
import TestSupport

/// The network of the loss references, written with the engine's operations alone.
struct SmallNetwork {
  static let units = 3

  let parameters: [String: Tensor]
  var activation = Activation.relu

  /// `[N, 6, 6, 1]` → `[N, 5]`.
  func trunk(_ images: Tensor) -> Tensor {
    let halving = ConvolutionGeometry(stride: 2, padding: 1)
    let above = convolution(
      images, weight: self["encoder.0.weight"], bias: self["encoder.0.bias"], geometry: halving,
      activation: activation)
    let below = convolution(
      above, weight: self["encoder.2.weight"], bias: self["encoder.2.bias"], geometry: halving, activation: activation)
    return layer("encoder.5", below.reshaped(to: [images.shape[0], 16]), activation)
  }

  /// `[N, 3]` → logits `[N, 6, 6, 1]`.
  func decode(_ code: Tensor) -> Tensor {
    let doubling = ConvolutionGeometry(stride: 2, padding: 1)
    let deepest = layer("decoder.0", code, .relu).reshaped(to: [code.shape[0], 2, 2, 4])
    let middle = transposedConvolution(
      deepest, weight: self["decoder.3.weight"], bias: self["decoder.3.bias"], geometry: doubling,
      outputSize: (3, 3), activation: .relu)
    let large = transposedConvolution(
      middle, weight: self["decoder.5.weight"], bias: self["decoder.5.bias"], geometry: doubling,
      outputSize: (6, 6), activation: .relu)
    return transposedConvolution(
      large, weight: self["decoder.7.weight"], bias: self["decoder.7.bias"],
      geometry: ConvolutionGeometry(padding: 1), outputSize: (6, 6))
  }

  func layer(_ name: String, _ x: Tensor, _ activation: Activation = .identity) -> Tensor {
    dense(x, weight: self[name + ".weight"], bias: self[name + ".bias"], activation: activation)
  }

  subscript(name: String) -> Tensor {
    guard let parameter = parameters[name] else { preconditionFailure("SmallNetwork: no \(name)") }
    return parameter
  }
}

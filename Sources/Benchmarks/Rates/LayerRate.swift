import Autoencoders
import TensorEngine

/// One layer of the network on a micro-batch, in one direction.
struct LayerRate: Sendable {
  enum Pass: String, Codable, Sendable {
    case forward, backward
  }

  let name: String
  let operation: String
  /// What an image is before and after the layer.
  let input: String
  let output: String
  let pass: Pass
  /// Floating-point operations for one image by the usual count: two for each product, once forward, and for weights and
  /// input backward.
  let operations: Int
  private let layer: LayerSpecification
  private let wantsInput: Bool

  private static let images = 16
  private static let repetitions = 8

  /// The layers of a model, each in both directions.
  static func all(of model: AutoencoderConfiguration) -> [LayerRate] {
    AutoencoderBlueprint(model).layers.enumerated().flatMap { index, layer in
      // Nobody asks the first layer for the derivative by the image.
      [LayerRate(layer, .forward, wantsInput: index > 0), LayerRate(layer, .backward, wantsInput: index > 0)]
    }
  }

  /// - Parameters:
  ///   - layer: what is measured.
  ///   - pass: in which direction.
  ///   - wantsInput: whether the derivative by the input is asked for, beside those by the weights.
  init(_ layer: LayerSpecification, _ pass: Pass, wantsInput: Bool) {
    let description = layer.description
    self.layer = layer
    self.pass = pass
    self.wantsInput = wantsInput
    name = description.name
    operation = description.operation
    (input, output) = (description.input, description.output)
    operations = description.forwardOperations * (pass == .forward ? 1 : wantsInput ? 2 : 1)
  }

  /// Seconds for one image.
  func measure(_ pool: BufferPool) -> Double {
    let parameters = ParameterSet.initial(ParameterCatalogue(layer.parameters), seed: 1).tracked()
    let numbers = (0..<Self.images * inputShape.reduce(1, *)).map { Float($0 % 13) / 13 }
    let constant = Tensor(numbers, shape: [Self.images] + inputShape, pool: pool)
    let x = wantsInput ? constant.tracked() : constant
    let output = forward(x, parameters)
    let seed = Tensor.ones(output.shape, elementType: output.elementType, pool: pool)
    let sources = parameters.tensors + (wantsInput ? [x] : [])
    let time = seconds {
      for _ in 0..<Self.repetitions {
        switch pass {
        case .forward: _ = forward(x, parameters)
        case .backward: _ = gradients(of: output, withRespectTo: sources, seed: seed)
        }
      }
    }
    return time / Double(Self.repetitions * Self.images)
  }

  private var inputShape: [Int] {
    switch layer {
    case .convolution(let layer): layer.input.shape
    case .transposedConvolution(let layer): layer.input.shape
    case .dense(let layer): [layer.input.count]
    case .resampling(let layer): layer.input.shape
    }
  }

  private func forward(_ x: Tensor, _ parameters: ParameterSet) -> Tensor {
    switch layer {
    case .convolution(let layer): return Convolution(layer, parameters)(x)
    case .transposedConvolution(let layer): return TransposedConvolution(layer, parameters)(x)
    case .dense(let layer): return Dense(layer, parameters)(x)
    case .resampling(let layer):
      var winners = layer.winners(images: x.shape[0])
      return Resampling(layer)(x, winners: &winners)
    }
  }
}

extension Resampling.Specification {
  /// The places that the partner's pooling found, for max-unpooling; the others need none.
  fileprivate func winners(images: Int) -> [Indices] {
    guard case .maxUnpooling(let stage) = method else { return [] }
    let large = [images] + output.shape
    let numbers = (0..<large.reduce(1, *)).map { Float($0 % 13) / 13 }
    let pooled = maxPooling(Tensor(numbers, shape: large), geometry: PoolingGeometry(kernel: 2, roundsUp: true))
    return [Indices](repeating: pooled.indices, count: stage + 1)
  }
}

extension MapShape {
  fileprivate var shape: [Int] { [height, width, channels] }
}

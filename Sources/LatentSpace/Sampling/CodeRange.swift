import Autoencoders
import TensorEngine

/// The numbers that a latent unit can be: those that the code's activation gives.
public struct CodeRange: Equatable, Sendable {
  public let bounds: ClosedRange<Float>

  public static let unbounded = CodeRange(bounds: -.infinity ... .infinity)

  public init(bounds: ClosedRange<Float>) { self.bounds = bounds }

  /// What an activation can give.
  public init(of activation: Activation) {
    bounds =
      switch activation {
      case .identity, .leakyRelu: -.infinity ... .infinity
      case .relu, .softplus: 0 ... .infinity
      case .sigmoid: 0...1
      case .tanh: -1...1
      case .elu(let alpha): Float(-alpha) ... .infinity
      }
  }

  /// The code of the models with this blueprint.
  public init(of blueprint: AutoencoderBlueprint) { self.init(of: blueprint.codeActivation) }

  public var isBounded: Bool { bounds.lowerBound.isFinite || bounds.upperBound.isFinite }

  /// The code with each number outside of the range replaced by the nearest end.
  public func clamped(_ code: [Float]) -> [Float] {
    isBounded ? code.map { min(max($0, bounds.lowerBound), bounds.upperBound) } : code
  }

  /// What was done to codes, for a note: "codes clamped to 0 and above".
  public var note: String {
    switch (bounds.lowerBound.isFinite, bounds.upperBound.isFinite) {
    case (false, false): ""
    case (true, false): "codes clamped to \(Self.text(bounds.lowerBound)) and above"
    case (false, true): "codes clamped to \(Self.text(bounds.upperBound)) and below"
    case (true, true): "codes clamped to \(Self.text(bounds.lowerBound))…\(Self.text(bounds.upperBound))"
    }
  }

  private static func text(_ number: Float) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}

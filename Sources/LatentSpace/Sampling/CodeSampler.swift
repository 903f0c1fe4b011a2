import Autoencoders
import Randomness
import Storage

/// A distribution of codes.
public protocol CodeSampler: Sendable {
  /// The width of a code.
  var dimension: Int { get }

  /// What is drawn from, for a figure's note: "standard normal prior".
  var note: String { get }

  /// The codes that standard normal numbers stand for, scaled by the temperature: `[count × dimension]` → the same.
  ///
  /// - Parameters:
  ///   - noise: independent standard normal numbers.
  ///   - temperature: 1 for the distribution itself, less for codes nearer to its middle.
  func codes(noise: [Float], temperature: Double) -> [Float]
}

extension CodeSampler {
  /// Codes of a seed, in rows; a code depends on the seed and its place, not on how many are drawn.
  ///
  /// - Throws: `Failure` if the temperature is negative or not finite, or the count negative.
  public func codes(count: Int, temperature: Double = 1, seed: UInt64) throws(Failure) -> [Float] {
    guard temperature.isFinite, temperature >= 0 else {
      throw Failure(.usage, "temperature: expected a number from 0, found \(temperature)")
    }
    guard count >= 1 else { throw Failure(.usage, "samples: expected a number from 1, found \(count)") }
    let stream = RandomStream(seed: seed, purpose: .sampler)
    return codes(noise: stream.normals(count: count * dimension), temperature: temperature)
  }
}

extension SamplerName {
  /// Refuses to draw the codes of a kind from a prior that they were not trained to follow.
  ///
  /// - Parameter kind: of the model.
  /// - Throws: `Failure` of kind `usage`.
  public func requireMeaning(for kind: AutoencoderKind) throws(Failure) {
    guard self == .prior, kind != .variational else { return }
    throw Failure(
      .usage,
      "sampler prior: expected a variational model, found \(kind.rawValue): its codes were not trained to "
        + "follow any prior; use \(SamplerName.gaussian.rawValue), which is fitted on them")
  }

  /// The sampler of that name for a model.
  ///
  /// - Parameters:
  ///   - blueprint: the model's layers: its kind, the width of its code and what numbers a code has.
  ///   - trainingCodes: read by samplers that are fitted (`needsTrainingCodes`).
  /// - Throws: `Failure` if the model has no such distribution, or if the codes do not determine one.
  public func sampler(
    for blueprint: AutoencoderBlueprint, trainingCodes: () throws -> CodeTable
  ) throws -> any CodeSampler {
    try requireMeaning(for: blueprint.configuration.kind)
    switch self {
    case .prior:
      return PriorSampler(dimension: blueprint.configuration.latentDimension)
    case .gaussian:
      return try GaussianSampler(fittedOn: try trainingCodes(), range: CodeRange(of: blueprint))
    }
  }
}

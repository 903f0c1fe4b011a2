import Autoencoders
import Storage

/// A distribution of codes.
public protocol CodeSampler: Sendable {
  /// The width of a code.
  var dimension: Int { get }

  /// What is drawn from, for a figure's note: "standard normal prior".
  var note: String { get }

  /// The names of the classes that codes are drawn from; empty where no classes are told apart.
  var classNames: [String] { get }

  /// The codes that random numbers stand for, in rows of `dimension`.
  ///
  /// - Parameters:
  ///   - draws: rows of `dimension` normal numbers.
  ///   - temperature: 1 for the distribution itself, less for codes nearer to its middle.
  func codes(_ draws: CodeDraws, temperature: Double) -> [Float]

  /// The class that each code is drawn from, an index into `classNames`; nil where no classes are told apart.
  ///
  /// - Parameter draws: those that the codes are made of.
  func classes(_ draws: CodeDraws) -> [Int]?
}

extension CodeSampler {
  public var classNames: [String] { [] }

  public func classes(_ draws: CodeDraws) -> [Int]? { nil }

  /// Codes of a seed, in rows; a code depends on the seed and its place, not on how many are drawn.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - temperature: 1 for the distribution itself.
  ///   - seed: determines what is drawn.
  /// - Throws: `Failure` if the temperature is negative or not finite, or the count not positive.
  public func codes(count: Int, temperature: Double = 1, seed: UInt64) throws(Failure) -> [Float] {
    codes(try draws(count: count, temperature: temperature, seed: seed), temperature: temperature)
  }

  /// The random numbers of a seed.
  ///
  /// - Parameters:
  ///   - count: of codes.
  ///   - times: how often so many.
  ///   - temperature: is checked.
  ///   - seed: determines the numbers.
  /// - Throws: as `codes(count:temperature:seed:)`.
  func draws(count: Int, times: Int = 1, temperature: Double, seed: UInt64) throws(Failure) -> CodeDraws {
    guard temperature.isFinite, temperature >= 0 else {
      throw Failure(.usage, "temperature: expected a number from 0, found \(temperature)")
    }
    guard count >= 1 else { throw Failure(.usage, "samples: expected a number from 1, found \(count)") }
    return CodeDraws(count: count * times, dimension: dimension, seed: seed)
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
}

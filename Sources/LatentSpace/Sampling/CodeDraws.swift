import Randomness

/// The random numbers that codes are made of.
public struct CodeDraws: Equatable, Sendable {
  /// Independent standard normal numbers, as many for each code as it has units, in rows.
  public let noise: [Float]
  /// A number from 0 to 1 for each code, by which samplers of several parts choose one.
  public let choices: [Float]

  /// - Precondition: whole rows, one a choice.
  public init(noise: [Float], choices: [Float]) {
    precondition(
      choices.isEmpty ? noise.isEmpty : noise.count % choices.count == 0,
      "CodeDraws: \(noise.count) normal numbers for \(choices.count) codes")
    self.noise = noise
    self.choices = choices
  }

  /// Those of a seed; the numbers of a code depend on the seed and its place, not on how many are drawn.
  ///
  /// - Parameters:
  ///   - count: of codes.
  ///   - dimension: the width of a code.
  ///   - seed: determines all of them.
  public init(count: Int, dimension: Int, seed: UInt64) {
    let stream = RandomStream(seed: seed, purpose: .sampler)
    self.init(noise: stream.normals(count: count * dimension), choices: stream.uniform(count: count))
  }

  /// Those of some of the codes, as if these had been drawn alone.
  ///
  /// - Parameter rows: the codes' places.
  /// - Precondition: there are such codes.
  public func rows(_ rows: Range<Int>) -> CodeDraws {
    guard !choices.isEmpty else { return self }
    let width = noise.count / choices.count
    return CodeDraws(
      noise: Array(noise[rows.lowerBound * width..<rows.upperBound * width]), choices: Array(choices[rows]))
  }
}

/// The standard normal distribution: the prior of variational models.
public struct PriorSampler: CodeSampler {
  public let dimension: Int

  public init(dimension: Int) { self.dimension = dimension }

  public var note: String { "standard normal prior" }

  public func codes(_ draws: CodeDraws, temperature: Double) -> [Float] {
    draws.noise.map { Float(temperature) * $0 }
  }
}

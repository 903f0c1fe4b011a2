/// The standard normal distribution: the prior of variational models.
public struct PriorSampler: CodeSampler {
  public let dimension: Int

  public init(dimension: Int) { self.dimension = dimension }

  public var note: String { "standard normal prior" }

  public func codes(noise: [Float], temperature: Double) -> [Float] { noise.map { Float(temperature) * $0 } }
}

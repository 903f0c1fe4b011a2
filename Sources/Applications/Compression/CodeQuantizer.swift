import Storage

/// Codes rounded to a few bits a number: 2ᵇ evenly spaced values between each unit's least and greatest value among the
/// training codes; what lies outside takes the nearest end.
public struct CodeQuantizer: Equatable, Sendable {
  public let bits: Int
  /// The lowest value of each unit, and the step to the next.
  let starts: [Float]
  let steps: [Float]

  public var dimension: Int { starts.count }

  /// - Throws: `Failure` of kind `badData` if there are no codes, or one is not finite.
  /// - Precondition: 1 to 16 bits; whole codes.
  public init(bits: Int, fittedOn codes: [Float], dimension: Int) throws(Failure) {
    precondition(
      (1...16).contains(bits) && dimension >= 1 && codes.count % dimension == 0, "CodeQuantizer: \(bits) bits")
    guard !codes.isEmpty else { throw Failure(.badData, "quantisation: expected codes, found none") }
    guard codes.allSatisfy(\.isFinite) else {
      throw Failure(.badData, "quantisation: expected finite codes, found some that are not")
    }
    var (least, most) = (Array(codes[..<dimension]), Array(codes[..<dimension]))
    for (index, value) in codes.enumerated() {
      least[index % dimension] = min(least[index % dimension], value)
      most[index % dimension] = max(most[index % dimension], value)
    }
    self.bits = bits
    starts = least
    steps = zip(least, most).map { ($1 - $0) / Float((1 << bits) - 1) }
  }

  /// The codes as they come back from so many bits.
  /// - Precondition: whole codes.
  public func rounded(_ codes: [Float]) -> [Float] {
    precondition(codes.count % dimension == 0, "CodeQuantizer: \(codes.count) numbers for codes of \(dimension)")
    return codes.indices.map { index in
      let unit = index % dimension
      guard steps[unit] > 0 else { return starts[unit] }
      let level = ((codes[index] - starts[unit]) / steps[unit]).rounded()
      return starts[unit] + min(max(level, 0), Float((1 << bits) - 1)) * steps[unit]
    }
  }
}

/// Reproducible numbers for tests: SplitMix64 (Steele, Lea and Flood 2014), which a test can read at a glance.
///
/// The product's own stream is not used here, so that the engine is not judged with what it is built beside.
public struct SampleNumbers: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// Uniform numbers of a range.
  public mutating func uniform(_ count: Int, in range: ClosedRange<Double> = -1...1) -> [Double] {
    (0..<count).map { _ in Double.random(in: range, using: &self) }
  }

  /// Numbers of both signs whose magnitude is in a range: away from the kink at zero.
  public mutating func awayFromZero(_ count: Int, magnitude: ClosedRange<Double> = 0.05...2) -> [Double] {
    (0..<count).map { _ in
      let size = Double.random(in: magnitude, using: &self)
      return Bool.random(using: &self) ? size : -size
    }
  }

  /// Numbers that differ from each other by `step` at least: without ties.
  public mutating func distinct(_ count: Int, step: Double = 0.05) -> [Double] {
    (0..<count).map { (Double($0) - Double(count) / 2 + 0.3) * step }.shuffled(using: &self)
  }
}

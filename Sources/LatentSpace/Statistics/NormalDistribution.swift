import Foundation

/// The standard normal distribution.
public enum NormalDistribution {
  /// Φ(x), the probability of a number not above x.
  public static func cumulative(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

  /// The x with Φ(x) = probability.
  ///
  /// Newton's method on the lower half, from 0: below 0, Φ is convex, so no step leaps over the solution and each brings
  /// x nearer to it. The steps end when rounding leaves nothing to gain.
  ///
  /// - Precondition: 0 < probability < 1.
  public static func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "NormalDistribution: no quantile of \(probability)")
    let isUpper = probability > 0.5
    let target = isUpper ? 1 - probability : probability
    var x = 0.0
    while true {
      let density = exp(-0.5 * x * x) / (2 * Double.pi).squareRoot()
      let next = x - (cumulative(x) - target) / density
      guard next < x else { break }
      x = next
    }
    return isUpper ? -x : x
  }
}

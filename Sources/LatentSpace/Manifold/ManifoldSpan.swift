import Storage

/// Which part of a latent plane a manifold shows, and how its codes are spaced.
public enum ManifoldSpan: Equatable, Sendable {
  /// Equal steps of probability under the standard normal distribution, from `lowest` to 1 − `lowest`.
  case normalQuantiles(lowest: Double)
  /// Equal steps over the middle `share` of the codes' coordinates along each axis.
  case central(share: Double)
  /// Equal steps over one range for both axes.
  case linear(ClosedRange<Double>)

  /// Refuses numbers that give no span.
  func validate() throws(Failure) {
    switch self {
    case .normalQuantiles(let lowest):
      guard lowest > 0, lowest < 0.5 else {
        throw Failure(.usage, "manifold: expected a lowest probability between 0 and 0.5, found \(lowest)")
      }
    case .central(let share):
      guard share > 0, share <= 1 else {
        throw Failure(.usage, "manifold: expected a share of the codes from 0 to 1, found \(share)")
      }
    case .linear(let range):
      guard range.lowerBound.isFinite, range.upperBound.isFinite, range.lowerBound < range.upperBound else {
        throw Failure(
          .usage, "manifold: expected a range between two finite numbers, found \(range.lowerBound)…\(range.upperBound)"
        )
      }
    }
  }

  var spacing: ManifoldTable.Spacing {
    if case .normalQuantiles = self { .normalQuantiles } else { .linear }
  }

  /// `count` ascending values along an axis on which the codes have these coordinates.
  func values(count: Int, coordinates: [Float], title: String) throws(Failure) -> [Double] {
    func steps(_ range: (Double, Double)) -> [Double] {
      (0..<count).map { range.0 + (range.1 - range.0) * Double($0) / Double(count - 1) }
    }
    switch self {
    case .normalQuantiles(let lowest):
      return steps((lowest, 1 - lowest)).map(NormalDistribution.quantile)
    case .central(let share):
      let ends = coordinates.map(Double.init).quantiles([(1 - share) / 2, (1 + share) / 2])
      guard ends[0] < ends[1] else {
        throw Failure(
          .badData,
          "manifold: expected codes that differ along \(title), found \(ends[0]) for all of the middle "
            + "\(percentage(share)): choose other units, or give a range")
      }
      return steps((ends[0], ends[1]))
    case .linear(let range): return steps((range.lowerBound, range.upperBound))
    }
  }

  /// What a note says about the range; nothing where the figure's own numbers say it all.
  func note(_ table: CodeTable) -> String {
    switch self {
    case .normalQuantiles(let lowest): "probabilities \(lowest) to \(1 - lowest) of the prior"
    case .central(let share): "the central \(percentage(share)) of the codes of \(table.subject)"
    case .linear: ""
    }
  }
}

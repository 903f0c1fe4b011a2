import Randomness
import Storage
import TensorEngine

extension GaussianMixture {
  /// The numbers of components that are tried if none is asked for.
  public static let candidates = [1, 2, 3, 4, 6, 8, 12, 16, 24]

  /// What is added to the variances, relative to their mean: units that never vary leave covariances singular.
  static let ridge = 1e-6

  /// The most points that numbers of components are compared on.
  static let comparedPoints = 10_000

  /// Fits a mixture by expectation and maximisation from a k-means++ start.
  ///
  /// - Parameters:
  ///   - points: in rows of `dimension` numbers.
  ///   - dimension: how many numbers a point has.
  ///   - components: how many Gaussians; nil for the number with the least Bayesian information criterion, of
  ///     `candidates`, on `comparedPoints` points spread evenly over all.
  ///   - seed: determines the start.
  ///   - workers: who computes.
  /// - Throws: `Failure`: `usage` if there are not two points a component, or if points are wider than
  ///   `CodeMoments.maximumDimension`; `badData` if all points are the same.
  public init(
    of points: [Float], dimension: Int, components: Int? = nil, seed: UInt64 = 0, workers: WorkerGroup
  ) throws(Failure) {
    let count = points.count / max(dimension, 1)
    guard dimension <= CodeMoments.maximumDimension else {
      throw Failure(
        .usage,
        "codes: expected at most \(CodeMoments.maximumDimension) units for a covariance, found \(dimension)")
    }
    if let components {
      guard components >= 1, 2 * components <= count else {
        throw Failure(
          .usage, "mixture: expected 1 to \(count / 2) components for \(count.grouped) codes, found \(components)")
      }
    } else if count < 2 {
      throw Failure(.usage, "mixture: expected at least 2 codes, found \(count)")
    }
    func fit(_ points: [Float], _ k: Int) throws(Failure) -> GaussianMixture {
      try .fitted(points, dimension, k, seed, workers)
    }
    guard components == nil else {
      self = try fit(points, components ?? 1)
      return
    }
    let compared = Self.spread(points, dimension)
    var best: GaussianMixture?
    for k in Self.candidates where k == 1 || 2 * k * (dimension + 1) <= compared.count / dimension {
      let mixture = try fit(compared, k)
      guard let least = best, mixture.bayesianInformation >= least.bayesianInformation else {
        best = mixture
        continue
      }
      // Beyond the least value it grows with each component.
      break
    }
    if let best, compared.count == points.count {
      self = best
    } else {
      self = try fit(points, best?.components.count ?? 1)
    }
  }

  /// At most `comparedPoints` of the points, at even distances.
  private static func spread(_ points: [Float], _ dimension: Int) -> [Float] {
    let count = points.count / dimension
    guard count > comparedPoints else { return points }
    return (0..<comparedPoints).flatMap { index in
      let row = index * count / comparedPoints
      return points[row * dimension..<(row + 1) * dimension]
    }
  }

  private static func fitted(
    _ points: [Float], _ dimension: Int, _ k: Int, _ seed: UInt64, _ workers: WorkerGroup
  ) throws(Failure) -> GaussianMixture {
    let variance = meanVariance(points, dimension)
    guard variance > 0 else {
      throw Failure(
        .badData,
        "mixture: expected codes that differ, found \((points.count / dimension).grouped) that are all the same: the "
          + "model has collapsed")
    }
    let clusters = CodeClusters(
      of: points, dimension: dimension, k: k, stream: RandomStream(seed: seed, purpose: .clustering, step: UInt64(k)),
      workers: workers)
    let fit = MixtureFit(points, dimension: dimension, ridge: ridge * variance, workers: workers)
    guard let start = fit.start(clusters.assignments, components: clusters.centres.count / dimension),
      let mixture = fit.mixture(from: start, rounds: 200, tolerance: 1e-4)
    else {
      throw Failure(.badData, "mixture: expected codes with a covariance, found numbers too large for one")
    }
    return mixture
  }

  /// The mean over the units of their variances.
  private static func meanVariance(_ points: [Float], _ dimension: Int) -> Double {
    let count = Double(points.count / dimension)
    var (sums, squares) = ([Double](repeating: 0, count: dimension), [Double](repeating: 0, count: dimension))
    for start in stride(from: 0, to: points.count, by: dimension) {
      for k in 0..<dimension { sums[k] += Double(points[start + k]) }
    }
    for start in stride(from: 0, to: points.count, by: dimension) {
      for k in 0..<dimension {
        let deviation = Double(points[start + k]) - sums[k] / count
        squares[k] += deviation * deviation
      }
    }
    return squares.reduce(0, +) / (count * Double(dimension))
  }
}

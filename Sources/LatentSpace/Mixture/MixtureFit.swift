import Foundation
import TensorEngine

/// Expectation and maximisation for a mixture of Gaussians (A. Dempster, N. Laird, D. Rubin, "Maximum likelihood from
/// incomplete data via the EM algorithm", 1977), in double precision.
///
/// Points are read in blocks of a fixed size whose sums are added up in order, so the result is the same for any number of
/// threads; memory is bounded by a block's densities.
struct MixtureFit: Sendable {
  /// What points have to say about the components: for each, Σ r, Σ r x and Σ r x xᵀ, with r its share in a point.
  struct Statistics: Sendable {
    var shares: [Double]
    var sums: [[Double]]
    var squares: [[Double]]
    var logLikelihood = 0.0

    init(components: Int, dimension: Int) {
      shares = [Double](repeating: 0, count: components)
      sums = [[Double]](repeating: [Double](repeating: 0, count: dimension), count: components)
      squares = [[Double]](repeating: [Double](repeating: 0, count: dimension * dimension), count: components)
    }

    static func += (sum: inout Statistics, part: Statistics) {
      sum.logLikelihood += part.logLikelihood
      for k in sum.shares.indices {
        sum.shares[k] += part.shares[k]
        for i in sum.sums[k].indices { sum.sums[k][i] += part.sums[k][i] }
        for i in sum.squares[k].indices { sum.squares[k][i] += part.squares[k][i] }
      }
    }
  }

  private let points: [Float]
  private let dimension: Int
  private let count: Int
  /// What points are measured from, so that squares lose nothing where all lie far from the origin.
  private let centre: [Double]
  /// What is added to the diagonal of each covariance.
  private let ridge: Double
  private let workers: WorkerGroup

  /// Points in one task.
  private static let block = 512

  /// - Parameters:
  ///   - points: in rows of `dimension` finite numbers.
  ///   - dimension: how many numbers a point has.
  ///   - ridge: is added to the diagonal of each covariance.
  ///   - workers: who computes.
  init(_ points: [Float], dimension: Int, ridge: Double, workers: WorkerGroup) {
    self.points = points
    self.dimension = dimension
    self.ridge = ridge
    self.workers = workers
    count = points.count / dimension
    var sums = [Double](repeating: 0, count: dimension)
    for start in stride(from: 0, to: points.count, by: dimension) {
      for k in 0..<dimension { sums[k] += Double(points[start + k]) }
    }
    centre = sums.map { $0 / Double(points.count / dimension) }
  }

  /// The mixture whose components are the clouds of points that were given to each centre.
  ///
  /// - Parameters:
  ///   - assignments: for each point, the component it belongs to.
  ///   - components: how many there are.
  func start(_ assignments: [Int], components: Int) -> [GaussianMixture.Component]? {
    var statistics = Statistics(components: components, dimension: dimension)
    for (index, component) in assignments.enumerated() {
      statistics.shares[component] += 1
      let x = centred(index)
      for i in 0..<dimension {
        statistics.sums[component][i] += x[i]
        for j in 0..<dimension { statistics.squares[component][i * dimension + j] += x[i] * x[j] }
      }
    }
    return maximized(statistics)
  }

  /// Better and better components, until the mean log-likelihood grows by less than `tolerance`.
  ///
  /// - Parameters:
  ///   - start: where the search begins.
  ///   - rounds: the most rounds.
  ///   - tolerance: in nats a point.
  /// - Returns: the mixture; nil if a covariance is not positive definite, ridge and all.
  func mixture(
    from start: [GaussianMixture.Component], rounds: Int, tolerance: Double
  ) -> GaussianMixture? {
    var components = start
    var before = -Double.infinity
    for _ in 0..<rounds {
      let statistics = expected(components)
      guard let next = maximized(statistics) else { return nil }
      let likelihood = statistics.logLikelihood / Double(count)
      components = next
      if abs(likelihood - before) < tolerance { break }
      before = likelihood
    }
    return GaussianMixture(
      components: components, logLikelihood: expected(components).logLikelihood / Double(count), count: count)
  }

  private func centred(_ index: Int) -> [Double] {
    (0..<dimension).map { Double(points[index * dimension + $0]) - centre[$0] }
  }

  /// The components that the statistics say; one that no point belongs to any more is left out.
  private func maximized(_ statistics: Statistics) -> [GaussianMixture.Component]? {
    let total = statistics.shares.reduce(0, +)
    var components: [GaussianMixture.Component] = []
    for k in statistics.shares.indices where statistics.shares[k] > 1e-6 {
      let share = statistics.shares[k]
      let mean = statistics.sums[k].map { $0 / share }
      var covariance = Matrix.zeros(rows: dimension, columns: dimension)
      for i in 0..<dimension {
        for j in 0...i {
          let value = statistics.squares[k][i * dimension + j] / share - mean[i] * mean[j]
          covariance[i, j] = value
          covariance[j, i] = value
        }
        covariance[i, i] = max(covariance[i, i], 0) + ridge
      }
      guard
        let component = GaussianMixture.Component(
          weight: share / total, mean: zip(mean, centre).map { $0 + $1 }, covariance: covariance)
      else { return nil }
      components.append(component)
    }
    return components.isEmpty ? nil : components
  }

  /// What all points say about the components.
  func expected(_ components: [GaussianMixture.Component]) -> Statistics {
    let terms = components.map { Term($0, centre: centre) }
    let blocks = (count + Self.block - 1) / Self.block
    let parts = workers.map(blocks) { block, pool in
      let rows = block * Self.block..<min((block + 1) * Self.block, count)
      return statistics(of: rows, terms, pool)
    }
    return parts.reduce(into: Statistics(components: components.count, dimension: dimension), +=)
  }

  private func statistics(of rows: Range<Int>, _ terms: [Term], _ pool: BufferPool) -> Statistics {
    let values = rows.flatMap(centred)
    let x = Tensor(values, shape: [rows.count, dimension], pool: pool)
    // ln (weight · density) of each component at each point, a row a component.
    var logs = terms.map { $0.logDensities(at: x, count: rows.count) }
    var result = Statistics(components: terms.count, dimension: dimension)
    for row in 0..<rows.count {
      var largest = -Double.infinity
      for k in logs.indices { largest = max(largest, logs[k][row]) }
      var sum = 0.0
      for k in logs.indices { sum += exp(logs[k][row] - largest) }
      let total = largest + log(sum)
      result.logLikelihood += total
      for k in logs.indices { logs[k][row] = exp(logs[k][row] - total) }
    }
    for k in logs.indices {
      result.shares[k] = logs[k].reduce(0, +)
      let shares = Tensor(logs[k], shape: [rows.count, 1])
      let weighted = x * shares
      result.sums[k] = weighted.sum(axes: [0]).doubles()
      result.squares[k] = matmul(weighted, x, transposeA: true).doubles()
    }
    return result
  }

  /// A component as a function of centred points.
  private struct Term: Sendable {
    /// L⁻ᵀ, which makes the covariance that of independent numbers.
    private let whitening: Tensor
    private let whitenedMean: [Double]
    private let constant: Double

    init(_ component: GaussianMixture.Component, centre: [Double]) {
      let size = component.mean.count
      let inverse = component.factor.inverseTransposed
      whitening = Tensor(inverse.values, shape: [size, size])
      let mean = zip(component.mean, centre).map { $0 - $1 }
      whitenedMean = (0..<size).map { column in
        (0..<size).reduce(0) { $0 + mean[$1] * inverse[$1, column] }
      }
      constant =
        log(component.weight) - component.halfLogDeterminant - 0.5 * Double(size) * log(2 * Double.pi)
    }

    func logDensities(at points: Tensor, count: Int) -> [Double] {
      let size = whitenedMean.count
      return matmul(points, whitening).withDoubles { whitened in
        (0..<count).map { row in
          var sum = 0.0
          for k in 0..<size {
            let difference = whitened[row * size + k] - whitenedMean[k]
            sum += difference * difference
          }
          return constant - 0.5 * sum
        }
      }
    }
  }
}

import Storage
import TensorEngine

/// How samples lie among real points, by balls about each point that reach to its k-th nearest of the same kind (T.
/// Kynkäänniemi et al., "Improved precision and recall metric", NeurIPS 2019; M. Naeem et al., "Reliable fidelity and
/// diversity metrics", ICML 2020). A point is in a ball if it is nearer than the radius, strictly.
public struct SampleCoverage: Equatable, Sendable {
  /// The share of samples in a ball about a real point.
  public let precision: Double
  /// The share of real points in a ball about a sample.
  public let recall: Double
  /// How many balls about real points a sample is in, over k; 1 on average for samples like the real points.
  public let density: Double
  /// The share of real points with a sample in their ball.
  public let coverage: Double

  /// - Parameters:
  ///   - samples: in rows of `dimension` numbers.
  ///   - real: likewise.
  ///   - dimension: how many numbers a point has.
  ///   - k: the neighbour to which balls reach.
  ///   - workers: who computes.
  /// - Throws: `Failure` of kind `usage` if there are not more than k of both.
  public init(
    of samples: [Float], among real: [Float], dimension: Int, k: Int = 5, workers: WorkerGroup
  ) throws(Failure) {
    let (sampleCount, realCount) = (samples.count / dimension, real.count / dimension)
    guard k >= 1, sampleCount > k, realCount > k else {
      throw Failure(
        .usage,
        "precision and recall: expected more than \(k) samples and images, found \(sampleCount) and \(realCount)")
    }
    func radii(_ points: [Float]) -> [Double] {
      let neighbours = NearestNeighbours(
        of: points, among: points, dimension: dimension, k: k, excludingSelf: true, workers: workers)
      return (0..<points.count / dimension).map { neighbours.squaredDistances[$0 * k + k - 1] }
    }
    let (sampleRadii, realRadii) = (radii(samples), radii(real))
    let fromReal = PairwiseDistances(from: real, to: samples, dimension: dimension, workers: workers)
      .map { query, squares in
        var (isRecalled, nearest) = (false, Double.infinity)
        for (index, square) in squares.enumerated() {
          if square < sampleRadii[index] { isRecalled = true }
          nearest = min(nearest, square)
        }
        return (isRecalled, nearest < realRadii[query])
      }
    let balls = PairwiseDistances(from: samples, to: real, dimension: dimension, workers: workers)
      .map { _, squares in squares.enumerated().count { $0.element < realRadii[$0.offset] } }
    precision = Double(balls.count { $0 > 0 }) / Double(sampleCount)
    density = Double(balls.reduce(0, +)) / Double(k * sampleCount)
    recall = Double(fromReal.count { $0.0 }) / Double(realCount)
    coverage = Double(fromReal.count { $0.1 }) / Double(realCount)
  }
}

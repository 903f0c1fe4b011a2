import TensorEngine

/// The k-nearest-neighbour classifier (E. Fix, J. L. Hodges 1951): each code takes the class that most of its neighbours
/// among the training codes have, the lowest class number where several have as many (as in scikit-learn).
///
/// The neighbours are found once, and any number of them can vote.
public struct NeighbourVote: Sendable {
  private let neighbours: NearestNeighbours
  private let count: Int
  private let labels: [UInt8]
  private let classCount: Int

  /// - Parameters:
  ///   - table: the codes whose classes are asked for.
  ///   - training: the codes that vote.
  ///   - k: the largest number of neighbours that will vote.
  ///   - workers: who computes.
  /// - Precondition: there are at least k training codes, of the codes' width.
  public init(on table: CodeTable, training: CodeTable, k: Int, workers: WorkerGroup) {
    precondition(
      table.dimension == training.dimension,
      "NeighbourVote: codes of \(table.dimension) units among codes of \(training.dimension)")
    neighbours = NearestNeighbours(
      of: table.codes, among: training.codes, dimension: table.dimension, k: k, workers: workers)
    count = table.count
    labels = training.labels
    classCount = training.classNames.count
  }

  /// The class of each code by the vote of its k nearest neighbours.
  public func classes(k: Int) -> [UInt8] {
    precondition((1...neighbours.k).contains(k), "NeighbourVote: \(k) votes of \(neighbours.k) neighbours")
    return (0..<count).map { row in
      var votes = [Int](repeating: 0, count: classCount)
      let start = row * neighbours.k
      for index in neighbours.indices[start..<start + k] { votes[Int(labels[Int(index)])] += 1 }
      return UInt8(votes.firstIndex(of: votes.max() ?? 0) ?? 0)
    }
  }
}

import TensorEngine

/// The k-nearest-neighbour classifier (E. Fix, J. L. Hodges 1951): each code takes the class that most of its neighbours
/// among the training codes have, the lowest class number where several have as many (as in scikit-learn).
public struct NeighbourVote: Sendable {
  let training: CodeTable
  let k: Int

  /// - Precondition: there are at least k training codes.
  public init(_ training: CodeTable, k: Int) {
    precondition(k >= 1 && k <= training.count, "NeighbourVote: \(k) neighbours among \(training.count)")
    self.training = training
    self.k = k
  }

  /// The class of each code.
  public func classes(of table: CodeTable, workers: WorkerGroup) -> [UInt8] {
    let found = NearestNeighbours(
      of: table.codes, among: training.codes, dimension: table.dimension, k: k, workers: workers)
    return (0..<table.count).map { row in
      var votes = [Int](repeating: 0, count: training.classNames.count)
      for index in found.indices[row * k..<(row + 1) * k] { votes[Int(training.labels[Int(index)])] += 1 }
      return UInt8(votes.firstIndex(of: votes.max() ?? 0) ?? 0)
    }
  }
}

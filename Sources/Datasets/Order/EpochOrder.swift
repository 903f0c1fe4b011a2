import Randomness

/// The order in which the images of one epoch are seen, and its division into batches.
public struct EpochOrder: Equatable, Sendable {
  /// Every index of the training split once.
  public let indices: [Int]

  /// - Parameters:
  ///   - count: the number of images.
  ///   - seed: the seed of the run; each epoch has its own order.
  ///   - epoch: the number of the epoch.
  public init(count: Int, seed: UInt64, epoch: Int) {
    precondition(epoch >= 0, "EpochOrder: epoch \(epoch)")
    indices = RandomStream(seed: seed, purpose: .shuffle, step: UInt64(epoch)).permutation(of: count)
  }

  /// The indices of each batch; the last one is smaller where `size` does not divide their number.
  public func batches(of size: Int) -> [ArraySlice<Int>] {
    precondition(size > 0, "EpochOrder: batches of \(size)")
    return stride(from: 0, to: indices.count, by: size).map { indices[$0..<min($0 + size, indices.count)] }
  }
}

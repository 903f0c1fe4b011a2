/// How a batch is cut so that its gradient does not depend on how many threads there are.
///
/// A batch is cut into a fixed number of shards. Within a shard, micro-batches follow one another and their gradients
/// are added up in that order; the sums of the shards are added along a fixed tree.
enum Shards {
  static let count = 8

  /// Images that go through the network at once: few enough for the maps to stay in a core's cache.
  static let microBatchSize = 8

  /// The images of one shard of a batch; shards differ by one image at most, and may be empty.
  static func images(of shard: Int, in batch: Int) -> Range<Int> {
    shard * batch / count..<(shard + 1) * batch / count
  }

  /// The pieces of a shard, in order.
  static func microBatches(of range: Range<Int>) -> [Range<Int>] {
    stride(from: range.lowerBound, to: range.upperBound, by: microBatchSize).map {
      $0..<min($0 + microBatchSize, range.upperBound)
    }
  }
}

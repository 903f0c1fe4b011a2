/// How a batch is cut so that its gradient does not depend on how many threads there are.
///
/// A batch is cut into shards, as many as its size says. Within a shard, micro-batches follow one another and their
/// gradients are added up in that order; the sums of the shards are added along a fixed tree.
enum Shards {
  /// The shards of a large batch: as many threads can share a step.
  static let most = 8

  /// Images that go through the network at once: few enough for the maps to stay in a core's cache, enough for weights
  /// not to be laid out anew all the time.
  static let microBatchSize = 16

  /// A power of two: whole micro-batches to each shard, but at least two shards.
  static func count(for batch: Int) -> Int {
    var count = most
    while count > 2 && count * microBatchSize > batch { count /= 2 }
    return count
  }

  /// The images of one shard of a batch; shards differ by one image at most, and that of a single image may be empty.
  static func images(of shard: Int, in batch: Int) -> Range<Int> {
    let count = count(for: batch)
    return shard * batch / count..<(shard + 1) * batch / count
  }

  /// The pieces of a shard, in order; they differ by one image at most.
  static func microBatches(of range: Range<Int>) -> [Range<Int>] {
    let count = (range.count + microBatchSize - 1) / microBatchSize
    return (0..<count).map { piece in
      range.lowerBound + piece * range.count / count..<range.lowerBound + (piece + 1) * range.count / count
    }
  }
}

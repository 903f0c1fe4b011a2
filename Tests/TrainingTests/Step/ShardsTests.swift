import Testing

@testable import Training

@Suite struct ShardsTests {
  /// Every image belongs to one shard and one micro-batch, in order, and shards differ by one image at most.
  @Test(arguments: [1, 2, 7, 8, 9, 63, 64, 100, 128, 1000]) func shardsCoverTheBatch(batch: Int) {
    let shards = (0..<Shards.count(for: batch)).map { Shards.images(of: $0, in: batch) }
    #expect(shards.flatMap { Array($0) } == Array(0..<batch))
    let sizes = shards.map(\.count)
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    for shard in shards {
      let pieces = Shards.microBatches(of: shard)
      #expect(pieces.flatMap { Array($0) } == Array(shard))
      #expect(pieces.allSatisfy { !$0.isEmpty && $0.count <= Shards.microBatchSize })
    }
  }
}

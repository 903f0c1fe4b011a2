import Datasets
import Testing

@Suite struct EpochOrderTests {
  @Test func seesEveryImageOnceAndKeepsTheRaggedBatch() {
    let batches = EpochOrder(count: 10, seed: 1, epoch: 0).batches(of: 4)
    #expect(batches.map(\.count) == [4, 4, 2])
    #expect(batches.flatMap { $0 }.sorted() == Array(0..<10))
    #expect(EpochOrder(count: 8, seed: 1, epoch: 0).batches(of: 4).map(\.count) == [4, 4])
    #expect(EpochOrder(count: 3, seed: 1, epoch: 0).batches(of: 4).map(\.count) == [3])
  }

  @Test func dependsOnSeedAndEpochOnly() {
    let order = EpochOrder(count: 100, seed: 1, epoch: 2)
    #expect(order == EpochOrder(count: 100, seed: 1, epoch: 2))
    #expect(order != EpochOrder(count: 100, seed: 1, epoch: 3))
    #expect(order != EpochOrder(count: 100, seed: 2, epoch: 2))
  }
}

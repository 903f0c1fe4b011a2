import LatentSpace
import TensorEngine
import TestSupport
import Testing

@Suite("Nearest neighbours")
struct NearestNeighboursTests {
  @Test("Neighbours and distances are SciPy's")
  func reference() throws {
    let reference = try Reference.load()
    let workers = WorkerGroup(threads: 2)
    let found = NearestNeighbours(
      of: reference.testCodes.codes, among: reference.trainCodes.codes, dimension: 4, k: 5, workers: workers)
    #expect(found.indices == reference.nearest)
    #expect(difference(found.squaredDistances, reference.squaredDistances, absolute: 1e-11) == nil)
    let own = NearestNeighbours(
      of: reference.trainCodes.codes, among: reference.trainCodes.codes, dimension: 4, k: 3, excludingSelf: true,
      workers: workers)
    #expect(own.indices == reference.neighbours)
  }

  @Test("More points than a block and a tile hold, against all distances in turn", arguments: [1, 3])
  func blocks(threads: Int) {
    let dimension = 3
    var numbers = SampleNumbers(seed: 8)
    let references = numbers.uniform(1_100 * dimension, in: 99...101).map { Float($0) }
    let queries = numbers.uniform(300 * dimension, in: 99...101).map { Float($0) }
    let found = NearestNeighbours(
      of: queries, among: references, dimension: dimension, k: 4, workers: WorkerGroup(threads: threads))
    for query in stride(from: 0, to: 300, by: 17) {
      let distances = (0..<1_100).map { reference in
        squaredDistance(
          queries[query * dimension..<(query + 1) * dimension],
          references[reference * dimension..<(reference + 1) * dimension])
      }
      let order = distances.indices.sorted { distances[$0] < distances[$1] }.prefix(4)
      #expect(Array(found.indices[query * 4..<query * 4 + 4]) == order.map(Int32.init))
      let expected = order.map { distances[$0] }
      #expect(
        difference(Array(found.squaredDistances[query * 4..<query * 4 + 4]), expected, absolute: 1e-12) == nil)
    }
  }

  @Test("Of equally near points the first ones are taken, and a point is no neighbour of itself")
  func ties() {
    let points: [Float] = [1, 1, 1, 1, 5]
    let workers = WorkerGroup(threads: 1)
    let found = NearestNeighbours(of: points, among: points, dimension: 1, k: 2, excludingSelf: true, workers: workers)
    #expect(found.indices == [1, 2, 0, 2, 0, 1, 0, 1, 0, 1])
    #expect(difference(found.squaredDistances, [0, 0, 0, 0, 0, 0, 0, 0, 16, 16]) == nil)
  }

  private func squaredDistance(_ a: ArraySlice<Float>, _ b: ArraySlice<Float>) -> Double {
    var sum = 0.0
    for (first, second) in zip(a, b) { sum += (Double(first) - Double(second)) * (Double(first) - Double(second)) }
    return sum
  }
}

import Applications
import LatentSpace
import TensorEngine
import TestSupport
import Testing

@Suite("Retrieval and features")
struct RetrievalTests {
  private let workers = WorkerGroup(threads: 2)

  @Test("Precisions are those of scikit-learn's neighbours")
  func reference() throws {
    let reference = try Reference.load()
    let found = try RetrievalPrecision.ofEachPoint(
      reference.points.map { Float($0) }, dimension: 3, labels: reference.labels, ks: [10, 1, 5], workers: workers)
    #expect(found.precision.ks == [1, 5, 10])
    #expect(difference(found.precision.precisions, reference.precisionsAt) == nil)
  }

  @Test("Too many neighbours, one class, equal points and numbers that are none are refused")
  func refusals() {
    func precision(_ points: [Float], _ labels: [UInt8], _ ks: [Int]) throws -> RetrievalPrecision {
      try RetrievalPrecision.ofEachPoint(points, dimension: 1, labels: labels, ks: ks, workers: workers).precision
    }
    expectFailure(.usage, "1 to 2", "found 3") { try precision([1, 2, 3], [0, 1, 0], [1, 3]) }
    expectFailure(.usage, "1 to 2", "found 0") { try precision([1, 2, 3], [0, 1, 0], [0]) }
    expectFailure(.badData, "one class") { try precision([1, 2, 3], [1, 1, 1], [1]) }
    expectFailure(.badData, "the same") { try precision([2, 2, 2], [0, 1, 0], [1]) }
    expectFailure(.badData, "finite") { try precision([1, .nan, 3], [0, 1, 0], [1]) }
    expectFailure(.badData, "found none") { try precision([], [], [1]) }
  }

  @Test("Shown neighbours are the nearest of each query, and no query is its own neighbour")
  func study() throws {
    let dataset = Samples.dataset()
    let result = try RetrievalResult(of: [try Samples.model(on: dataset)], on: dataset, ks: [1, 4], shown: 10)
    #expect(result.spaces.map(\.dimension) == [4, 4, 256])
    #expect(result.queries == [0, 1, 2])
    for space in result.spaces {
      #expect(space.images.rows == 3 && space.images.columns == 4)
      for (query, nearest) in zip(result.queries, space.neighbours) { #expect(!nearest.contains(query)) }
    }
    let pixels = PixelImages(LabelledImages(.test, of: dataset))
    let distances = (0..<30).map { index in
      zip(pixels.image(0), pixels.image(index)).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
    }
    let nearest = distances.indices.filter { $0 != 0 }.min { distances[$0] < distances[$1] }
    #expect(result.spaces[2].neighbours[0].first == nearest)
    try expectDocument(result)
  }

  @Test("Classifiers on codes, components and pixels, each of its width")
  func features() throws {
    let dataset = Samples.dataset()
    let result = try FeaturesResult(
      of: [try Samples.model(units: 3, on: dataset), try Samples.model(.sparse, units: 5, on: dataset)], on: dataset)
    #expect(result.features.map(\.dimension) == [3, 5, 3, 5, 256])
    for entry in result.features { #expect((0...1).contains(entry.linearAccuracy)) }
    #expect((result.features.last?.linearAccuracy ?? 0) > 0.5)
    try expectDocument(result)
    expectFailure(.usage, "1 to 60", "found 61") {
      try FeaturesResult(of: [try Samples.model(on: dataset)], on: dataset, neighbours: 61)
    }
  }
}

import Foundation
import Randomness
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import LatentSpace

@Suite("UMAP")
struct UMAPTests {
  private static let workers = WorkerGroup(threads: 2)

  /// Five clouds of codes with eight units.
  private static func clouds(_ count: Int) -> CodeTable {
    let noise = RandomStream(seed: 3, purpose: .sampler).normals(count: 8 * (count + 5))
    let codes = (0..<count).flatMap { (row: Int) -> [Float] in
      let centre = 8 * (count + row % 5)
      return (0..<8).map { (unit: Int) -> Float in noise[8 * row + unit] + 6 * noise[centre + unit] }
    }
    return CodeTable(
      codes: codes, dimension: 8, labels: (0..<count).map { UInt8($0 % 5) }, classNames: ["a", "b", "c", "d", "e"],
      split: "test")
  }

  /// Values of umap-learn; `Reference/fuzzy_graph.py` makes them.
  private struct FuzzyGraphReference: Decodable {
    let points: [Double]
    let k: Int
    let first: [Int32]
    let second: [Int32]
    let weights: [Double]
  }

  @Test("The graph is umap-learn's")
  func reference() throws {
    let reference = try ReferenceFile.load(
      FuzzyGraphReference.self, from: "LatentSpaceTests/Reference/fuzzy_graph.json")
    let graph = FuzzyNeighbours(
      of: reference.points.map { Float($0) }, dimension: 5, k: reference.k, workers: Self.workers)
    #expect(graph.edges.map(\.first) == reference.first && graph.edges.map(\.second) == reference.second)
    #expect(difference(graph.edges.map(\.weight), reference.weights, relative: 1e-4) == nil)
  }

  @Test("Memberships: the nearest belongs fully, the sum is log₂ k, and points in one place belong fully")
  func memberships() {
    let distances = [0.5, 0.7, 1.1, 1.3, 2, 2.4, 3.1]
    let weights = FuzzyNeighbours.memberships(distances, target: 3, meanDistance: 1)
    #expect(weights[0] == 1 && weights == weights.sorted(by: >))
    #expect(abs(weights.reduce(0, +) - 3) < 1e-4)
    let twins = FuzzyNeighbours.memberships([0, 0, 1, 2], target: log2(5), meanDistance: 1)
    #expect(twins[0] == 1 && twins[1] == 1 && twins[2] == 1 && twins[3] < 1)
    #expect(FuzzyNeighbours.memberships([0, 0], target: 1, meanDistance: 0) == [1, 1])
  }

  @Test("The graph is symmetric, without loops, each weight what both ends say together")
  func graph() {
    let table = Self.clouds(60)
    let graph = FuzzyNeighbours(of: table.codes, dimension: 8, k: 6, workers: Self.workers)
    let weights = Dictionary(uniqueKeysWithValues: graph.edges.map { ([$0.first, $0.second], $0.weight) })
    for edge in graph.edges {
      #expect(edge.first != edge.second && edge.weight > 0 && edge.weight <= 1)
      #expect(weights[[edge.second, edge.first]] == edge.weight)
    }
    // Every code has a full neighbour.
    for point in 0..<60 { #expect(graph.edges.contains { $0.first == Int32(point) && $0.weight > 1 - 1e-12 }) }
  }

  @Test("Clouds stay clouds: neighbours on the map are neighbours among codes")
  func clusters() throws {
    let table = Self.clouds(300)
    let map = try UMAP(table, settings: .init(epochs: 200), workers: Self.workers)
    let points = map.coordinates.map { Float($0) }
    let values = try Trustworthiness.values(of: points, 2, against: table.codes, 8, k: 12, workers: Self.workers)
    #expect(values.trustworthiness > 0.85 && values.continuity > 0.85)
    let own = NearestNeighbours(
      of: points, among: points, dimension: 2, k: 5, excludingSelf: true, workers: Self.workers)
    let hits = (0..<300).reduce(0) { sum, row in
      sum + own.indices[5 * row..<5 * row + 5].count { table.labels[Int($0)] == table.labels[row] }
    }
    #expect(Double(hits) / 1_500 > 0.98)
  }

  @Test("The same for a seed and any number of threads; another for another seed")
  func repeatable() throws {
    func map(_ seed: UInt64, threads: Int) throws -> [Double] {
      try UMAP(Self.clouds(80), settings: .init(epochs: 30, seed: seed), workers: WorkerGroup(threads: threads))
        .coordinates
    }
    #expect(try map(1, threads: 1) == map(1, threads: 3))
    #expect(try map(1, threads: 1) != map(2, threads: 1))
  }

  @Test("Few codes, equal codes among others and one unit have a map; one code, equal codes and nonsense do not")
  func degenerate() throws {
    for count in [4, 5, 20] {
      #expect(
        try UMAP(Self.clouds(count), settings: .init(epochs: 20), workers: Self.workers).neighbours == min(count, 15))
    }
    let line = SampleModels.table((0..<20).map { Float($0) }, dimension: 1)
    #expect(try UMAP(line, settings: .init(epochs: 20), workers: Self.workers).coordinates.allSatisfy(\.isFinite))
    let twins = SampleModels.table([Float](repeating: 1, count: 30) + (0..<10).map { Float($0) }, dimension: 2)
    #expect(try UMAP(twins, settings: .init(epochs: 50), workers: Self.workers).coordinates.allSatisfy(\.isFinite))
    func message(_ table: CodeTable, _ settings: UMAP.Settings = .init()) -> String {
      refusal { try UMAP(table, settings: settings, workers: Self.workers) } ?? ""
    }
    #expect(message(SampleModels.table([1, 2], dimension: 2)).contains("at least 4 codes, found 1"))
    #expect(message(SampleModels.table([Float](repeating: 3, count: 20), dimension: 2)).contains("all the same"))
    #expect(message(Self.clouds(20), .init(neighbours: 1)).contains("2 neighbours"))
    #expect(message(Self.clouds(20), .init(epochs: 0)).contains("an epoch"))
  }
}

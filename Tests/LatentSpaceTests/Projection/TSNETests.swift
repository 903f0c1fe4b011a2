import Foundation
import Randomness
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import LatentSpace

@Suite("t-SNE")
struct TSNETests {
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

  /// The definition, pair by pair.
  private func forces(_ points: [Double], _ index: Int) -> (x: Double, y: Double, sum: Double) {
    var result = (x: 0.0, y: 0.0, sum: 0.0)
    for other in 0..<points.count / 2 where other != index {
      let (dx, dy) = (points[2 * index] - points[2 * other], points[2 * index + 1] - points[2 * other + 1])
      let q = 1 / (1 + dx * dx + dy * dy)
      result = (result.x + q * q * dx, result.y + q * q * dy, result.sum + q)
    }
    return result
  }

  @Test("Forces are the definition's: exact at angle 0, nearly so at 0.5", arguments: [0, 0.5])
  func repulsion(angle: Double) {
    let points = RandomStream(seed: 1, purpose: .sampler).normals(count: 2 * 700).map { 8 * Double($0) }
    let tree = QuadTree(points, count: 700)
    #expect(tree.order.sorted() == (0..<700).map { Int32($0) })
    var (wrong, all) = (0.0, 0.0)
    for index in stride(from: 0, to: 700, by: 13) {
      let expected = forces(points, index)
      let found = tree.repulsion(x: points[2 * index], y: points[2 * index + 1], squaredAngle: angle * angle)
      let tolerance = angle == 0 ? 1e-10 : 0.03
      #expect(abs(found.sum - expected.sum) < tolerance * expected.sum)
      let (error, length) = (hypot(found.x - expected.x, found.y - expected.y), hypot(expected.x, expected.y))
      // Where forces cancel, what is left of their errors is larger beside what is left of them.
      #expect(error < 4 * tolerance * max(length, 1))
      wrong += error * error
      all += length * length
    }
    #expect(wrong.squareRoot() < (angle == 0 ? 1e-10 : 0.05) * all.squareRoot())
  }

  @Test("Points on one spot are a tree, too")
  func equalPoints() {
    let points = [Double](repeating: 2, count: 2 * 50)
    let found = QuadTree(points, count: 50).repulsion(x: 2, y: 2, squaredAngle: 0.25)
    #expect(found.x == 0 && found.y == 0 && abs(found.sum - 49) < 1e-9)
  }

  @Test("Affinities have the perplexity, are symmetric, and add up to 1")
  func affinities() {
    let distances = (1...30).map { Double($0 * $0) / 40 }
    let conditional = Affinities.conditional(distances[...], perplexity: 7)
    let entropy = -conditional.reduce(0) { $0 + $1 * log($1) }
    #expect(abs(exp(entropy) - 7) < 1e-6 && abs(conditional.reduce(0, +) - 1) < 1e-12)
    #expect(Affinities.conditional([2, 2, 2, 2], perplexity: 2) == [0.25, 0.25, 0.25, 0.25])

    let table = Self.clouds(200)
    let found = Affinities(of: table.codes, dimension: 8, perplexity: 10, workers: Self.workers)
    #expect(found.count == 200 && abs(found.values.reduce(0, +) - 1) < 1e-12)
    func value(_ row: Int, _ column: Int) -> Double? {
      let range = Int(found.starts[row])..<Int(found.starts[row + 1])
      #expect(Set(found.columns[range]).count == range.count)
      return range.first { found.columns[$0] == Int32(column) }.map { found.values[$0] }
    }
    for row in stride(from: 0, to: 200, by: 17) {
      for place in Int(found.starts[row])..<Int(found.starts[row + 1]) {
        #expect(value(Int(found.columns[place]), row) == found.values[place])
      }
    }
  }

  @Test("Clouds stay together, and the divergence goes down")
  func map() throws {
    let table = Self.clouds(300)
    func fit(_ steps: Int) throws -> TSNE {
      try TSNE(table, settings: .init(perplexity: 20, steps: steps), workers: Self.workers)
    }
    let (early, late) = (try fit(1), try fit(300))
    #expect(late.divergence < early.divergence - 0.1 && late.divergence > 0)
    let points = late.coordinates.map { Float($0) }
    let nearest = NearestNeighbours(
      of: points, among: points, dimension: 2, k: 5, excludingSelf: true, workers: Self.workers)
    let same = nearest.indices.enumerated().count { table.labels[$0.offset / 5] == table.labels[Int($0.element)] }
    #expect(Double(same) / Double(nearest.indices.count) > 0.99)
    // The exact divergence is the one that the tree finds, nearly.
    let affinities = Affinities(of: table.codes, dimension: 8, perplexity: 20, workers: Self.workers)
    let exact = EmbeddedPoints(late.coordinates).divergence(from: affinities, angle: 0, workers: Self.workers)
    #expect(abs(exact - late.divergence) < 0.01)
  }

  @Test("Threads change no bit; another seed changes little but something")
  func deterministic() throws {
    let table = Self.clouds(120)
    func fit(_ threads: Int, seed: UInt64 = 0) throws -> TSNE {
      try TSNE(table, settings: .init(steps: 50, seed: seed), workers: WorkerGroup(threads: threads))
    }
    let one = try fit(1)
    #expect(try fit(2) == one && fit(3) == one && one.coordinates.allSatisfy(\.isFinite))
    #expect(try fit(1, seed: 1).coordinates != one.coordinates)
  }

  @Test("Few codes get a lower perplexity; equal ones come apart")
  func small() throws {
    for count in [4, 5, 9] {
      let map = try TSNE(Self.clouds(count), settings: .init(steps: 20), workers: Self.workers)
      #expect(map.coordinates.count == 2 * count && map.coordinates.allSatisfy(\.isFinite))
    }
    let twins = SampleModels.table([0, 0, 0, 0, 1, 1, 1, 1, 5, 5, 5, 5], dimension: 2)
    let map = try TSNE(twins, settings: .init(steps: 100), workers: Self.workers)
    #expect(Set(map.coordinates).count == map.coordinates.count)
    let line = SampleModels.table([1, 2, 3, 5, 8, 13, 21], dimension: 1)
    #expect(try TSNE(line, settings: .init(steps: 20), workers: Self.workers).coordinates.allSatisfy(\.isFinite))
  }

  @Test("A map is points with the codes' classes, and says what it is")
  func embedding() throws {
    let table = Self.clouds(60)
    let map = try TSNE(table, settings: .init(steps: 20), workers: Self.workers)
    let points = PlanarEmbedding(table, map: map)
    #expect(points.labels == table.labels && points.x.count == 60 && points.xTitle == "t-SNE 1")
    #expect(points.x[7] == Float(map.coordinates[14]) && points.y[7] == Float(map.coordinates[15]))
    #expect(points.note.hasPrefix("60 test images; mapped from 8 units by t-SNE, perplexity 19.7, KL divergence "))
  }

  @Test("One point, identical points and settings out of range are refused")
  func refusals() {
    func message(_ table: CodeTable, _ settings: TSNE.Settings = .init()) -> String {
      refusal { try TSNE(table, settings: settings, workers: Self.workers) } ?? ""
    }
    #expect(message(SampleModels.table([1, 2], dimension: 2)).contains("at least 4 codes, found 1"))
    #expect(message(SampleModels.table([Float](repeating: 3, count: 20), dimension: 2)).contains("all the same"))
    #expect(message(Self.clouds(9), .init(perplexity: 0)).contains("perplexity: expected a number from 1, found 0"))
    #expect(message(Self.clouds(9), .init(perplexity: .nan)).contains("perplexity"))
    #expect(message(Self.clouds(9), .init(exaggeration: 0)).contains("exaggeration from 1"))
    #expect(message(Self.clouds(9), .init(exaggeratedSteps: 0, steps: 0)).contains("a step or more"))
    #expect(message(Self.clouds(9), .init(angle: 2)).contains("angle from 0 to 1"))
  }
}

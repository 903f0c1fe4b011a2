import Foundation
import LatentSpace
import Storage
import TensorEngine
import TestSupport
import Testing

@Suite("Spaces compared each with each")
struct SimilarityMatrixTests {
  private let workers = WorkerGroup(threads: 2)

  /// Codes of 60 images: two clouds, and what `change` makes of each code.
  private func table(seed: UInt64 = 1, _ change: ([Float]) -> [Float] = { $0 }) -> CodeTable {
    var numbers = SampleNumbers(seed: seed)
    let codes = (0..<60).flatMap { index -> [Float] in
      let noise = numbers.uniform(2, in: -1...1).map { Float($0) }
      return change([noise[0] + (index % 2 == 0 ? 3 : -3), noise[1]])
    }
    return SampleModels.table(codes, dimension: codes.count / 60)
  }

  @Test("every pair once; turned and scaled spaces are the same by all that forget that")
  func pairs() throws {
    let turned = table { [-2 * $0[1], 2 * $0[0]] }
    let matrices = try SimilarityMatrix.all(
      of: [.init("a", table()), .init("b", turned), .init("c", table(seed: 2))], workers: workers)
    #expect(matrices.map(\.name) == SimilarityName.allCases)
    for matrix in matrices {
      #expect(matrix.pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
      #expect(matrix.pair(1, 0) == matrix.pair(0, 1) && matrix.pair(1, 1) == nil)
      let (same, other) = (try #require(matrix.pair(0, 1)).similarity, try #require(matrix.pair(0, 2)).similarity)
      #expect(abs(same.value - matrix.name.perfect) < 1e-5)
      #expect(matrix.name.growsWithLikeness ? other.value < 0.99 : other.value > 0.01)
      #expect(same.interval.contains(same.value) || abs(same.interval.lowerBound - same.value) < 1e-5)
      #expect(matrix.floors == [nil, nil, nil] && matrix.verdict(of: matrix.pairs[0]) == nil)
    }
  }

  @Test("models differ only if they differ by more than seeds make of either")
  func verdicts() throws {
    func matrix(_ value: Double, _ name: SimilarityName, _ floors: [[Double]?]) -> SimilarityMatrix {
      SimilarityMatrix(
        name: name, models: ["a", "b"],
        pairs: [
          .init(
            first: 0, second: 1,
            similarity: LatentSimilarity(name: name, value: value, interval: value - 0.02...value + 0.02))
        ], floors: floors.map { $0.map { SimilarityMatrix.NoiseFloor($0) } })
    }
    for (value, name, floors, verdict) in [
      (0.5, SimilarityName.alignment, [[0.9, 0.8], [0.7]], SimilarityMatrix.Verdict.different),
      (0.69, .alignment, [[0.9, 0.8], [0.7]], .withinNoise), (0.95, .alignment, [[0.9], [0.7]], .withinNoise),
      (0.5, .procrustes, [[0.1, 0.3], [0.4]], .different), (0.41, .procrustes, [[0.1], [0.4]], .withinNoise),
      (0.01, .procrustes, [[0.1], [0.4]], .withinNoise),
    ] {
      let found = matrix(value, name, floors)
      #expect(found.verdict(of: found.pairs[0]) == verdict, "\(value) \(name)")
    }
    let half = matrix(0.5, .alignment, [[0.9], nil])
    #expect(half.verdict(of: half.pairs[0]) == nil)
  }

  @Test("a floor has every pair of trainings, and stands in the table")
  func floors() throws {
    let matrices = try SimilarityMatrix.all(
      of: [.init("a", table(), reseeded: [table(seed: 5), table(seed: 6)]), .init("b", table(seed: 2))],
      [.alignment, .procrustes], workers: workers)
    let floor = try #require(matrices[0].floors[0])
    #expect(floor.values.count == 3 && matrices[0].floors[1] == nil)
    #expect(floor.leastAlike(.alignment) == floor.values.min() && floor.leastAlike(.procrustes) == floor.values.max())
    let rows = SimilarityMatrix.table(matrices).rows
    #expect(rows.count == 4 && rows[1][1] == "a" && rows[1][2] == "a" && rows[1][6] == "3 pairs of seeds")
  }

  @Test("spaces in one frame: turning and scaling leave no drift; a moved class drifts alone")
  func aligned() throws {
    let first = table()
    let turned = table { [5 - 3 * $0[1], 3 * $0[0] - 2] }
    let frame = try AlignedSpaces([("a", first), ("b", turned)])
    #expect(frame.spaces[0].drifts.isEmpty && frame.spaces[0].meanDrift == 0)
    #expect(frame.spaces[1].distance < 1e-6 && frame.spaces[1].meanDrift < 1e-5)
    let (own, moved) = (frame.spaces[0].embedding, frame.spaces[1].embedding)
    #expect(zip(own.x + own.y, moved.x + moved.y).allSatisfy { abs($0 - $1) < 1e-4 })
    // A wider space with the same codes in two of its units is no further away.
    let wide = table { [$0[0], 0, $0[1]] }
    #expect(try AlignedSpaces([("a", first), ("b", wide)]).spaces[1].distance < 1e-6)
    let other = try AlignedSpaces([("a", first), ("b", table(seed: 9))]).spaces[1]
    let spread = first.unitVariances.reduce(0, +).squareRoot()
    for drift in other.drifts {
      let length =
        ((drift.toX - drift.fromX) * (drift.toX - drift.fromX)
        + (drift.toY - drift.fromY) * (drift.toY - drift.fromY)).squareRoot()
      #expect(abs(length / spread - drift.distance) < 1e-9)
    }
    #expect(refusal { try AlignedSpaces([("a", first)]) }?.contains("at least two") == true)
  }
}

import Foundation
import LatentSpace

@testable import Figures

/// Latent spaces that were never trained, and what they would have in common.
extension Examples {
  /// - Parameter seeds: other trainings of each model; 0 for none.
  static func matrix(_ name: SimilarityName, _ models: [String], seeds: Int = 0) -> SimilarityMatrix {
    let pairs = models.indices.flatMap { first in
      models.indices.dropFirst(first + 1).map { second in
        let value = 0.15 + 0.7 * Double((first * 3 + second * 5) % 7) / 6
        return SimilarityMatrix.Pair(
          first: first, second: second,
          similarity: LatentSimilarity(name: name, value: value, interval: value - 0.03...value + 0.03))
      }
    }
    let floors = models.indices.map { index -> SimilarityMatrix.NoiseFloor? in
      guard seeds > 0 else { return nil }
      let middle = name.growsWithLikeness ? 0.7 : 0.3
      return SimilarityMatrix.NoiseFloor((0...seeds).map { middle + 0.02 * Double($0) + 0.01 * Double(index) })
    }
    return SimilarityMatrix(name: name, models: models, pairs: pairs, floors: floors)
  }

  /// The same clouds for every model, each turned a little further.
  static func spaces(_ names: [String], count: Int) -> [AlignedSpaces.Space] {
    let first = embedding(count)
    return names.enumerated().map { index, name in
      let angle = 0.15 * Double(index)
      func turned(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        (cos(angle) * x - sin(angle) * y, sin(angle) * x + cos(angle) * y)
      }
      var own = first
      for place in own.x.indices {
        let moved = turned(Double(first.x[place]), Double(first.y[place]))
        (own.x[place], own.y[place]) = (Float(moved.x), Float(moved.y))
      }
      let drifts = (0..<10).map { label -> AlignedSpaces.Drift in
        let (x, y) = (2 * cos(Double(label) * 0.62832), 2 * sin(Double(label) * 0.62832))
        let to = turned(x, y)
        return AlignedSpaces.Drift(
          label: label, fromX: x, fromY: y, toX: to.x, toY: to.y, distance: 0.1 * Double(index))
      }
      return AlignedSpaces.Space(
        name: name, embedding: own, drifts: index == 0 ? [] : drifts, distance: 0.05 * Double(index))
    }
  }
}

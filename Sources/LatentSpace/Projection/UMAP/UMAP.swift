import Foundation
import Randomness
import Storage
import TensorEngine

/// UMAP: points of a plane that are joined by springs where codes are neighbours, and pushed apart elsewhere (L. McInnes,
/// J. Healy, J. Melville, "UMAP: uniform manifold approximation and projection", 2018).
///
/// It starts from the two principal components and takes the steps of the authors' program: edges are drawn by their
/// weight, each with a few random points that push. Distances between clusters and their sizes mean little.
public struct UMAP: Equatable, Sendable {
  /// How it is done; the standard settings are those of umap-learn.
  public struct Settings: Equatable, Sendable {
    /// Neighbours of a code, itself among them.
    public var neighbours: Int
    /// How often the whole graph is gone through; nil for 500 up to 10,000 codes and 200 for more.
    public var epochs: Int?
    /// Random points that push for each edge that pulls.
    public var negativeSamples: Int
    /// Determines the random points, and breaks the tie of equal codes.
    public var seed: UInt64

    /// - Parameters:
    ///   - neighbours: of a code, itself among them; from 2.
    ///   - epochs: how often the whole graph is gone through; nil for what suits the number of codes.
    ///   - negativeSamples: random points that push for each edge that pulls.
    ///   - seed: determines the random points.
    public init(neighbours: Int = 15, epochs: Int? = nil, negativeSamples: Int = 5, seed: UInt64 = 0) {
      self.neighbours = neighbours
      self.epochs = epochs
      self.negativeSamples = negativeSamples
      self.seed = seed
    }
  }

  /// What was asked for.
  public let settings: Settings
  /// The neighbours that were used: those of the settings, or as many as there are codes.
  public let neighbours: Int
  /// x and y of each code in turn.
  public let coordinates: [Double]

  /// - Parameters:
  ///   - table: the codes.
  ///   - settings: how it is done.
  ///   - workers: who finds neighbours; the result does not depend on their number.
  ///   - progress: is told each epoch, from 1, and how many there are.
  /// - Throws: `Failure`: `usage` for fewer than four codes or settings out of range; `badData` if all codes are the same.
  public init(
    _ table: CodeTable, settings: Settings = Settings(), workers: WorkerGroup,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(Failure) {
    guard table.count >= 4 else { throw Failure(.usage, "UMAP: expected at least 4 codes, found \(table.count)") }
    guard settings.neighbours >= 2, settings.epochs.map({ $0 >= 1 }) ?? true, settings.negativeSamples >= 0 else {
      throw Failure(
        .usage,
        "UMAP: expected 2 neighbours or more, an epoch or more and random points from 0, found \(settings.neighbours), "
          + "\(settings.epochs ?? 0) and \(settings.negativeSamples)")
    }
    neighbours = min(settings.neighbours, table.count)
    let graph = FuzzyNeighbours(of: table.codes, dimension: table.dimension, k: neighbours, workers: workers)
    var layout = SpringLayout(try Self.start(table, seed: settings.seed))
    layout.settle(
      graph.edges, epochs: settings.epochs ?? (table.count <= 10_000 ? 500 : 200),
      negativeSamples: settings.negativeSamples, seed: settings.seed, progress: progress)
    self.settings = settings
    coordinates = layout.positions
  }

  /// The principal components within 10 to each side; equal codes are about 10⁻⁴ apart.
  private static func start(_ table: CodeTable, seed: UInt64) throws(Failure) -> [Double] {
    let components = try PrincipalComponents(of: table)
    var points = [Double](repeating: 0, count: 2 * table.count)
    for row in 0..<table.count {
      for axis in 0..<min(2, table.dimension) {
        for (unit, value) in table.code(row).enumerated() {
          points[2 * row + axis] += (Double(value) - components.mean[unit]) * components.directions[axis, unit]
        }
      }
    }
    let farthest = points.reduce(0) { max($0, $1.magnitude) }
    let noise = RandomStream(seed: seed, purpose: .projection).normals(count: points.count)
    return points.indices.map { 10 / farthest * points[$0] + 1e-4 * Double(noise[$0]) }
  }
}

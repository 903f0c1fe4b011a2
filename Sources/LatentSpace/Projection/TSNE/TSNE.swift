import Foundation
import Randomness
import Storage
import TensorEngine

/// t-SNE: points of a plane whose neighbours are those of the codes (L. van der Maaten, G. Hinton, JMLR 9, 2008), with the
/// forces of far points taken together (Barnes & Hut; van der Maaten, JMLR 15, 2014).
///
/// It starts from the two principal components, so that what lies far apart tends to stay so (D. Kobak, P. Berens, "The art
/// of using t-SNE for single-cell transcriptomics", 2019), and moves by gradient descent with momentum and gains, at the
/// learning rate N / exaggeration (A. Belkina et al., 2019). Distances between clusters and their sizes mean little.
public struct TSNE: Equatable, Sendable {
  /// How it is done; the standard settings are those of openTSNE.
  public struct Settings: Equatable, Sendable {
    /// How many neighbours a point has, roughly.
    public var perplexity: Double
    /// What attraction is multiplied by at first, so that clusters form.
    public var exaggeration: Double
    /// Steps with that.
    public var exaggeratedSteps: Int
    /// Steps without it, which follow.
    public var steps: Int
    /// Cells that look narrower than this, in radians, count as one point; 0 for exact forces.
    public var angle: Double
    /// Breaks the tie of equal codes, which would stay on one spot.
    public var seed: UInt64

    /// - Parameters:
    ///   - perplexity: how many neighbours a point has, roughly; from 1.
    ///   - exaggeration: what attraction is multiplied by at first; from 1.
    ///   - exaggeratedSteps: steps with that.
    ///   - steps: steps without it.
    ///   - angle: cells that look narrower, in radians, count as one point; from 0 to 1.
    ///   - seed: breaks the tie of equal codes.
    public init(
      perplexity: Double = 30, exaggeration: Double = 12, exaggeratedSteps: Int = 250, steps: Int = 500,
      angle: Double = 0.5, seed: UInt64 = 0
    ) {
      self.perplexity = perplexity
      self.exaggeration = exaggeration
      self.exaggeratedSteps = exaggeratedSteps
      self.steps = steps
      self.angle = angle
      self.seed = seed
    }
  }

  /// What was asked for.
  public let settings: Settings
  /// The perplexity that was used: that of the settings, or what so few codes can have.
  public let perplexity: Double
  /// x and y of each code in turn.
  public let coordinates: [Double]
  /// KL(P ‖ Q) of the map, in nats: what the steps make small.
  public let divergence: Double

  /// - Parameters:
  ///   - table: the codes.
  ///   - settings: how it is done; a perplexity that so few codes cannot have is lowered to a third of their number.
  ///   - workers: who computes; the result does not depend on their number.
  ///   - progress: is told each step, from 1, and how many there are.
  /// - Throws: `Failure`: `usage` for fewer than four codes or settings out of range; `badData` if all codes are the same.
  public init(
    _ table: CodeTable, settings: Settings = Settings(), workers: WorkerGroup,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(Failure) {
    try Self.require(table, settings)
    let perplexity = min(settings.perplexity, Double(table.count - 1) / 3)
    let affinities = Affinities(
      of: table.codes, dimension: table.dimension, perplexity: perplexity, workers: workers)
    let map = try EmbeddedPoints(Self.start(table, seed: settings.seed))
    let total = settings.exaggeratedSteps + settings.steps
    for step in 0..<total {
      let exaggeration = step < settings.exaggeratedSteps ? settings.exaggeration : 1
      map.step(
        affinities, exaggeration: exaggeration, learningRate: Double(table.count) / exaggeration, momentum: 0.8,
        angle: settings.angle, workers: workers)
      if step + 1 == settings.exaggeratedSteps { map.rest() }
      progress(step + 1, total)
    }
    self.settings = settings
    self.perplexity = perplexity
    coordinates = map.coordinates
    divergence = map.divergence(from: affinities, angle: settings.angle, workers: workers)
  }

  private static func require(_ table: CodeTable, _ settings: Settings) throws(Failure) {
    guard table.count >= 4 else {
      throw Failure(.usage, "t-SNE: expected at least 4 codes, found \(table.count)")
    }
    guard settings.perplexity.isFinite, settings.perplexity >= 1 else {
      throw Failure(.usage, "perplexity: expected a number from 1, found \(settings.perplexity)")
    }
    guard settings.exaggeration >= 1, settings.exaggeratedSteps >= 0, settings.steps >= 0,
      settings.exaggeratedSteps + settings.steps >= 1, (0...1).contains(settings.angle)
    else {
      throw Failure(
        .usage,
        "t-SNE: expected an exaggeration from 1, a step or more and an angle from 0 to 1, found "
          + "\(settings.exaggeration), \(settings.exaggeratedSteps) + \(settings.steps) and \(settings.angle)")
    }
  }

  /// The principal components, of standard deviation 10⁻⁴ along the first; equal codes are a thousandth of that apart.
  private static func start(_ table: CodeTable, seed: UInt64) throws(Failure) -> [Double] {
    let components = try PrincipalComponents(of: table)
    let scale = 1e-4 / components.variances[0].squareRoot()
    let noise = RandomStream(seed: seed, purpose: .projection).normals(count: 2 * table.count)
    return (0..<table.count).flatMap { row in
      (0..<2).map { axis in
        guard axis < table.dimension else { return 1e-4 * Double(noise[2 * row + axis]) }
        var sum = 0.0
        for (unit, value) in table.code(row).enumerated() {
          sum += (Double(value) - components.mean[unit]) * components.directions[axis, unit]
        }
        return scale * sum + 1e-7 * Double(noise[2 * row + axis])
      }
    }
  }
}

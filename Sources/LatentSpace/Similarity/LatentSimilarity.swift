import Randomness
import Storage
import TensorEngine

/// How alike two latent spaces are, by one measure, with an interval that says how sure that is.
public struct LatentSimilarity: Equatable, Sendable {
  /// Which measure.
  public let name: SimilarityName
  /// Over all images, in the measure's own unit.
  public let value: Double
  /// 95 % of the values that half of the images give: their spread is that of the value itself (D. Politis, J. Romano,
  /// M. Wolf, "Subsampling", 1999). Draws with replacement would make neighbours of an image and its copy.
  public let interval: ClosedRange<Double>

  /// - Parameters:
  ///   - name: the measure.
  ///   - value: of all images.
  ///   - interval: about it.
  public init(name: SimilarityName, value: Double, interval: ClosedRange<Double>) {
    self.name = name
    self.value = value
    self.interval = interval
  }

  /// Neighbours that the two spaces may share.
  public static let neighbours = 10
  /// Half-samples behind an interval.
  public static let draws = 100

  /// All measures of two spaces.
  ///
  /// - Parameters:
  ///   - first: codes in one space.
  ///   - second: codes of the same images, in the same order, in another.
  ///   - names: which measures.
  ///   - draws: half-samples behind an interval; 0 for intervals of no length.
  ///   - seed: determines the half-samples.
  ///   - workers: who computes.
  /// - Throws: `Failure`: `usage` if the codes are not of the same images or too few; `badData` if a space has collapsed
  ///   into one code.
  public static func all(
    of first: CodeTable, and second: CodeTable, _ names: [SimilarityName] = SimilarityName.allCases,
    draws: Int = draws, seed: UInt64 = 0, workers: WorkerGroup
  ) throws(Failure) -> [LatentSimilarity] {
    let pair = try CodePair(first, second)
    let halves = (0..<draws).map { draw in
      Array(
        RandomStream(seed: seed, purpose: .bootstrap, step: UInt64(draw)).permutation(of: first.count)
          .prefix(first.count / 2)
      ).sorted()
    }.filter { $0.count >= 4 }
    // Two halves of a space in which all codes are alike say nothing of their own.
    let pairs = halves.compactMap { try? CodePair(first, second, indices: $0) }
    var results: [LatentSimilarity] = []
    for name in names {
      switch name {
      case .neighbours:
        let shares = try NeighbourOverlap(of: first, and: second, k: neighbours, workers: workers).shares
        results.append(
          LatentSimilarity(
            name, mean(shares), halves.map { half in mean(half.map { shares[$0] }) }))
      case .alignment, .procrustes, .distances:
        let drawn = workers.map(pairs.count) { index, _ in value(of: name, pairs[index]) }
        results.append(LatentSimilarity(name, value(of: name, pair), drawn))
      }
    }
    return results
  }

  private init(_ name: SimilarityName, _ value: Double, _ drawn: [Double]) {
    self.name = name
    self.value = value
    guard !drawn.isEmpty else {
      interval = value...value
      return
    }
    // About the value itself: halves of a debiased measure scatter about it, those of another lie a little to one side.
    let ends = drawn.quantiles([0.025, 0.975])
    let centre = Self.mean(drawn)
    interval = value + ends[0] - centre...value + ends[1] - centre
  }

  private static func value(of name: SimilarityName, _ pair: CodePair) -> Double {
    switch name {
    case .alignment: KernelAlignment.debiased(pair)
    case .procrustes: ProcrustesAlignment(pair).distance
    case .distances: RankCorrelation.ofDistances(pair)
    case .neighbours: preconditionFailure("LatentSimilarity: neighbours are found for all images at once")
    }
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}

/// The neighbours that an image has in both of two spaces.
struct NeighbourOverlap: Sendable {
  /// For each image, the share of its k nearest in one space that are among its k nearest in the other.
  let shares: [Double]

  /// - Throws: `Failure` of kind `usage` if there are not k other images, or not the same in both.
  init(of first: CodeTable, and second: CodeTable, k: Int, workers: WorkerGroup) throws(Failure) {
    guard first.count == second.count, first.count > k else {
      throw Failure(
        .usage,
        "neighbours: expected codes of the same images, more than \(k), found \(first.count) and \(second.count)")
    }
    func neighbours(_ table: CodeTable) -> [Int32] {
      NearestNeighbours(
        of: table.codes, among: table.codes, dimension: table.dimension, k: k, excludingSelf: true, workers: workers
      ).indices
    }
    let (a, b) = (neighbours(first), neighbours(second))
    shares = (0..<first.count).map { row in
      let own = Set(a[row * k..<(row + 1) * k])
      return Double(b[row * k..<(row + 1) * k].count { own.contains($0) }) / Double(k)
    }
  }
}

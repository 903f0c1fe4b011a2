import Foundation
import Storage
import TensorEngine

/// How alike several latent spaces are, each with each, by one measure, beside how alike the same model is to itself when it
/// is trained from other seeds.
public struct SimilarityMatrix: Equatable, Sendable {
  /// Two models, by their places, the lower first.
  public struct Pair: Equatable, Sendable {
    public let first: Int
    public let second: Int
    public let similarity: LatentSimilarity

    /// - Parameters:
    ///   - first: the row of the one model.
    ///   - second: the row of the other.
    ///   - similarity: how alike they are.
    public init(first: Int, second: Int, similarity: LatentSimilarity) {
      self.first = first
      self.second = second
      self.similarity = similarity
    }
  }

  /// What pairs of trainings of one model have, which differ in nothing but their seeds.
  public struct NoiseFloor: Equatable, Sendable {
    /// One a pair of trainings.
    public let values: [Double]

    /// - Precondition: there is a value.
    public init(_ values: [Double]) {
      precondition(!values.isEmpty, "NoiseFloor: no values")
      self.values = values
    }

    public var mean: Double { values.reduce(0, +) / Double(values.count) }

    /// The value of the two trainings that are least alike.
    public func leastAlike(_ name: SimilarityName) -> Double {
      (name.growsWithLikeness ? values.min() : values.max()) ?? 0
    }
  }

  /// What two values say of two models.
  public enum Verdict: String, Sendable {
    /// All of the interval is less alike than any two trainings of either model.
    case different
    /// They are no less alike than trainings of one model from several seeds.
    case withinNoise = "within noise"
  }

  public let name: SimilarityName
  /// What the models are called.
  public let models: [String]
  /// Every pair of models once, in order.
  public let pairs: [Pair]
  /// One a model; nil where there are no other trainings.
  public let floors: [NoiseFloor?]

  /// - Precondition: one floor a model, and pairs of models that are there.
  public init(name: SimilarityName, models: [String], pairs: [Pair], floors: [NoiseFloor?]) {
    precondition(
      floors.count == models.count
        && pairs.allSatisfy { $0.first < $0.second && models.indices.contains($0.second) && $0.first >= 0 },
      "SimilarityMatrix: \(floors.count) floors and \(pairs.count) pairs of \(models.count) models")
    self.name = name
    self.models = models
    self.pairs = pairs
    self.floors = floors
  }

  /// The pair of two models, in any order; nil for one model, or a pair that was not measured.
  public func pair(_ a: Int, _ b: Int) -> Pair? {
    pairs.first { $0.first == min(a, b) && $0.second == max(a, b) }
  }

  /// Whether two models differ by more than a new seed would make of either; nil where a floor is not known.
  public func verdict(of pair: Pair) -> Verdict? {
    guard let first = floors[pair.first], let second = floors[pair.second] else { return nil }
    let floors = [first.leastAlike(name), second.leastAlike(name)]
    let interval = pair.similarity.interval
    let isLess =
      name.growsWithLikeness
      ? interval.upperBound < (floors.min() ?? 0) : interval.lowerBound > (floors.max() ?? 0)
    return isLess ? .different : .withinNoise
  }
}

extension SimilarityMatrix {
  /// One model's codes of the images, and those of the same model trained from other seeds.
  public struct Space: Sendable {
    public let name: String
    public let codes: CodeTable
    public let reseeded: [CodeTable]

    /// - Parameters:
    ///   - name: what the model is called.
    ///   - codes: of the images, in an order that is the same for all.
    ///   - reseeded: codes of the same images by the same model, trained from other seeds.
    public init(_ name: String, _ codes: CodeTable, reseeded: [CodeTable] = []) {
      self.name = name
      self.codes = codes
      self.reseeded = reseeded
    }
  }

  /// A matrix for each measure.
  ///
  /// - Parameters:
  ///   - spaces: at least two, with codes of the same images in the same order.
  ///   - names: which measures.
  ///   - seed: determines the half-samples behind intervals.
  ///   - workers: who computes.
  ///   - progress: is told each pair before it is measured: "a and b".
  /// - Throws: `Failure` as `LatentSimilarity.all` does.
  public static func all(
    of spaces: [Space], _ names: [SimilarityName] = SimilarityName.allCases, seed: UInt64 = 0, workers: WorkerGroup,
    progress: (String) -> Void = { _ in }
  ) throws(Failure) -> [SimilarityMatrix] {
    var pairs: [[Pair]] = names.map { _ in [] }
    for first in spaces.indices {
      for second in spaces.indices.dropFirst(first + 1) {
        progress("\(spaces[first].name) and \(spaces[second].name)")
        let found = try LatentSimilarity.all(
          of: spaces[first].codes, and: spaces[second].codes, names, seed: seed, workers: workers)
        for (place, similarity) in found.enumerated() {
          pairs[place].append(Pair(first: first, second: second, similarity: similarity))
        }
      }
    }
    var floors: [[NoiseFloor?]] = names.map { _ in [] }
    for space in spaces {
      if !space.reseeded.isEmpty { progress("\(space.name) from other seeds") }
      let values = try values(of: [space.codes] + space.reseeded, names, workers: workers)
      for place in names.indices { floors[place].append(values[place].isEmpty ? nil : NoiseFloor(values[place])) }
    }
    return names.indices.map { place in
      SimilarityMatrix(name: names[place], models: spaces.map(\.name), pairs: pairs[place], floors: floors[place])
    }
  }

  /// What every two of some spaces have, measure by measure.
  private static func values(
    of tables: [CodeTable], _ names: [SimilarityName], workers: WorkerGroup
  ) throws(Failure) -> [[Double]] {
    var values: [[Double]] = names.map { _ in [] }
    for first in tables.indices {
      for second in tables.indices.dropFirst(first + 1) {
        let found = try LatentSimilarity.all(of: tables[first], and: tables[second], names, draws: 0, workers: workers)
        for (place, similarity) in found.enumerated() { values[place].append(similarity.value) }
      }
    }
    return values
  }
}

extension SimilarityMatrix {
  /// All matrices as a table: a row a pair, and a row a model for its floor.
  ///
  /// Columns: measure, first, second, value, low, high (of the 95 % interval), verdict; of a floor, both models are the
  /// same, the value is the mean and low and high are the extremes.
  public static func table(_ matrices: [SimilarityMatrix]) -> Table {
    var table = Table(columns: ["measure", "first", "second", "value", "low", "high", "verdict"])
    for matrix in matrices {
      for pair in matrix.pairs {
        let similarity = pair.similarity
        table.append([
          matrix.name.rawValue, matrix.models[pair.first], matrix.models[pair.second], "\(similarity.value)",
          "\(similarity.interval.lowerBound)", "\(similarity.interval.upperBound)",
          matrix.verdict(of: pair)?.rawValue ?? "",
        ])
      }
      for (model, floor) in zip(matrix.models, matrix.floors) {
        guard let floor, let low = floor.values.min(), let high = floor.values.max() else { continue }
        table.append([
          matrix.name.rawValue, model, model, "\(floor.mean)", "\(low)", "\(high)",
          floor.values.count.counted("pair") + " of seeds",
        ])
      }
    }
    return table
  }

  /// All matrices as a table of Markdown: a row a pair of models and a row a floor, a column a measure; three decimals.
  public static func markdown(_ matrices: [SimilarityMatrix]) -> String {
    guard let first = matrices.first else { return "" }
    func text(_ value: Double, _ low: Double, _ high: Double) -> String {
      String(format: "%.3f (%.3f–%.3f)", value, low, high)
    }
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    var lines = row(["models"] + matrices.map(\.name.title))
    lines += row(["---"] + matrices.map { _ in "---:" })
    for pair in first.pairs {
      let cells = matrices.compactMap { matrix in
        matrix.pair(pair.first, pair.second).map { found in
          let interval = found.similarity.interval
          let verdict = matrix.verdict(of: found).map { ", \($0.rawValue)" } ?? ""
          return text(found.similarity.value, interval.lowerBound, interval.upperBound) + verdict
        }
      }
      lines += row(["\(first.models[pair.first]); \(first.models[pair.second])"] + cells)
    }
    for model in first.models.indices where first.floors[model] != nil {
      let cells = matrices.compactMap { matrix in
        matrix.floors[model].flatMap { floor in
          floor.values.min().flatMap { low in floor.values.max().map { text(floor.mean, low, $0) } }
        }
      }
      lines += row(["\(first.models[model]), other seeds"] + cells)
    }
    return lines
  }
}

import Storage
import TensorEngine

/// Several Gaussians with full covariances, fitted on codes: one mixture of all of them, or one for each class. Draws
/// outside of what the code's activation can give are moved to the nearest code that it can.
public struct MixtureSampler: CodeSampler {
  /// A Gaussian, and the class whose codes it was fitted on, if classes were fitted one by one.
  public struct Cloud: Equatable, Sendable {
    /// Its weight is that among the clouds of the same class.
    public let component: GaussianMixture.Component
    /// An index into `classNames`.
    public let classIndex: Int?
  }

  /// In the order of their classes.
  public let clouds: [Cloud]
  /// The share of each cloud in what is drawn; they add up to 1.
  public let shares: [Double]
  /// The names of the classes; empty for one mixture of all codes.
  public let classNames: [String]
  /// What numbers a code has.
  public let range: CodeRange
  /// What it was fitted on: "4,000 training codes".
  let subject: String

  init(clouds: [Cloud], shares: [Double], classNames: [String], subject: String, range: CodeRange) {
    precondition(!clouds.isEmpty && clouds.count == shares.count, "MixtureSampler: \(clouds.count) clouds")
    self.clouds = clouds
    self.shares = shares
    self.classNames = classNames
    self.subject = subject
    self.range = range
  }

  /// One mixture, whatever the classes.
  ///
  /// - Parameters:
  ///   - table: the codes.
  ///   - components: how many Gaussians; nil for the number that the Bayesian information criterion says.
  ///   - range: what numbers a code has.
  ///   - workers: who computes.
  /// - Throws: as `GaussianMixture`.
  public init(
    fittedOn table: CodeTable, components: Int? = nil, range: CodeRange, workers: WorkerGroup
  ) throws(Failure) {
    let mixture = try GaussianMixture(
      of: table.codes, dimension: table.dimension, components: components, workers: workers)
    self.init(
      clouds: mixture.components.map { Cloud(component: $0, classIndex: nil) },
      shares: mixture.components.map(\.weight), classNames: [], subject: table.codesSubject, range: range)
  }

  /// A mixture for each class that has codes.
  ///
  /// - Parameters:
  ///   - table: the codes and their classes.
  ///   - components: how many Gaussians a class has; nil for the number that the criterion says of each.
  ///   - range: what numbers a code has.
  ///   - workers: who computes.
  /// - Throws: as `GaussianMixture`, naming the class.
  public init(
    fittedOnClassesOf table: CodeTable, components: Int? = nil, range: CodeRange, workers: WorkerGroup
  ) throws(Failure) {
    var (clouds, shares): ([Cloud], [Double]) = ([], [])
    for (index, name) in table.classNames.enumerated() {
      let rows = (0..<table.count).filter { Int(table.labels[$0]) == index }
      guard !rows.isEmpty else { continue }
      do {
        let mixture = try GaussianMixture(
          of: rows.flatMap { table.code($0) }, dimension: table.dimension, components: components, workers: workers)
        clouds += mixture.components.map { Cloud(component: $0, classIndex: index) }
        shares += mixture.components.map { $0.weight * Double(rows.count) / Double(table.count) }
      } catch {
        throw Failure(error.kind, "class \(name): \(error.message)")
      }
    }
    guard !clouds.isEmpty else { throw Failure(.usage, "mixture: expected codes, found none") }
    self.init(
      clouds: clouds, shares: shares, classNames: table.classNames, subject: table.codesSubject, range: range)
  }

  public var dimension: Int { clouds[0].component.mean.count }

  public var note: String {
    let gaussians = clouds.count.counted("Gaussian")
    let what =
      fittedClasses.count > 1
      ? "mixtures of the classes, \(gaussians) in all,"
      : clouds.count == 1 ? "Gaussian with full covariance" : "mixture of \(gaussians)"
    return "\(what) fitted on \(subject)" + (range.isBounded ? ", \(range.note)" : "")
  }

  public func codes(_ draws: CodeDraws, temperature: Double) -> [Float] {
    precondition(
      draws.noise.count == draws.choices.count * dimension,
      "MixtureSampler: \(draws.noise.count) numbers for \(draws.choices.count) codes of \(dimension)")
    return draws.choices.enumerated().flatMap { row, choice in
      let component = clouds[cloud(for: choice)].component
      let noise = draws.noise[row * dimension..<(row + 1) * dimension]
      let deviation = component.factor.times(noise.map { temperature * Double($0) })
      return range.clamped(zip(component.mean, deviation).map { Float($0 + $1) })
    }
  }

  /// The class that each code is drawn from; none for one mixture of all codes.
  public func classes(_ draws: CodeDraws) -> [Int]? {
    classNames.isEmpty ? nil : draws.choices.map { clouds[cloud(for: $0)].classIndex ?? 0 }
  }

  /// The cloud that a number from 0 to 1 stands for: each has an interval as long as its share.
  private func cloud(for choice: Float) -> Int {
    var left = Double(choice)
    for (index, share) in shares.enumerated() {
      left -= share
      if left <= 0 { return index }
    }
    return shares.count - 1
  }

}

extension CodeTable {
  /// What a fit says it was made on: "4,000 training codes".
  var codesSubject: String { "\(count.grouped) \(split) codes" }
}

/// The codes of labelled images: one row an image, one column a latent unit.
public struct CodeTable: Equatable, Sendable {
  /// What a code of the table is.
  public enum Content: Equatable, Sendable {
    /// What a deterministic encoder gives.
    case code
    /// The mean of a variational encoder's posterior.
    case posteriorMean
    /// A draw from a variational encoder's posterior.
    case posteriorSample(seed: UInt64)
  }

  /// count × dimension, in rows; all finite.
  public let codes: [Float]
  public let count: Int
  public let dimension: Int
  /// The class of each image, an index into `classNames`.
  public let labels: [UInt8]
  public let classNames: [String]
  /// Which images these are: "test".
  public let split: String
  public let content: Content

  public var isPosteriorMean: Bool { content == .posteriorMean }

  /// - Precondition: there is a code of `dimension` finite numbers and a label below `classNames.count` for each image.
  public init(
    codes: [Float], dimension: Int, labels: [UInt8], classNames: [String], split: String, content: Content = .code
  ) {
    precondition(dimension >= 1, "CodeTable: codes of \(dimension) units")
    precondition(
      codes.count == labels.count * dimension,
      "CodeTable: \(codes.count) numbers for \(labels.count) codes of \(dimension) units")
    precondition(codes.allSatisfy(\.isFinite), "CodeTable: a code is not finite")
    precondition(
      labels.allSatisfy { $0 < classNames.count }, "CodeTable: a label is not among \(classNames.count) classes")
    self.codes = codes
    self.count = labels.count
    self.dimension = dimension
    self.labels = labels
    self.classNames = classNames
    self.split = split
    self.content = content
  }

  /// The code of one image.
  public func code(_ index: Int) -> ArraySlice<Float> { codes[index * dimension..<(index + 1) * dimension] }

  /// One unit of all codes.
  public func unit(_ unit: Int) -> [Float] {
    precondition((0..<dimension).contains(unit), "CodeTable: unit \(unit) of \(dimension)")
    return (0..<count).map { codes[$0 * dimension + unit] }
  }
}

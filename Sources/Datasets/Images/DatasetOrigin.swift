/// What a data set was made of and how, so that it can be made again from images that can be found.
public struct DatasetOrigin: Codable, Equatable, Sendable {
  /// What was done to the images.
  public enum Change: Codable, Equatable, Sendable {
    /// All images of one class were left out, in training and in test.
    case leftOut(class: String)
    /// Each pixel's values were handed out anew among the images, so that pixels have nothing to do with each other.
    case independentPixels(seed: UInt64)
  }

  /// The name of the data set that it was made of.
  public let name: String
  /// Where that one's division comes from; see `Dataset.splitDescription`.
  public let split: String
  public let change: Change

  /// - Parameters:
  ///   - dataset: what it was made of.
  ///   - change: what was done to the images.
  public init(_ dataset: Dataset, _ change: Change) {
    name = dataset.name
    split = dataset.splitDescription
    self.change = change
  }
}

import Foundation
import Storage

/// Images for training and images for testing, with what is known about them.
public struct Dataset: Sendable, Equatable {
  /// The catalogue's name, or that of the folder which holds the files.
  public let name: String
  /// One name a class; a label is an index into them.
  public let classNames: [String]
  public let training: ImageSet
  public let test: ImageSet
  /// SHA-256 over the SHA-256 of the four decompressed files: the same for equal content, wherever and however stored.
  public let contentHash: String
  /// How many images each split has and where the split comes from, one sentence.
  public let splitDescription: String
  /// What it was made of; nil if its files hold it as it is, or if nobody could make it again.
  public let origin: DatasetOrigin?

  public var height: Int { training.height }
  public var width: Int { training.width }

  /// - Parameters:
  ///   - name: what it is called.
  ///   - classNames: one name a class.
  ///   - training: images of the same size as `test`, with labels that are indices into `classNames`.
  ///   - test: images that models are judged on.
  ///   - contentHash: what identifies the content.
  ///   - splitDescription: where the division into both comes from, in a sentence.
  ///   - origin: what it was made of; nil if its files hold it as it is, or if nobody could make it again.
  public init(
    name: String, classNames: [String], training: ImageSet, test: ImageSet, contentHash: String,
    splitDescription: String, origin: DatasetOrigin? = nil
  ) {
    precondition(
      training.height == test.height && training.width == test.width,
      "Dataset: \(training.height)×\(training.width) against \(test.height)×\(test.width) pixels")
    precondition(
      (training.labels + test.labels).allSatisfy { Int($0) < classNames.count },
      "Dataset: a label is not among \(classNames.count) classes")
    self.name = name
    self.classNames = classNames
    self.training = training
    self.test = test
    self.contentHash = contentHash
    self.splitDescription = splitDescription
    self.origin = origin
  }
}

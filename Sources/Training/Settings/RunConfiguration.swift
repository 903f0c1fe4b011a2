import Autoencoders
import Datasets
import Foundation
import Storage

/// What `config.json` of a run holds: everything that determines its weights.
public struct RunConfiguration: Codable, Equatable, Sendable {
  /// The version of `latent` that started the run.
  public var version: String
  public var dataset: DatasetDescription
  public var model: AutoencoderConfiguration
  public var training: TrainingSettings

  public init(
    dataset: DatasetDescription, model: AutoencoderConfiguration, training: TrainingSettings,
    version: String = Provenance.currentVersion
  ) {
    self.version = version
    self.dataset = dataset
    self.model = model
    self.training = training
  }

  /// Refuses settings that are out of range or do not fit together, naming each, what was expected and what was found.
  public func validate() throws(Failure) {
    try model.validate()
    try training.validate()
    let image = MapShape(height: dataset.height, width: dataset.width)
    guard model.image == image else {
      throw Failure(.usage, "model: expected images of \(image), as the data set has, found \(model.image)")
    }
  }
}

/// Which images a run is trained and tested on.
public struct DatasetDescription: Codable, Equatable, Sendable {
  public var name: String
  /// Identifies the content; see `Dataset.contentHash`.
  public var contentHash: String
  public var classNames: [String]
  public var split: String
  public var height: Int
  public var width: Int
  public var trainingImages: Int
  public var testImages: Int
  /// What the images were made of; nil if files hold them as they are.
  public var origin: DatasetOrigin?

  /// - Parameter dataset: the images.
  public init(_ dataset: Dataset) {
    name = dataset.name
    contentHash = dataset.contentHash
    classNames = dataset.classNames
    split = dataset.splitDescription
    height = dataset.height
    width = dataset.width
    trainingImages = dataset.training.count
    testImages = dataset.test.count
    origin = dataset.origin
  }

  /// Refuses images other than those that the run was made with.
  ///
  /// - Throws: `Failure` of kind `badData` that names both contents.
  public func requireContent(of other: Dataset) throws(Failure) {
    guard other.contentHash == contentHash else {
      throw Failure(
        .badData,
        "\(other.name): expected the images that the run was made with (\(name), content \(contentHash.prefix(12))), "
          + "found other images (content \(other.contentHash.prefix(12)))")
    }
  }
}

import Datasets
import Storage
import Training

/// Runs and the images that they are judged on.
extension OpenRun {
  /// Refuses images of another size than the model takes.
  ///
  /// - Throws: `Failure` of kind `usage`.
  func requireSize(of dataset: Dataset) throws(Failure) {
    let image = configuration.model.image
    guard dataset.height == image.height, dataset.width == image.width else {
      throw Failure(
        .usage,
        "\(dataset.name): expected images of \(image.height)×\(image.width) pixels, which \(directory.path) takes, "
          + "found \(dataset.height)×\(dataset.width)")
    }
  }

  /// What must be said when the model is judged on images that it was, or may have been, trained on: sentences.
  func notes(judgedOn dataset: Dataset) -> [String] {
    let (judged, trained) = (dataset.name, configuration.dataset.name)
    var notes: [String] = []
    if judged == DatasetName.mnist5k.rawValue, trained == DatasetName.mnist.rawValue {
      notes.append(
        "all digits of \(judged) come from \(trained)'s training images, on which \(directory.path) was trained: this is no "
          + "test on unseen images")
    }
    if configuration.training.images == .bothSplits, configuration.dataset.contentHash == dataset.contentHash {
      notes.append("\(directory.path) was trained on the test images, too: this is no test on unseen images")
    }
    return notes
  }
}

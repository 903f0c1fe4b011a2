import Datasets

/// The images that are trained on, and those that early stopping is judged by.
struct TrainingSplit: Sendable {
  let training: ImageSet
  /// nil unless early stopping is asked for: then an epoch is the whole training split.
  let validation: ImageSet?

  init(_ dataset: Dataset, _ settings: TrainingSettings) {
    let images = settings.images == .bothSplits ? dataset.training.followed(by: dataset.test) : dataset.training
    guard let stopping = settings.earlyStopping, images.count > 1 else {
      training = images
      validation = nil
      return
    }
    let share = Int((Double(images.count) * stopping.validationShare).rounded())
    let (rest, heldOut) = images.holdingOut(
      min(max(share, 1), images.count - 1), classCount: dataset.classNames.count, seed: settings.seed)
    training = rest
    validation = heldOut
  }
}

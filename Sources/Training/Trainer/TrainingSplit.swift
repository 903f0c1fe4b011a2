import Datasets

/// The images that are trained on, and those that early stopping is judged by.
struct TrainingSplit: Sendable {
  let training: ImageSet
  /// nil unless early stopping is asked for: then an epoch is the whole training split.
  let validation: ImageSet?

  init(_ dataset: Dataset, _ settings: TrainingSettings) {
    guard let stopping = settings.earlyStopping, dataset.training.count > 1 else {
      training = dataset.training
      validation = nil
      return
    }
    let share = Int((Double(dataset.training.count) * stopping.validationShare).rounded())
    let (rest, heldOut) = dataset.training.holdingOut(
      min(max(share, 1), dataset.training.count - 1), classCount: dataset.classNames.count, seed: settings.seed)
    training = rest
    validation = heldOut
  }
}

import Autoencoders
import Datasets
import LatentSpace
import Storage
import TensorEngine

extension PretrainingResult {
  /// How the labels are used.
  public struct Settings: Equatable, Sendable {
    public var steps: Int
    public var batchSize: Int
    public var learningRate: Double

    public init(steps: Int = 400, batchSize: Int = 50, learningRate: Double = 1e-3) {
      self.steps = steps
      self.batchSize = batchSize
      self.learningRate = learningRate
    }
  }

  /// Trains classifiers on few labels, from an autoencoder's encoder and from random weights.
  ///
  /// - Parameters:
  ///   - model: trained on the data set's training images, whose labels it never saw.
  ///   - dataset: some of its training labels are used.
  ///   - labels: how many, for each row of the result.
  ///   - seeds: one training each.
  ///   - settings: how the labels are used.
  ///   - progress: is told each training before it begins.
  /// - Throws: `Failure` of kind `usage` if there are fewer training images than labels, fewer labels than classes, or no
  ///   seeds; `badData` if the images are of one class; `failure` if training diverges.
  public init(
    of model: LatentModel, on dataset: Dataset, labels: [Int] = [100, 1_000], seeds: [UInt64],
    settings: Settings = Settings(), progress: (_ labels: Int, _ seed: UInt64) throws -> Void = { _, _ in }
  ) throws {
    try Self.requireUsable(labels: labels, seeds: seeds, on: dataset)
    let test = LabelledImages(.test, of: dataset)
    var accuracies: [[Start: [Double]]] = []
    for count in labels {
      var found: [Start: [Double]] = [:]
      for seed in seeds {
        try progress(count, seed)
        let known = Self.labelled(count, of: dataset, seed: seed)
        for start in Start.allCases {
          let accuracy = try Self.accuracy(start, model, dataset, known, test, settings, seed)
          found[start, default: []].append(accuracy)
        }
      }
      accuracies.append(found)
    }
    self.model = model.name
    self.dataset = dataset.name
    unlabelledImages = dataset.training.count
    testImages = test.count
    steps = settings.steps
    self.seeds = seeds
    arms = try zip(labels, accuracies).flatMap { count, found in
      try Start.allCases.map { start in
        let values = found[start] ?? []
        return Arm(start: start, labels: count, accuracies: values, moments: try SampleMoments(values))
      }
    }
  }

  /// Refuses numbers of labels for which there are too few images or that leave a class out, and images of one class.
  ///
  /// - Parameters:
  ///   - labels: how many are known, for each row of the result.
  ///   - seeds: one training each.
  ///   - dataset: its training labels are used.
  /// - Throws: `Failure` of kind `usage` or `badData`.
  public static func requireUsable(labels: [Int], seeds: [UInt64], on dataset: Dataset) throws(Failure) {
    let classes = Set(dataset.training.labels).count
    guard classes > 1, dataset.test.count > 0 else {
      throw Failure(
        .badData,
        "\(dataset.name): expected training images of several classes and test images, found "
          + "\(classes.counted("class", plural: "classes")) and \(dataset.test.count.counted("test image"))")
    }
    guard !labels.isEmpty, !seeds.isEmpty else {
      throw Failure(.usage, "pre-training: expected numbers of labels and seeds, found none")
    }
    if let wrong = labels.first(where: { !(dataset.classNames.count...dataset.training.count).contains($0) }) {
      throw Failure(
        .usage,
        "labels: expected \(dataset.classNames.count) (one a class) to \(dataset.training.count), the number of training "
          + "images, found \(wrong)")
    }
  }

  /// Some training images whose labels are known, as many of each class as can be.
  private static func labelled(_ count: Int, of dataset: Dataset, seed: UInt64) -> ImageSet {
    guard count < dataset.training.count else { return dataset.training }
    return dataset.training.holdingOut(count, classCount: dataset.classNames.count, seed: seed).heldOut
  }

  private static func accuracy(
    _ start: Start, _ model: LatentModel, _ dataset: Dataset, _ known: ImageSet, _ test: LabelledImages,
    _ settings: Settings, _ seed: UInt64
  ) throws -> Double {
    if start == .frozen {
      let codes = try model.codes(of: LabelledImages(known, classNames: dataset.classNames, split: "training"))
      let testCodes = try model.codes(of: test)
      return testCodes.accuracy(of: LogisticRegression(codes, workers: model.workers).classes(of: testCodes))
    }
    // A seed of its own, so that "scratch" never begins with the weights that the autoencoder began with.
    let initial = ParameterSet.initial(model.blueprint.parameters, seed: seed ^ 0x5EED_5EED_5EED_5EED)
    let classifier = EncoderClassifier(
      model.blueprint, startingFrom: start == .pretrained ? model.trained.parameters : initial,
      classCount: dataset.classNames.count, seed: seed)
    let parameters = try classifier.trained(
      on: known, steps: settings.steps, batchSize: settings.batchSize, learningRate: settings.learningRate, seed: seed,
      workers: model.workers)
    return classifier.accuracy(parameters, on: test.images, workers: model.workers)
  }
}

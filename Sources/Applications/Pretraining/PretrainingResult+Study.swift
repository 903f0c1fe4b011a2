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
    var classes: [[Start: [[UInt8]]]] = []
    for count in labels {
      var found: [Start: [[UInt8]]] = [:]
      for seed in seeds {
        try progress(count, seed)
        let known = Self.labelled(count, of: dataset, seed: seed)
        for start in Start.allCases {
          found[start, default: []].append(try Self.classes(start, model, dataset, known, test, settings, seed))
        }
      }
      classes.append(found)
    }
    self.model = model.name
    self.dataset = dataset.name
    unlabelledImages = dataset.training.count
    testImages = test.count
    steps = settings.steps
    self.seeds = seeds
    arms = try zip(labels, classes).flatMap { count, found in
      try Start.allCases.map { start in
        let answers = found[start] ?? []
        let accuracies = answers.map { Self.share(of: $0, test.images.labels, ==) }
        return Arm(
          start: start, labels: count, accuracies: accuracies, moments: try SampleMoments(accuracies),
          disagreement: Self.disagreement(answers))
      }
    }
  }

  /// The share of images that two trainings give different classes, mean over all pairs of trainings; nil for one.
  private static func disagreement(_ answers: [[UInt8]]) -> Double? {
    let pairs = answers.indices.flatMap { first in
      answers[..<first].map { share(of: answers[first], $0, !=) }
    }
    return pairs.isEmpty ? nil : pairs.reduce(0, +) / Double(pairs.count)
  }

  private static func share(
    of classes: [UInt8], _ others: [UInt8], _ relation: (UInt8, UInt8) -> Bool
  ) -> Double {
    Double(zip(classes, others).count { relation($0, $1) }) / Double(classes.count)
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
  static func labelled(_ count: Int, of dataset: Dataset, seed: UInt64) -> ImageSet {
    guard count < dataset.training.count else { return dataset.training }
    return dataset.training.holdingOut(count, classCount: dataset.classNames.count, seed: seed).heldOut
  }

  /// A classifier before its training, with the weights that it starts from.
  static func classifier(_ start: Start, _ model: LatentModel, classCount: Int, seed: UInt64) -> EncoderClassifier {
    // A seed of its own, so that "scratch" never begins with the weights that the autoencoder began with.
    let initial = ParameterSet.initial(model.blueprint.parameters, seed: seed ^ 0x5EED_5EED_5EED_5EED)
    return EncoderClassifier(
      model.blueprint, startingFrom: start == .scratch ? initial : model.trained.parameters, classCount: classCount,
      seed: seed)
  }

  /// The classes that a training finds for the test images.
  private static func classes(
    _ start: Start, _ model: LatentModel, _ dataset: Dataset, _ known: ImageSet, _ test: LabelledImages,
    _ settings: Settings, _ seed: UInt64
  ) throws -> [UInt8] {
    if start == .frozen {
      let codes = try model.codes(of: LabelledImages(known, classNames: dataset.classNames, split: "training"))
      let testCodes = try model.codes(of: test)
      return LogisticRegression(codes, workers: model.workers).classes(of: testCodes)
    }
    let classifier = Self.classifier(start, model, classCount: dataset.classNames.count, seed: seed)
    let parameters = try classifier.trained(
      on: known, steps: settings.steps, batchSize: settings.batchSize, learningRate: settings.learningRate, seed: seed,
      workers: model.workers)
    return classifier.classes(parameters, of: test.images, workers: model.workers)
  }
}

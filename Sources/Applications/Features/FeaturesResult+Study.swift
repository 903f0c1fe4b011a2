import Datasets
import LatentSpace
import Storage
import TensorEngine

extension FeaturesResult {
  /// Refuses more neighbours than there are training images that could vote, and training images of one class.
  ///
  /// - Parameters:
  ///   - neighbours: how many vote.
  ///   - dataset: its training images are asked.
  ///   - labelled: the most training images that classifiers learn from.
  /// - Throws: `Failure` of kind `usage` or `badData`.
  public static func requireUsable(neighbours: Int, on dataset: Dataset, labelled: Int = 10_000) throws(Failure) {
    let labels = dataset.training.labels.prefix(labelled)
    guard neighbours >= 1, neighbours <= labels.count else {
      throw Failure(.usage, "k: expected 1 to \(labels.count), the number of training images, found \(neighbours)")
    }
    guard Set(labels).count > 1 else {
      throw Failure(.badData, "features: expected training images of several classes, found one class")
    }
  }

  /// Trains classifiers on the codes of models, on raw pixels, and on as many principal components.
  ///
  /// - Parameters:
  ///   - models: trained on the data set.
  ///   - dataset: its labels train the classifiers.
  ///   - neighbours: how many vote.
  ///   - labelled: the most training images that classifiers learn from, the first in the file.
  /// - Throws: `Failure` if there are no models, or fewer training images than neighbours that vote, or if they are all of
  ///   one class.
  public init(of models: [LatentModel], on dataset: Dataset, neighbours: Int = 5, labelled: Int = 10_000) throws {
    guard let workers = models.first?.workers else {
      throw Failure(.usage, "features: expected models, found none")
    }
    let training = LabelledImages(.training, of: dataset).prefix(labelled)
    let test = LabelledImages(.test, of: dataset)
    try Self.requireUsable(neighbours: neighbours, on: dataset, labelled: labelled)
    func judge(_ name: String, _ training: CodeTable, _ test: CodeTable) -> Features {
      let probe = LogisticRegression(training, workers: workers)
      let vote = NeighbourVote(on: test, training: training, k: neighbours, workers: workers)
      return Features(
        name: name, dimension: training.dimension, linearAccuracy: test.accuracy(of: probe.classes(of: test)),
        neighbourAccuracy: test.accuracy(of: vote.classes(k: neighbours)))
    }
    let (trainingPixels, testPixels) = (PixelImages(training), PixelImages(test))
    let dimensions = Set(models.map(\.dimension)).sorted().filter { $0 <= testPixels.size }
    let components = try PixelComponents(
      of: PixelImages(LabelledImages(.training, of: dataset)), count: dimensions.last ?? 1, workers: workers)
    var features = try models.map { model in
      judge(model.name, try model.codes(of: training), try model.codes(of: test))
    }
    for dimension in dimensions {
      features.append(
        judge(
          "PCA, \(dimension.counted("number"))",
          training.table(components.codes(of: trainingPixels, dimension: dimension), dimension),
          test.table(components.codes(of: testPixels, dimension: dimension), dimension)))
    }
    features.append(
      judge(
        "pixels", training.table(trainingPixels.pixels, trainingPixels.size),
        test.table(testPixels.pixels, testPixels.size)))
    self.dataset = dataset.name
    trainingImages = training.count
    testImages = test.count
    self.neighbours = neighbours
    self.features = features
  }
}

extension LabelledImages {
  /// Numbers that stand for these images, with their labels.
  fileprivate func table(_ numbers: [Float], _ dimension: Int) -> CodeTable {
    CodeTable(
      codes: numbers, dimension: dimension, labels: images.labels, classNames: classNames, split: split)
  }
}

import Datasets
import LatentSpace
import Storage

extension AnomalyResult.Case {
  /// Looks for one class among all test images with a model that has never seen it.
  ///
  /// - Parameters:
  ///   - label: the class.
  ///   - dataset: with that class.
  ///   - model: trained on `dataset.excluding(class: label)`.
  /// - Throws: `Failure` if there is no such class, if there are no test images of it or no others, or if all errors are
  ///   the same.
  public init(holdingOut label: Int, of dataset: Dataset, model: LatentModel) throws {
    let images = LabelledImages(.test, of: dataset)
    let known = try dataset.excluding(class: label)
    let anomalies = images.images.labels.indices.filter { Int(images.images.labels[$0]) == label }
    try self.init(
      anomaly: "class \(dataset.classNames[label])", normal: known.name, model: model, training: known,
      normals: PixelImages(LabelledImages(.test, of: known)), anomalies: PixelImages(images).subset(anomalies))
  }

  /// Looks for images of another data set among the test images of the one that the model was trained on.
  ///
  /// - Throws: `Failure` if there are no images of either, or if all errors are the same.
  public init(images foreign: Dataset, among dataset: Dataset, model: LatentModel) throws {
    try self.init(
      anomaly: foreign.name, normal: dataset.name, model: model, training: dataset,
      normals: PixelImages(LabelledImages(.test, of: dataset)),
      anomalies: PixelImages(LabelledImages(.test, of: foreign)))
  }

  private init(
    anomaly: String, normal: String, model: LatentModel, training: Dataset, normals: PixelImages,
    anomalies: PixelImages
  ) throws {
    guard anomalies.count > 0 else { throw Failure(.badData, "anomaly \(anomaly): expected test images, found none") }
    let components = try PixelComponents(
      of: PixelImages(LabelledImages(.training, of: training)),
      count: min(model.dimension, normals.size), workers: model.workers)
    let truths = (0..<normals.count).map { _ in false } + (0..<anomalies.count).map { _ in true }
    let groups = try [normals, anomalies].map { try model.reconstructions(of: $0).squaredErrors(from: $0) }
    let linear = [normals, anomalies].flatMap { components.squaredErrors(of: $0, dimension: components.count) }
    let edges = try Histogram.edges(of: groups)
    self.anomaly = anomaly
    self.normal = normal
    self.model = try DetectionScores(scores: groups[0] + groups[1], isPositive: truths)
    self.components = try DetectionScores(scores: linear, isPositive: truths)
    normalErrors = Histogram(groups[0], edges: edges)
    anomalyErrors = Histogram(groups[1], edges: edges)
  }
}

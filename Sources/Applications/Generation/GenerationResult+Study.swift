import Datasets
import LatentSpace
import Storage

extension GenerationResult {
  /// Draws images and looks for each among the training images.
  ///
  /// - Parameters:
  ///   - model: trained on the data set.
  ///   - dataset: the training images, and the test images as the yardstick.
  ///   - count: how many samples.
  ///   - sampler: that of the model's kind if left out.
  ///   - seed: determines what is drawn.
  ///   - shown: how many samples are kept as pictures.
  /// - Throws: `Failure` if the model cannot be drawn from, if images have another size than it takes, if there are none,
  ///   or if all distances are the same.
  public init(
    of model: LatentModel, on dataset: Dataset, count: Int = 1_000, sampler: SamplerChoice? = nil, seed: UInt64 = 0,
    shown: Int = 10
  ) throws {
    let training = LabelledImages(.training, of: dataset)
    let references = PixelImages(training)
    let test = PixelImages(LabelledImages(.test, of: dataset))
    guard references.count > 0, test.count > 0 else {
      throw Failure(.badData, "generation: expected training and test images, found none")
    }
    let drawn = try model.samples(count, sampler: sampler, trainingImages: training, seed: seed)
    let samples = PixelImages(height: drawn.height, width: drawn.width, pixels: drawn.pixels)
    let groups = [samples, try model.reconstructions(of: test), test]
    let found = groups.map { group in
      NearestNeighbours(
        of: group.pixels, among: references.pixels, dimension: references.size, k: 1, workers: model.workers)
    }
    let edges = try Histogram.edges(of: found.map(\.squaredDistances))
    func group(_ name: String, _ distances: [Double]) throws -> Group {
      Group(
        name: name, squaredDistances: distances, summary: try ValueSummary(distances),
        histogram: Histogram(distances, edges: edges))
    }
    self.model = model.name
    self.dataset = dataset.name
    trainingImages = training.count
    sampling = drawn.note
    self.samples = try group("samples", found[0].squaredDistances)
    reconstructions = try group("reconstructed test images", found[1].squaredDistances)
    self.test = try group("test images", found[2].squaredDistances)
    nearest = found[0].indices.map { Int($0) }
    let first = Array(0..<min(shown, samples.count))
    pairs = ImageGridPair(
      samples.subset(first), references.subset(first.map { Int(found[0].indices[$0]) }))
    suspiciousShare = Self.suspiciousShare(of: found[0].squaredDistances, beside: found[2].squaredDistances)
  }

  /// The share of samples that are nearer to a training image than all but 1 % of the test images, or are one: a copy is
  /// suspicious even where test images have copies, too.
  ///
  /// - Parameters:
  ///   - samples: the squared distance of each from its nearest training image; at least one.
  ///   - test: likewise.
  static func suspiciousShare(of samples: [Double], beside test: [Double]) -> Double {
    let threshold = ValueSummary.quantile(0.01, test.sorted())
    return Double(samples.count { $0 < threshold || $0 == 0 }) / Double(samples.count)
  }
}

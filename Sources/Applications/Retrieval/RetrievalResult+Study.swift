import Datasets
import LatentSpace
import Storage

extension RetrievalResult {
  /// Looks for each test image among the others: by the codes of each model, by raw pixels, and by principal components of
  /// each width that the codes have.
  ///
  /// - Parameters:
  ///   - models: trained on the data set.
  ///   - dataset: principal components are fitted on its training images.
  ///   - ks: numbers of neighbours that are looked at.
  ///   - shown: how many neighbours of the shown queries are kept as pictures; no more than the largest k.
  /// - Throws: `Failure` if there are no models, or as `RetrievalPrecision.ofEachPoint` does.
  public init(of models: [LatentModel], on dataset: Dataset, ks: [Int] = [1, 5, 10], shown: Int = 10) throws {
    guard let workers = models.first?.workers else {
      throw Failure(.usage, "retrieval: expected models, found none")
    }
    let test = LabelledImages(.test, of: dataset)
    let pixels = PixelImages(test)
    let dimensions = Set(models.map(\.dimension)).sorted().filter { $0 <= pixels.size }
    let components = try PixelComponents(
      of: PixelImages(LabelledImages(.training, of: dataset)), count: dimensions.last ?? 1, workers: workers)
    let queries = test.oneOfEachClass(.first)
    func space(_ name: String, _ points: [Float], _ dimension: Int) throws -> Space {
      let (precision, found) = try RetrievalPrecision.ofEachPoint(
        points, dimension: dimension, labels: test.images.labels, ks: ks, workers: workers)
      let columns = min(shown, found.k)
      let nearest = queries.map { query in
        found.indices[query * found.k..<query * found.k + columns].map { Int($0) }
      }
      return Space(
        name: name, dimension: dimension, precision: precision, neighbours: nearest,
        images: PixelImages.grid(rows: nearest.map(pixels.subset)))
    }
    var spaces = try models.map { model in
      try space(model.name, try model.codes(of: test).codes, model.dimension)
    }
    for dimension in dimensions {
      let codes = components.codes(of: pixels, dimension: dimension)
      spaces.append(try space("PCA, \(dimension.counted("number"))", codes, dimension))
    }
    spaces.append(try space("pixels", pixels.pixels, pixels.size))
    self.dataset = dataset.name
    images = test.count
    classNames = dataset.classNames
    labels = test.images.labels
    self.queries = queries
    queryImages = PixelImages.grid(rows: queries.map { pixels.subset([$0]) })
    self.spaces = spaces
  }
}

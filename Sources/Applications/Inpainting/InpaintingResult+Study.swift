import Datasets
import LatentSpace
import Storage

extension InpaintingResult {
  /// Hides pixels of test images and fills them in.
  ///
  /// - Parameters:
  ///   - fill: by a model that takes noise away; nil to leave that way out.
  ///   - search: by a search of a latent space; nil to leave that way out.
  ///   - dataset: its training images give the mean image and the starts of the search.
  ///   - regions: what is hidden.
  ///   - count: the most test images that are looked at, the first in the file.
  ///   - seed: decides which pixels are hidden where chance does, and the starts of the search.
  /// - Throws: `Failure` if there are no images, if they have another size than the models take, or if a
  ///   code alone has no image of the model that is searched.
  public init(
    fill: DenoisingFill?, search: LatentSearch?, on dataset: Dataset, regions: [HiddenRegion] = HiddenRegion.allCases,
    count: Int = 100, seed: UInt64 = 0
  ) throws {
    try search?.model.requireDecoder()
    let training = LabelledImages(.training, of: dataset)
    let test = LabelledImages(.test, of: dataset).prefix(count)
    let originals = PixelImages(test)
    guard originals.count > 0 else { throw Failure(.badData, "inpainting: expected test images, found none") }
    let mean = try PixelImages(training).mean()
    let codes = try search?.model.codes(of: training)
    // Of other outputs, pixels are probabilities, which need no variance.
    let variance = try search.flatMap { search in
      search.model.configuration.architecture.output == .identity
        ? try search.model.reconstructionErrors(on: training).squaredError : nil
    }
    let shown = test.oneOfEachClass(.first)
    func method(
      _ name: String, _ model: LatentModel?, _ images: PixelImages, _ masked: MaskedImages, steps: [Double] = []
    ) throws -> Method {
      let errors = masked.hiddenErrors(of: images)
      return Method(
        name: name, model: model?.name, errors: errors, squaredError: try SampleMoments(errors).mean,
        errorOfStep: steps, images: PixelImages.grid(rows: [images.subset(shown)]))
    }
    self.dataset = dataset.name
    images = originals.count
    self.regions = try regions.map { region in
      let mask = region.mask(count: originals.count, height: originals.height, width: originals.width, seed: seed)
      let masked = MaskedImages(originals, isHidden: mask)
      var methods = [
        try method("mean image", nil, masked.filled((0..<originals.count).flatMap { _ in mean }), masked),
        try method("neighbours", nil, NeighbourFill.filled(masked), masked),
      ]
      if let fill {
        let (images, errors) = try fill.filled(masked)
        methods.append(try method("repeated model", fill.model, images, masked, steps: errors))
      }
      if let search, let codes {
        let images = try search.filled(
          masked, mean: mean, trainingCodes: codes, pixelVariance: max(variance ?? 1, 1e-6), seed: seed)
        methods.append(try method("latent search", search.model, images, masked))
      }
      return Region(
        region: region, hiddenShare: Double(mask.count { $0 }) / Double(mask.count),
        masked: PixelImages.grid(rows: [masked.filled(grey: 0.5).subset(shown)]),
        originals: PixelImages.grid(rows: [originals.subset(shown)]), methods: methods)
    }
  }
}

import Datasets
import Figures
import LatentSpace
import Storage
import Training

/// What a report says under a figure: what there is to see, of which images, and which settings made it.
struct FigureCaption {
  /// One word in bold.
  let title: String
  let text: String

  /// - Parameter run: nil for a figure of all models.
  init(_ figure: FigureName, of run: OpenRun?, _ dataset: Dataset, _ training: TrainingSettings) {
    let test = dataset.test.count.counted("test image")
    let setting = "\(dataset.name), \(training.epochs.counted("epoch")), seed \(training.seed)."
    let subject = run.map { $0.name.prefix(1).uppercased() + $0.name.dropFirst() } ?? "All models"
    let sampler = run.map { SamplerName.standard(for: $0.model.kind).phrase(dataset) } ?? ""
    switch figure {
    case .scatter:
      title = "Codes."
      let axes = (run?.model.dimension ?? 2) > 2 ? ", on the two principal components of its units" : ""
      text = "Each of \(test) is a point at its code\(axes); colour and label are its class. \(subject); \(setting)"
    case .reconstructions:
      title = "Reconstructions."
      text = "A test image of each class, and under it what is left after the code. \(subject); \(setting)"
    case .samples:
      title = "Samples."
      text = "Images decoded from codes drawn from \(sampler). \(subject); \(setting)"
    case .interpolation:
      title = "Interpolation."
      text =
        "In a straight line from one test image's code to another's; the images themselves stand at both ends. "
        + "\(subject); \(setting)"
    case .manifold:
      title = "Manifold."
      text = "What the decoder makes of a regular grid of codes. \(subject); \(setting)"
    case .traversals:
      title = "Traversals."
      text =
        "One latent unit moves and the others stay at the mean code of \(test); the units used most stand on top. "
        + "\(subject); \(setting)"
    case .curves:
      title = "Learning."
      text =
        "The terms of each objective: over the epoch's batches while weights moved (solid), and on \(test) after the epoch "
        + "(dashed). \(subject); \(setting)"
    case .comparison:
      title = "Side by side."
      text =
        "Codes of \(test), reconstructions of one of each class, and samples; each panel of codes has its own limits. "
        + "\(subject); \(setting)"
    case .similarity:
      title = "Likeness."
      text =
        "How alike the codes of \(test) are, each model with each: four measures, of which each sees something else. "
        + "\(subject); \(setting)"
    case .drift:
      title = "In one frame."
      text =
        "All latent spaces turned and scaled onto the first, with arrows from where the first has a class's mean. "
        + "\(subject); \(setting)"
    case .operations:
      title = "Operations."
      text = "How images are made smaller and larger, on numbers to check by hand."
    case .study:
      title = "Study."
      text = "What came out of a study, and the numbers that judge it."
    }
  }
}

extension FigureName {
  /// Whether two such figures fit side by side on a page.
  var isHalfWidth: Bool {
    switch self {
    case .scatter, .manifold, .samples, .traversals: true
    case .reconstructions, .interpolation, .curves, .comparison, .similarity, .drift, .operations, .study: false
    }
  }
}

extension SamplerName {
  /// What codes are drawn from, in a sentence.
  func phrase(_ dataset: Dataset) -> String {
    switch self {
    case .prior: "the standard normal prior"
    case .gaussian: "a Gaussian fitted on \(Self.codes(dataset))"
    case .mixture: "a mixture of Gaussians fitted on \(Self.codes(dataset))"
    case .classMixture: "mixtures of Gaussians fitted on \(Self.codes(dataset)), class by class"
    case .sphere: "a sphere about the mean of \(Self.codes(dataset))"
    }
  }

  private static func codes(_ dataset: Dataset) -> String {
    "the codes of \(dataset.training.count.counted("training image"))"
  }
}

/// What readers are told of a measure.
struct MeasureDescription {
  let title: String
  let unit: String
  let preference: MeasureName.Preference
  let definition: String

  init(_ title: String, _ preference: MeasureName.Preference, unit: String = "", _ definition: String) {
    self.title = title
    self.unit = unit
    self.preference = preference
    self.definition = definition
  }
}

extension MeasureName {
  /// Draws from each image's posterior behind the bounds of the likelihood.
  static let likelihoodDraws = 64
  /// Neighbours behind trustworthiness and continuity.
  static let trustedNeighbours = 12
  /// The neighbour to which balls about images and samples reach.
  static let coverageNeighbours = 5

  var description: MeasureDescription {
    switch self {
    case .latentUnits, .reconstructionCrossEntropy, .squaredError, .divergence, .evidenceBound, .negativeLogLikelihood,
      .activeUnits:
      ofTheModel
    case .neighbourAccuracy5, .neighbourAccuracy10, .linearProbeAccuracy, .centroidAccuracy, .silhouette,
      .trustworthiness, .continuity, .intrinsicDimension:
      ofNeighbourhoods
    case .totalVariance, .effectiveDimension, .populationSparsity, .lifetimeSparsity, .silentShare, .deadUnits,
      .jacobianNorm, .relativeJacobianNorm:
      ofTheCode
    case .samplePrecision, .sampleRecall, .sampleDensity, .sampleCoverage, .classifierDistance: ofSamples
    }
  }

  private var ofTheModel: MeasureDescription {
    switch self {
    case .reconstructionCrossEntropy:
      MeasureDescription(
        "reconstruction cross-entropy", .lower, unit: "nats per image",
        "−Σ (x ln x̂ + (1 − x) ln (1 − x̂)) over the pixels, mean over the test images; x̂ is decoded from the code, for "
          + "variational models from the posterior mean. Above 0 even for x̂ = x, because grey pixels have entropy.")
    case .squaredError:
      MeasureDescription(
        "squared error", .lower, unit: "per pixel",
        "(x − x̂)², mean over pixels (in 0…1) and test images; x̂ as for the cross-entropy.")
    case .divergence:
      MeasureDescription(
        "KL divergence", .neither, unit: "nats per image",
        "KL(q(z|x) ‖ N(0, 1)) summed over units, mean over the test images (Kingma & Welling 2014). Variational models "
          + "only.")
    case .evidenceBound:
      MeasureDescription(
        "negative ELBO", .lower, unit: "nats per image",
        "−E ln p(x|z) p(z) / q(z|x) over \(Self.likelihoodDraws) draws of z for each test image (Kingma & Welling 2014). "
          + "Pixels are not binarised. Variational models only.")
    case .negativeLogLikelihood:
      MeasureDescription(
        "importance-weighted NLL", .lower, unit: "nats per image",
        "−ln of the mean of p(x|z) p(z) / q(z|x) over the same \(Self.likelihoodDraws) draws, mean over the test images: an "
          + "upper bound of the negative log-likelihood, tighter than the negative ELBO (Burda, Grosse & Salakhutdinov "
          + "2016). Pixels are not binarised. Variational models only.")
    case .activeUnits:
      MeasureDescription(
        "active units", .neither, unit: "units",
        "Units whose posterior mean varies over the test images by more than 0.01 (Burda, Grosse & Salakhutdinov 2016). "
          + "Variational models only.")
    default: MeasureDescription("latent units", .neither, unit: "units", "The width of the code.")
    }
  }

  private var ofNeighbourhoods: MeasureDescription {
    switch self {
    case .neighbourAccuracy5: Self.neighbourAccuracy(5)
    case .neighbourAccuracy10: Self.neighbourAccuracy(10)
    case .linearProbeAccuracy:
      MeasureDescription(
        "linear-probe accuracy", .higher, unit: "%",
        "Test codes whose class a multinomial logistic regression on standardised training codes finds (L2 penalty, "
          + "C = 1; Alain & Bengio 2016).")
    case .silhouette:
      MeasureDescription(
        "silhouette", .higher,
        "(b − a) / max(a, b) of each test code, with a its mean distance to codes of its class and b the least mean distance "
          + "to another class; mean over the codes (Rousseeuw 1987). From −1 to 1; above 0 if classes are clusters.")
    case .trustworthiness:
      MeasureDescription(
        "trustworthiness", .higher,
        "1 less a penalty for each of the \(Self.trustedNeighbours) nearest test codes of a code whose image is not among "
          + "as many nearest images, by its rank there (Venna & Kaski 2001): 1 if what is near in the code is near in pixels."
      )
    case .continuity:
      MeasureDescription(
        "continuity", .higher,
        "The same with code and pixels exchanged (Venna & Kaski 2001): 1 if what is near in pixels is near in the code."
      )
    case .intrinsicDimension:
      MeasureDescription(
        "intrinsic dimension", .neither,
        "N / Σ ln (r₂ / r₁) over the test codes, with the distances to a code's two nearest others (Facco et al. 2017): how "
          + "many numbers the codes need where they are.")
    default:
      MeasureDescription(
        "nearest-centroid accuracy", .higher, unit: "%",
        "Test codes whose nearest class mean of the training codes is that of their class.")
    }
  }

  private static func neighbourAccuracy(_ k: Int) -> MeasureDescription {
    MeasureDescription(
      "\(k)-nearest-neighbour accuracy", .higher, unit: "%",
      "Test codes whose class most of the \(k) nearest training codes have, by Euclidean distance, exact; ties go to the "
        + "lower class number (Fix & Hodges 1951).")
  }

  private var ofTheCode: MeasureDescription {
    switch self {
    case .totalVariance:
      MeasureDescription(
        "total variance of codes", .neither,
        "The sum of the units' variances over the test images: the mean squared distance from the mean code.")
    case .effectiveDimension:
      MeasureDescription(
        "effective dimension", .neither,
        "(Σ λ)² / Σ λ² of the eigenvalues of the test codes' covariance, the participation ratio: d if all directions vary "
          + "alike, 1 if one varies alone.")
    case .populationSparsity:
      MeasureDescription(
        "population sparsity", .neither,
        "(1 − (mean |z|)² / mean z²) / (1 − 1/d) over the units of a code, mean over the test images with a code that is "
          + "not 0 (Treves & Rolls 1991, scaled as by Vinje & Gallant 2000): 0 if all units respond alike, 1 if one alone."
      )
    case .lifetimeSparsity:
      MeasureDescription(
        "lifetime sparsity", .neither,
        "The same over the test images for each unit, mean over the units that ever respond: 0 if a unit responds to all "
          + "images alike, 1 if to one alone.")
    case .silentShare:
      MeasureDescription(
        "silent share", .neither, unit: "%",
        "Numbers in test codes that are less than 1 % of the codes' root mean square.")
    case .deadUnits:
      MeasureDescription(
        "dead units", .neither, unit: "units", "Units that have the same value for every test image.")
    case .jacobianNorm:
      MeasureDescription(
        "Jacobian norm ‖∂z/∂x‖²", .neither,
        "The squared Frobenius norm of the encoder's Jacobian, exact, mean over the test images (Rifai et al. 2011). It "
          + "grows with the square of the code's scale: compare the next row.")
    default:
      MeasureDescription(
        "Jacobian norm / total variance", .neither,
        "The mean squared Jacobian norm divided by the total variance of the codes: the same for a code and any multiple of "
          + "it. In units of 1 / (pixel distance)².")
    }
  }

  private var ofSamples: MeasureDescription {
    switch self {
    case .samplePrecision:
      MeasureDescription(
        "precision of samples", .higher, unit: "%",
        "\(Self.features)the share of samples that are nearer to some test image than its "
          + "\(Self.coverageNeighbours)th-nearest other (Kynkäänniemi et al. 2019).")
    case .sampleRecall:
      MeasureDescription(
        "recall of samples", .higher, unit: "%",
        "\(Self.features)the share of test images that are nearer to some sample than its "
          + "\(Self.coverageNeighbours)th-nearest other (Kynkäänniemi et al. 2019).")
    case .sampleDensity:
      MeasureDescription(
        "density of samples", .higher,
        "\(Self.features)in how many test images' balls, as of the precision, a sample lies, over "
          + "\(Self.coverageNeighbours) (Naeem et al. 2020): 1 on average for images like the test images.")
    case .sampleCoverage:
      MeasureDescription(
        "coverage by samples", .higher, unit: "%",
        "\(Self.features)the share of test images with a sample in their ball (Naeem et al. 2020).")
    default:
      MeasureDescription(
        "Fréchet distance of classifier features", .lower,
        "\(Self.features)‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁ Σ₂)^½) of samples and test images (Dowson & Landau 1982). The "
          + "features are those of a classifier of this program, so it compares with no number from elsewhere.")
    }
  }

  /// Where samples are compared with images.
  private static let features =
    "As many images drawn from the model as there are test images, by the features of a classifier that was trained on the "
    + "training images (\(ClassifierFeatures.protocolWords)): "
}

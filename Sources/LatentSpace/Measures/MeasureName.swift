/// What is measured of a model. Tables, help and tests grow from this list, in this order.
public enum MeasureName: String, CaseIterable, Sendable {
  case latentUnits = "latent-units"
  case reconstructionCrossEntropy = "reconstruction-cross-entropy"
  case squaredError = "squared-error"
  case divergence = "kl-divergence"
  case activeUnits = "active-units"
  case neighbourAccuracy5 = "knn-accuracy-5"
  case neighbourAccuracy10 = "knn-accuracy-10"
  case linearProbeAccuracy = "linear-probe-accuracy"
  case centroidAccuracy = "centroid-accuracy"
  case totalVariance = "total-variance"
  case effectiveDimension = "effective-dimension"
  case populationSparsity = "population-sparsity"
  case lifetimeSparsity = "lifetime-sparsity"
  case silentShare = "silent-share"
  case deadUnits = "dead-units"
  case jacobianNorm = "jacobian-norm"
  case relativeJacobianNorm = "relative-jacobian-norm"

  /// Which of two values a reader would rather have.
  public enum Preference: String, Sendable {
    case lower
    case higher
    /// A description, not a merit.
    case neither
  }

  /// What a table calls it.
  public var title: String {
    switch self {
    case .latentUnits: "latent units"
    case .reconstructionCrossEntropy: "reconstruction cross-entropy"
    case .squaredError: "squared error"
    case .divergence: "KL divergence"
    case .activeUnits: "active units"
    case .neighbourAccuracy5: "5-nearest-neighbour accuracy"
    case .neighbourAccuracy10: "10-nearest-neighbour accuracy"
    case .linearProbeAccuracy: "linear-probe accuracy"
    case .centroidAccuracy: "nearest-centroid accuracy"
    case .totalVariance: "total variance of codes"
    case .effectiveDimension: "effective dimension"
    case .populationSparsity: "population sparsity"
    case .lifetimeSparsity: "lifetime sparsity"
    case .silentShare: "silent share"
    case .deadUnits: "dead units"
    case .jacobianNorm: "Jacobian norm ‖∂z/∂x‖²"
    case .relativeJacobianNorm: "Jacobian norm / total variance"
    }
  }

  /// The unit of the value; empty for pure numbers.
  public var unit: String {
    switch self {
    case .reconstructionCrossEntropy, .divergence: "nats per image"
    case .squaredError: "per pixel"
    case .neighbourAccuracy5, .neighbourAccuracy10, .linearProbeAccuracy, .centroidAccuracy, .silentShare: "%"
    case .latentUnits, .activeUnits, .deadUnits: "units"
    case .totalVariance, .effectiveDimension, .populationSparsity, .lifetimeSparsity, .jacobianNorm,
      .relativeJacobianNorm:
      ""
    }
  }

  public var preference: Preference {
    switch self {
    case .reconstructionCrossEntropy, .squaredError: .lower
    case .neighbourAccuracy5, .neighbourAccuracy10, .linearProbeAccuracy, .centroidAccuracy: .higher
    case .latentUnits, .divergence, .activeUnits, .totalVariance, .effectiveDimension, .populationSparsity,
      .lifetimeSparsity, .silentShare, .deadUnits, .jacobianNorm, .relativeJacobianNorm:
      .neither
    }
  }

  /// What it is, how it is computed, and where that comes from; for readers of a table.
  public var definition: String {
    switch self {
    case .latentUnits: "The width of the code."
    case .reconstructionCrossEntropy:
      "−Σ (x ln x̂ + (1 − x) ln (1 − x̂)) over the pixels, mean over the test images; x̂ is decoded from the code, for "
        + "variational models from the posterior mean. Above 0 even for x̂ = x, because grey pixels have entropy."
    case .squaredError: "(x − x̂)², mean over pixels (in 0…1) and test images; x̂ as for the cross-entropy."
    case .divergence:
      "KL(q(z|x) ‖ N(0, 1)) summed over units, mean over the test images (Kingma & Welling 2014). Variational models only."
    case .activeUnits:
      "Units whose posterior mean varies over the test images by more than 0.01 (Burda, Grosse & Salakhutdinov 2016). "
        + "Variational models only."
    case .neighbourAccuracy5: Self.neighbourDefinition(5)
    case .neighbourAccuracy10: Self.neighbourDefinition(10)
    case .linearProbeAccuracy:
      "Test codes whose class a multinomial logistic regression on standardised training codes finds (L2 penalty, "
        + "C = 1; Alain & Bengio 2016)."
    case .centroidAccuracy: "Test codes whose nearest class mean of the training codes is that of their class."
    case .totalVariance:
      "The sum of the units' variances over the test images: the mean squared distance from the mean code."
    case .effectiveDimension:
      "(Σ λ)² / Σ λ² of the eigenvalues of the test codes' covariance, the participation ratio: d if all directions vary "
        + "alike, 1 if one varies alone."
    case .populationSparsity:
      "(1 − (mean |z|)² / mean z²) / (1 − 1/d) over the units of a code, mean over the test images with a code that is "
        + "not 0 (Treves & Rolls 1991, scaled as by Vinje & Gallant 2000): 0 if all units respond alike, 1 if one alone."
    case .lifetimeSparsity:
      "The same over the test images for each unit, mean over the units that ever respond: 0 if a unit responds to all "
        + "images alike, 1 if to one alone."
    case .silentShare: "Numbers in test codes that are less than 1 % of the codes' root mean square."
    case .deadUnits: "Units that have the same value for every test image."
    case .jacobianNorm:
      "The squared Frobenius norm of the encoder's Jacobian, exact, mean over the test images (Rifai et al. 2011). It "
        + "grows with the square of the code's scale: compare the next row."
    case .relativeJacobianNorm:
      "The mean squared Jacobian norm divided by the total variance of the codes: the same for a code and any multiple of "
        + "it. In units of 1 / (pixel distance)²."
    }
  }

  private static func neighbourDefinition(_ k: Int) -> String {
    "Test codes whose class most of the \(k) nearest training codes have, by Euclidean distance, exact; ties go to the "
      + "lower class number (Fix & Hodges 1951)."
  }
}

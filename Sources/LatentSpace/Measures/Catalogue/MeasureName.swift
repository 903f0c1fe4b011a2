/// What is measured of a model. Tables, help and tests grow from this list, in this order.
public enum MeasureName: String, CaseIterable, Sendable {
  case latentUnits = "latent-units"
  case reconstructionCrossEntropy = "reconstruction-cross-entropy"
  case squaredError = "squared-error"
  case divergence = "kl-divergence"
  case evidenceBound = "negative-evidence-lower-bound"
  case negativeLogLikelihood = "importance-weighted-nll"
  case activeUnits = "active-units"
  case neighbourAccuracy5 = "knn-accuracy-5"
  case neighbourAccuracy10 = "knn-accuracy-10"
  case linearProbeAccuracy = "linear-probe-accuracy"
  case centroidAccuracy = "centroid-accuracy"
  case silhouette
  case trustworthiness
  case continuity
  case intrinsicDimension = "intrinsic-dimension"
  case totalVariance = "total-variance"
  case effectiveDimension = "effective-dimension"
  case populationSparsity = "population-sparsity"
  case lifetimeSparsity = "lifetime-sparsity"
  case silentShare = "silent-share"
  case deadUnits = "dead-units"
  case jacobianNorm = "jacobian-norm"
  case relativeJacobianNorm = "relative-jacobian-norm"
  case samplePrecision = "sample-precision"
  case sampleRecall = "sample-recall"
  case sampleDensity = "sample-density"
  case sampleCoverage = "sample-coverage"
  case classifierDistance = "classifier-frechet-distance"

  /// Which of two values a reader would rather have.
  public enum Preference: String, Sendable {
    case lower
    case higher
    /// A description, not a merit.
    case neither
  }

  /// What a table calls it.
  public var title: String { description.title }

  /// The unit of the value; empty for pure numbers.
  public var unit: String { description.unit }

  public var preference: Preference { description.preference }

  /// What it is, how it is computed, and where that comes from; for readers of a table.
  public var definition: String { description.definition }
}

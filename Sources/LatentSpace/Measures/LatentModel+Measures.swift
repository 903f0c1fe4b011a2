import Autoencoders
import Storage

extension LatentModel {
  /// The measures of this model on test images; those that the model does not have are left out.
  ///
  /// - Parameters:
  ///   - images: what the model is judged on.
  ///   - trainingImages: what the classifiers of codes learn from.
  ///   - names: which measures.
  ///   - features: what samples are compared with test images by; without, those measures are left out.
  ///   - progress: is told each measure before it is computed.
  /// - Throws: `Failure` if the images have another size than the model takes, if there are too few, or if a code is not
  ///   finite.
  public func measures(
    on images: LabelledImages, trainingImages: LabelledImages, _ names: [MeasureName] = MeasureName.allCases,
    features: ClassifierFeatures? = nil, progress: (MeasureName) -> Void = { _ in }
  ) throws -> ModelMeasures {
    guard images.count >= 2, trainingImages.count >= 2 else {
      throw Failure(
        .badData,
        "measures: expected at least 2 images to learn from and 2 to test on, found \(trainingImages.count) and "
          + "\(images.count)")
    }
    var study = try MeasureStudy(model: self, images: images, trainingImages: trainingImages, features: features)
    var entries: [ModelMeasures.Entry] = []
    for name in MeasureName.allCases where names.contains(name) {
      progress(name)
      if let value = try study.value(of: name), value.isFinite { entries.append(ModelMeasures.Entry(name, value)) }
    }
    return ModelMeasures(
      modelName: self.name,
      subject: "\(images.count.counted("\(images.split) image")); classifiers learn from "
        + trainingImages.count.counted("\(trainingImages.split) image")
        + (features.map { "; \($0.note)" } ?? ""),
      entries: entries)
  }
}

/// One model's measures; what several of them need is computed once, when it is first needed.
private struct MeasureStudy {
  let model: LatentModel
  let images: LabelledImages
  let trainingImages: LabelledImages
  let features: ClassifierFeatures?
  let codes: CodeTable

  private lazy var trainingCodes = Result { try model.codes(of: trainingImages) }
  private lazy var vote = Result {
    let training = try trainingCodes.get()
    return NeighbourVote(on: codes, training: training, k: min(10, training.count), workers: model.workers)
  }
  private lazy var errors = Result { try model.reconstructionErrors(on: images) }
  private lazy var jacobianNorm = Result {
    try model.squaredJacobianNorms(on: images).reduce(0, +) / Double(images.count)
  }
  private lazy var sparsity = Sparsity(of: codes)
  private lazy var likelihood = Result {
    try model.likelihoodBounds(on: images, draws: MeasureName.likelihoodDraws)
  }
  private lazy var neighbourhoods = Result { try model.neighbourhoods(of: codes, images: images) }
  private lazy var samples = Result {
    try features.flatMap { try SampleQuality(of: model, images: images, trainingImages: trainingImages, features: $0) }
  }
  private lazy var totalVariance = codes.unitVariances.reduce(0, +)

  init(
    model: LatentModel, images: LabelledImages, trainingImages: LabelledImages, features: ClassifierFeatures?
  ) throws(Failure) {
    self.model = model
    self.features = features
    self.images = images
    self.trainingImages = trainingImages
    codes = try model.codes(of: images)
  }

  /// The value of a measure; nil if the model does not have it.
  mutating func value(of name: MeasureName) throws -> Double? {
    let isVariational = model.kind == .variational
    switch name {
    case .latentUnits: return Double(model.dimension)
    case .reconstructionCrossEntropy: return try errors.get().crossEntropy
    case .squaredError: return try errors.get().squaredError
    case .divergence:
      return isVariational ? try model.posterior(of: images).divergencePerUnit.reduce(0, +) : nil
    case .evidenceBound: return isVariational ? try likelihood.get().negativeEvidenceLowerBound : nil
    case .negativeLogLikelihood: return isVariational ? try likelihood.get().negativeLogLikelihood : nil
    case .activeUnits: return isVariational ? Double(codes.activeUnits) : nil
    case .neighbourAccuracy5: return try neighbourAccuracy(5)
    case .neighbourAccuracy10: return try neighbourAccuracy(10)
    case .linearProbeAccuracy:
      let probe = LogisticRegression(try trainingCodes.get(), workers: model.workers)
      return codes.accuracy(of: probe.classes(of: codes))
    case .centroidAccuracy: return codes.accuracy(of: NearestCentroid(try trainingCodes.get()).classes(of: codes))
    case .silhouette: return Silhouette.mean(of: codes, workers: model.workers)
    case .trustworthiness: return try neighbourhoods.get()?.trustworthiness
    case .continuity: return try neighbourhoods.get()?.continuity
    case .intrinsicDimension: return IntrinsicDimension.twoNearestNeighbours(of: codes, workers: model.workers)
    case .totalVariance: return totalVariance
    case .effectiveDimension: return try effectiveDimension()
    case .populationSparsity: return sparsity.population
    case .lifetimeSparsity: return sparsity.lifetime
    case .silentShare: return sparsity.silentShare
    case .deadUnits: return Double(sparsity.deadUnits)
    case .jacobianNorm: return try jacobianNorm.get()
    case .relativeJacobianNorm: return totalVariance > 0 ? try jacobianNorm.get() / totalVariance : nil
    case .samplePrecision: return try samples.get()?.coverage.precision
    case .sampleRecall: return try samples.get()?.coverage.recall
    case .sampleDensity: return try samples.get()?.coverage.density
    case .sampleCoverage: return try samples.get()?.coverage.coverage
    case .classifierDistance: return try samples.get()?.frechetDistance
    }
  }

  private mutating func neighbourAccuracy(_ k: Int) throws -> Double? {
    guard trainingImages.count >= k else { return nil }
    return codes.accuracy(of: try vote.get().classes(k: k))
  }

  private func effectiveDimension() throws -> Double? {
    guard codes.dimension <= CodeMoments.maximumDimension else { return nil }
    return try CodeMoments(of: codes).effectiveDimension
  }
}

extension LatentModel {
  /// Whether neighbours among codes are neighbours among images, and the other way round; nil for too few images.
  fileprivate func neighbourhoods(
    of codes: CodeTable, images: LabelledImages
  ) throws(Failure) -> Trustworthiness.Values? {
    let k = MeasureName.trustedNeighbours
    guard codes.count > 2 * k else { return nil }
    return try Trustworthiness.values(
      of: codes.codes, codes.dimension, against: images.images.floats(at: 0..<images.count),
      images.images.pixelsPerImage, k: k, workers: workers)
  }
}

extension CodeTable {
  /// How many units vary by more than 0.01 over the images: Var E[z|x] > 0.01 where the codes are posterior means (Y.
  /// Burda, R. Grosse, R. Salakhutdinov, "Importance weighted autoencoders", ICLR 2016).
  public var activeUnits: Int { unitVariances.count { $0 > 0.01 } }
}

extension CodeMoments {
  /// The participation ratio (Σ λ)² / Σ λ² of the covariance's eigenvalues: d if all directions vary alike, 1 if one
  /// varies alone; nil if nothing varies.
  public var effectiveDimension: Double? {
    // The two sums are the trace and the squared Frobenius norm; no eigenvalue is needed.
    let squares = covariance.values.reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? totalVariance * totalVariance / squares : nil
  }
}

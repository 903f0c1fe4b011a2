import Datasets
import Figures
import LatentSpace
import Plotting
import Storage
import TensorEngine
import Training

/// Makes figures of runs: asks the analyses for values, and hands them to the figure.
struct FigureMaker {
  let runs: [OpenRun]
  /// Asked for by figures that show what becomes of images; those of a prior alone need none.
  let images: RunImages
  var choices = FigureChoices()

  private func shownImages() throws -> LabelledImages { LabelledImages(choices.split, of: try images.dataset()) }

  /// - Throws: `Failure` of kind `usage` if a run has not what the figure shows, or the figure shows one run only.
  func figure(_ name: FigureName) throws -> any Figure {
    if runs.count > 1, name == .manifold || name == .traversals {
      throw Failure(.usage, "\(name.rawValue): expected one run, found \(runs.count)")
    }
    let provenance = provenance(of: name)
    switch name {
    case .scatter:
      let entries = try runs.map { run in
        ScatterFigure.Entry(title: runs.count == 1 ? "" : run.name, embedding: try embedding(of: run))
      }
      return try ScatterFigure(
        entries, limits: choices.limits, aspect: choices.aspect, seed: choices.seed, style: choices.style,
        provenance: provenance)
    case .reconstructions:
      return try ReconstructionsFigure(
        runs.map { try $0.model.reconstructionsOfEachClass(in: shownImages(), .random(seed: choices.seed)) },
        style: choices.style, provenance: provenance)
    case .samples:
      return try SamplesFigure(runs.map(samples), style: choices.style, provenance: provenance)
    case .interpolation:
      let images = try shownImages()
      let pairs = try pairs(in: images)
      return try InterpolationFigure(
        runs.map {
          try $0.model.interpolation(between: pairs, in: images, path: choices.path, steps: choices.steps ?? 11)
        }, style: choices.style, provenance: provenance)
    case .manifold:
      return try ManifoldFigure(manifold(of: runs[0].model), style: choices.style, provenance: provenance)
    case .traversals:
      let images = try shownImages()
      return try TraversalsFigure(
        runs[0].model.traversals(
          in: images, around: traversalBase(in: images), units: choices.units, reach: choices.reach,
          steps: choices.steps ?? 5),
        style: choices.style, provenance: provenance)
    case .curves:
      return try Self.curves(runs, choices)
    case .operations:
      return try Self.operations(choices)
    case .study:
      throw Failure(.usage, "study: expected --from with a study.json, found runs")
    case .comparison:
      return try ComparisonFigure(
        runs.map(comparison), seed: choices.seed, style: choices.style, provenance: provenance)
    }
  }

  private func manifold(of model: LatentModel) throws -> ManifoldTable {
    let (plane, size) = (try plane(), choices.steps ?? 20)
    if let table = try model.priorManifold(plane: plane, size: size) { return table }
    let images = try shownImages()
    let codes = try model.codes(of: images)
    return try model.manifold(
      of: codes, plane: plane, size: size, activity: model.unitActivity(of: images, codes: codes))
  }

  private func embedding(of run: OpenRun) throws -> PlanarEmbedding {
    let images = try shownImages()
    let codes = try run.model.codes(of: images)
    return try PlanarEmbedding(
      codes, plane: plane(), activity: run.model.unitActivity(of: images, codes: codes))
  }

  private func samples(of run: OpenRun) throws -> SamplesFigure.Entry {
    let samples = try run.samples(
      choices.count, sampler: choices.sampler, temperature: choices.temperature, seed: choices.seed, images: images)
    return SamplesFigure.Entry(title: run.name, images: samples.grid(columns: choices.columns), note: samples.note)
  }

  private func comparison(of run: OpenRun) throws -> ComparisonFigure.Entry {
    let samples = try run.samples(
      ComparisonFigure.sampleCount, sampler: choices.sampler, temperature: choices.temperature, seed: choices.seed,
      images: images)
    return ComparisonFigure.Entry(
      title: run.name, embedding: try embedding(of: run),
      reconstructions: try run.model.reconstructionsOfEachClass(in: shownImages(), .random(seed: choices.seed)),
      samples: samples.grid(), samplesNote: samples.note)
  }

  private func plane() throws -> PlaneChoice? {
    guard let units = choices.units else { return nil }
    guard units.count == 2 else {
      throw Failure(.usage, "--units: expected two latent units for a plane, found \(units.count)")
    }
    return .units(units[0], units[1])
  }

  private func pairs(in images: LabelledImages) throws -> [ImagePair] {
    guard let names = choices.classes else { return images.pairsOfEachClass(.random(seed: choices.seed)) }
    guard names.count >= 2, names.count % 2 == 0 else {
      throw Failure(.usage, "--classes: expected pairs of classes to go between, found \(names.joined(separator: ","))")
    }
    let classes = try names.map(images.classIndex)
    return try images.pairs(
      ofClasses: stride(from: 0, to: classes.count, by: 2).map { (classes[$0], classes[$0 + 1]) },
      .random(seed: choices.seed))
  }

  private func traversalBase(in images: LabelledImages) throws -> TraversalBase {
    guard let names = choices.classes else { return .meanCode }
    guard names.count == 1 else {
      throw Failure(.usage, "--classes: expected one class to start from, found \(names.joined(separator: ","))")
    }
    return .image(try images.image(ofClass: try images.classIndex(named: names[0]), .random(seed: choices.seed)))
  }

  private func provenance(of name: FigureName) -> Provenance {
    FigureProvenance.make(name, runs: runs, choices: choices)
  }
}

extension FigureMaker {
  /// The losses of runs over their epochs; the only figure that needs no images.
  static func curves(_ runs: [OpenRun], _ choices: FigureChoices) throws -> CurvesFigure {
    let histories = try runs.map { run in
      try LossHistory(of: run.directory, modelName: run.name)
    }
    return try CurvesFigure(
      histories, scale: choices.scale, style: choices.style,
      provenance: FigureProvenance.make(.curves, runs: runs, choices: choices))
  }

  /// Worked examples, which need no run at all.
  static func operations(_ choices: FigureChoices) throws -> OperationsFigure {
    try OperationsFigure(
      style: choices.style,
      provenance: Provenance(
        title: "Operations of encoders and decoders", facts: [.init("figure", FigureName.operations.rawValue)]))
  }
}

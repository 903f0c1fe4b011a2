import Autoencoders
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
  /// For each run, the same from other seeds: how alike a model is to itself. None unless somebody trained them.
  var reseeded: [[OpenRun]] = []
  /// What the figure is drawn on; it decides how many images there are where nothing else does.
  var page: FigurePage
  /// Shows how far what takes long has come; nil for nobody.
  var status: StatusLine?

  private var counts: FigureCounts { FigureCounts(page, choices.style) }

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
      let strips = try runs.map {
        try $0.model.reconstructionsOfEachClass(in: shownImages(), .random(seed: choices.seed))
      }
      return try ReconstructionsFigure(
        counts.filled(strips), style: choices.style, provenance: provenance)
    case .samples:
      return try samples()
    case .interpolation:
      let tables = try interpolations()
      return try InterpolationFigure(
        tables, style: choices.style, provenance: self.provenance(of: name, steps: tables[0].fractions.count))
    case .manifold:
      let table = try manifold(of: runs[0].model)
      return try ManifoldFigure(
        table, style: choices.style, provenance: self.provenance(of: name, steps: table.images.columns))
    case .traversals:
      let table = try traversals(of: runs[0].model)
      return try TraversalsFigure(
        table, style: choices.style, provenance: self.provenance(of: name, steps: table.offsets.count / 2))
    case .curves:
      return try Self.curves(runs, choices)
    case .similarity:
      return try SimilarityFigure(
        similarities(), subject: try shownImages().count.counted("\(choices.split.rawValue) image"),
        style: choices.style, provenance: provenance)
    case .drift:
      return try DriftFigure(
        aligned().spaces, seed: choices.seed, style: choices.style, provenance: provenance)
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
    if let names = choices.classes { return try corners(names, of: model) }
    let plane = try plane()
    if let smallest = try model.priorManifold(plane: plane, size: 2) {
      let size = try choices.steps ?? counts.side(ofManifoldLike: smallest)
      return try model.priorManifold(plane: plane, size: size) ?? smallest
    }
    let images = try shownImages()
    let codes = try model.codes(of: images)
    let activity = try model.unitActivity(of: images, codes: codes)
    func table(_ size: Int) throws -> ManifoldTable {
      try model.manifold(of: codes, plane: plane, size: size, activity: activity)
    }
    return try table(choices.steps ?? counts.side(ofManifoldLike: table(2)))
  }

  /// The codes between images of four classes.
  private func corners(_ names: [String], of model: LatentModel) throws -> ManifoldTable {
    guard names.count == 4, choices.units == nil else {
      throw Failure(
        .usage,
        "--classes: expected four for the corners of a manifold, and no --units, found \(names.joined(separator: ","))")
    }
    let images = try shownImages()
    let classes = try names.map(images.classIndex)
    let pairs = try images.pairs(
      ofClasses: [(classes[0], classes[1]), (classes[2], classes[3])], .random(seed: choices.seed))
    func table(_ size: Int) throws -> ManifoldTable {
      try model.corners(
        (pairs[0].first, pairs[0].second, pairs[1].first, pairs[1].second), in: images, path: choices.path, size: size)
    }
    return try table(choices.steps ?? min(counts.side(ofManifoldLike: table(2)), 11))
  }

  private func embedding(of run: OpenRun) throws -> PlanarEmbedding {
    let images = try shownImages()
    let codes = try run.model.codes(of: images)
    guard let projection = choices.projection else {
      return try PlanarEmbedding(
        codes, plane: plane(), activity: run.model.unitActivity(of: images, codes: codes))
    }
    if choices.units != nil {
      throw Failure(.usage, "--units: expected without --projection, found with \(projection.rawValue)")
    }
    switch projection {
    case .pca: return try PlanarEmbedding(codes, plane: .principalComponents)
    case .tsne:
      defer { status?.end() }
      let map = try TSNE(codes, settings: .init(seed: choices.seed), workers: run.model.workers) {
        show("t-SNE of \(run.name)", $0, of: $1)
      }
      return PlanarEmbedding(codes, map: map)
    case .umap:
      defer { status?.end() }
      let map = try UMAP(codes, settings: .init(seed: choices.seed), workers: run.model.workers) {
        show("UMAP of \(run.name)", $0, of: $1)
      }
      return PlanarEmbedding(codes, map: map)
    }
  }

  private func show(_ work: String, _ step: Int, of steps: Int) {
    status?.draw { columns in
      String("\(work)  \(ProgressBar.bar(Double(step) / Double(steps), width: 20))".prefix(columns - 1))
    }
  }

  private func traversals(of model: LatentModel) throws -> TraversalTable {
    let images = try shownImages()
    let base = try traversalBase(in: images)
    func table(_ steps: Int) throws -> TraversalTable {
      try model.traversals(in: images, around: base, units: choices.units, reach: choices.reach, steps: steps)
    }
    if let steps = choices.steps { return try table(steps) }
    let usual = try table(FigureCounts.usualSteps)
    let steps = try counts.steps(ofTraversalsLike: usual)
    return steps == FigureCounts.usualSteps ? usual : try table(steps)
  }

  private func interpolations() throws -> [InterpolationTable] {
    let (runs, leftOut) = try runsThatDecode()
    let images = try shownImages()
    let pairs = try pairs(in: images)
    let steps =
      try choices.steps
      ?? counts.steps(
        ofWays: images.ways(pairs), of: runs.map(\.name), image: runs[0].imageSize)
    return try runs.map { run in
      var table = try run.model.interpolation(between: pairs, in: images, path: choices.path, steps: steps)
      table.note += leftOut
      return table
    }
  }

  /// The runs that make images of codes alone, and a sentence about those that do not.
  ///
  /// - Throws: `Failure` of kind `usage` if there is none.
  private func runsThatDecode() throws -> (runs: [OpenRun], leftOut: String) {
    let able = runs.filter { !$0.model.needsPoolingIndices }
    if able.isEmpty { try runs[0].model.requireDecoder() }
    let others = runs.filter(\.model.needsPoolingIndices).map(\.name)
    let verb = others.count == 1 ? "is" : "are"
    return (
      able,
      others.isEmpty
        ? "" : ". \(others.joined(separator: " and ")) \(verb) left out: codes alone make no images there"
    )
  }

  private func samples() throws -> SamplesFigure {
    let (runs, leftOut) = try runsThatDecode()
    let names = runs.map(\.name)
    let image = runs[0].imageSize
    let side = choices.count == nil ? try counts.side(ofSamplesOf: names, image: image) : 0
    let count = choices.count ?? side * side
    let columns = try choices.count.map { try counts.columns(ofSamples: $0, of: names, image: image) } ?? side
    let entries = try runs.map { run in
      let samples = try run.samples(
        count, sampler: choices.sampler, temperature: choices.temperature, seed: choices.seed, images: images)
      return SamplesFigure.Entry(
        title: run.name, images: samples.grid(columns: columns), note: samples.note + leftOut)
    }
    var chosen = choices
    chosen.count = count
    return try SamplesFigure(
      entries, style: choices.style, provenance: FigureProvenance.make(.samples, runs: runs, choices: chosen))
  }

  private func comparison(of run: OpenRun) throws -> ComparisonFigure.Entry {
    let obstacle = try obstacleToSamples(of: run)
    let samples =
      try obstacle == nil
      ? run.samples(
        ComparisonFigure.sampleCount, sampler: choices.sampler, temperature: choices.temperature, seed: choices.seed,
        images: images) : nil
    return ComparisonFigure.Entry(
      title: run.name, embedding: try embeddingOfOneCode(of: run) ?? embedding(of: run),
      reconstructions: try run.model.reconstructionsOfEachClass(in: shownImages(), .random(seed: choices.seed)),
      samples: samples?.grid(), samplesNote: samples?.note ?? "no samples: \(obstacle ?? "")")
  }

  /// Codes that are all the same, in the plane of their first units, as they have no principal components; nil for others.
  private func embeddingOfOneCode(of run: OpenRun) throws -> PlanarEmbedding? {
    let codes = try run.model.codes(of: shownImages())
    return codes.hasCollapsed && codes.dimension >= 2 ? try PlanarEmbedding(codes, plane: .units(0, 1)) : nil
  }

  /// Why there are no samples of a model beside those of others; nil if there are.
  private func obstacleToSamples(of run: OpenRun) throws -> String? {
    if run.model.needsPoolingIndices { return "codes alone make no images there" }
    let sampler = choices.sampler ?? .standard(for: run.model.kind)
    guard sampler.name != .prior, try run.model.codes(of: shownImages()).hasCollapsed else { return nil }
    return "all codes are the same"
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

  /// - Parameter steps: how many images there came to be in a row, where the page decided it.
  private func provenance(of name: FigureName, steps: Int? = nil) -> Provenance {
    var choices = choices
    choices.steps = steps ?? choices.steps
    return FigureProvenance.make(name, runs: runs, choices: choices)
  }
}

extension FigureMaker {
  /// How alike the runs' codes are, each with each, and with those of the same run from other seeds.
  func similarities() throws -> [SimilarityMatrix] {
    try requireSeveral(for: .similarity)
    let images = LabelledImages(choices.split, of: try images.dataset())
    let spaces = try runs.enumerated().map { index, run in
      SimilarityMatrix.Space(
        run.name, try differingCodes(of: run, images),
        reseeded: try index < reseeded.count ? reseeded[index].map { try $0.model.codes(of: images) } : [])
    }
    return try SimilarityMatrix.all(of: spaces, seed: choices.seed, workers: runs[0].model.workers)
  }

  /// The runs' codes in the frame of the first.
  func aligned() throws -> AlignedSpaces {
    try requireSeveral(for: .drift)
    let images = LabelledImages(choices.split, of: try images.dataset())
    return try AlignedSpaces(runs.map { ($0.name, try differingCodes(of: $0, images)) })
  }

  private func differingCodes(of run: OpenRun, _ images: LabelledImages) throws -> CodeTable {
    let codes = try run.model.codes(of: images)
    guard !codes.hasCollapsed else {
      throw Failure(
        .badData,
        "\(run.name): expected codes that differ, found \(codes.count.grouped) that are all the same: it has collapsed")
    }
    return codes
  }

  private func requireSeveral(for name: FigureName) throws(Failure) {
    guard runs.count >= 2 || !name.needsSeveralRuns else {
      throw Failure(.usage, "\(name.rawValue): expected two runs or more, found \(runs.count)")
    }
  }

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
      choices.examples?.map(WorkedExample.named) ?? WorkedExample.all, style: choices.style,
      provenance: Provenance(
        title: "Operations of encoders and decoders",
        facts: [.init("figure", FigureName.operations.rawValue)] + choices.facts(of: .operations)))
  }
}

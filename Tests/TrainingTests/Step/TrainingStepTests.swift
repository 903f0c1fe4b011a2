import Autoencoders
import Datasets
import TensorEngine
import TestSupport
import Testing

@testable import Training

@Suite struct TrainingStepTests {
  private static let images = SmallRun.images(60, seed: 3)

  private static func step(
    _ objective: AutoencoderObjective, threads: Int = 2, settings: TrainingSettings = TrainingSettings()
  ) -> TrainingStep {
    step(SmallRun.model(objective), threads: threads, settings: settings)
  }

  private static func step(
    _ model: AutoencoderConfiguration, threads: Int = 2, settings: TrainingSettings = TrainingSettings()
  ) -> TrainingStep {
    let blueprint = AutoencoderBlueprint(model)
    return TrainingStep(
      blueprint, parameters: .initial(blueprint.parameters, seed: 2), settings: settings,
      workers: WorkerGroup(threads: threads))
  }

  private static func batch(_ indices: Range<Int>, step: Int) -> TrainingBatch {
    TrainingBatch(images: images, indices: Array(indices), noise: TrainingBatch.noise(seed: 5, step: step))
  }

  private static func values(_ step: TrainingStep) -> [[UInt32]] {
    step.parameters.tensors.map { $0.floats().map(\.bitPattern) }
  }

  /// The same bits after some steps, ragged batches included, for any number of threads.
  @Test(arguments: SmallRun.objectives) func threadsChangeNothing(objective: AutoencoderObjective) {
    let results = [1, 2, 3, 8].map { threads -> ([[UInt32]], [ObjectiveSums]) in
      let step = Self.step(objective, threads: threads)
      let sums = [0..<60, 3..<40, 1..<6, 0..<1].enumerated().map { number, indices in
        step(Self.batch(indices, step: number + 1), learningRate: 1e-2)
      }
      return (Self.values(step), sums)
    }
    for result in results.dropFirst() {
      #expect(result.0 == results[0].0)
      #expect(result.1 == results[0].1)
    }
  }

  /// Other networks and noise, too.
  @Test(arguments: SmallRun.architectures) func threadsChangeNothingInAnyNetwork(architecture: Architecture) {
    let model = SmallRun.model(
      .sparse(SparseObjective(.divergence)), architecture: architecture,
      corruption: Corruption(.saltAndPepper, strength: 0.2))
    let results = [1, 2, 3].map { threads -> [[UInt32]] in
      let step = Self.step(model, threads: threads)
      for (number, indices) in [0..<60, 3..<40].enumerated() {
        step(Self.batch(indices, step: number + 1), learningRate: 1e-2)
      }
      return Self.values(step)
    }
    #expect(results[1] == results[0] && results[2] == results[0])
  }

  /// Cut into shards and micro-batches, the batch has the gradient that it has as a whole: a step of plain descent with
  /// rate 1 moves the weights by it.
  @Test(arguments: SmallRun.objectives) func gradientIsThatOfTheWholeBatch(objective: AutoencoderObjective) {
    var settings = TrainingSettings()
    settings.optimizer = OptimizerSettings(.sgd)
    settings.optimizer.momentum = 0
    let step = Self.step(objective, settings: settings)
    let before = step.parameters.converted(to: .float64)
    let batch = Self.batch(0..<45, step: 1)
    let leaves = before.tracked()
    let pool = BufferPool()
    let model = step.blueprint.autoencoder(leaves)
    var input = batch.input(0..<45, of: step.blueprint.configuration, meanActivation: nil, pool: pool)
    input.images = input.images.converted(to: .float64)
    input.corrupted = input.corrupted?.converted(to: .float64)
    input.noise = input.noise?.converted(to: .float64)
    if step.blueprint.configuration.needsMeanActivation {
      input.meanActivation = model.encode(input.seen).mean(axes: [0]).detached()
    }
    let terms = model.objective(input)
    let expected = gradients(of: terms.total, withRespectTo: leaves.tensors).map { $0.doubles().map { $0 / 45 } }
    let sums = step(batch, learningRate: 1)
    #expect(difference(sums.sums, terms.terms.map(\.sum.item), absolute: 1e-4, relative: 1e-5) == nil)
    for (index, specification) in step.blueprint.parameters.specifications.enumerated()
    where specification.constraint == nil {
      let moved = zip(before.tensors[index].doubles(), step.parameters.tensors[index].doubles()).map { $0 - $1 }
      #expect(difference(moved, expected[index], absolute: 2e-5, relative: 1e-3) == nil, "\(specification.name)")
    }
  }

  /// A batch said again and again is the same step, in however many shards: losses and gradients are means over images.
  /// By plain descent, which shows the gradient's length too.
  @Test(arguments: [2, 3, 6]) func duplicatingABatchChangesNothing(times: Int) {
    let objective = AutoencoderObjective.contractive(ContractiveObjective())
    var settings = TrainingSettings()
    settings.optimizer = OptimizerSettings(.sgd)
    settings.optimizer.momentum = 0
    let (once, often) = (Self.step(objective, settings: settings), Self.step(objective, settings: settings))
    let indices = Array(0..<24)
    let noise = TrainingBatch.noise(seed: 5, step: 1)
    let first = once(TrainingBatch(images: Self.images, indices: indices, noise: noise), learningRate: 0.1)
    let repeated = (0..<times).flatMap { _ in indices }
    let second = often(TrainingBatch(images: Self.images, indices: repeated, noise: noise), learningRate: 0.1)
    #expect(difference([second.means(of: objective).total], [first.means(of: objective).total], relative: 1e-6) == nil)
    for (a, b) in zip(once.parameters.tensors, often.parameters.tensors) {
      #expect(difference(a.doubles(), b.doubles(), absolute: 1e-5) == nil)
    }
  }

  /// Clipping shortens the gradient over all parameters to the limit, and leaves a shorter one alone.
  @Test(arguments: [1e-2, 1e6]) func clippingLimitsTheLength(limit: Double) {
    var settings = TrainingSettings()
    settings.optimizer = OptimizerSettings(.sgd)
    settings.optimizer.momentum = 0
    func movement(_ limit: Double?) -> [Double] {
      settings.gradientClipping = limit
      let step = Self.step(.undercomplete, settings: settings)
      let before = step.parameters.tensors.flatMap { $0.doubles() }
      step(Self.batch(0..<30, step: 1), learningRate: 1)
      return zip(before, step.parameters.tensors.flatMap { $0.doubles() }).map { $0 - $1 }
    }
    let (clipped, free) = (movement(limit), movement(nil))
    let length = free.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let factor = min(1, limit / length)
    #expect(length > 1)
    #expect(difference(clipped, free.map { $0 * factor }, absolute: 1e-6, relative: 1e-3) == nil)
  }

  /// After steps, too, the decoder's rows have length one where the penalty asks for it.
  @Test(arguments: SmallRun.objectives) func constraintsHoldAfterSteps(objective: AutoencoderObjective) {
    let step = Self.step(objective)
    for number in 1...3 { step(Self.batch(0..<40, step: number), learningRate: 1e-2) }
    let lengths = step.parameters["decoder.0.weight"].converted(to: .float64).square().sum(axes: [1]).doubles()
    let isConstrained = [.sparse, .contractive].contains(objective.kind) && objective.termNames.count > 1
    #expect(lengths.allSatisfy { (abs($0 - 1) < 1e-5) == isConstrained })
  }

  /// Noise of an image depends on the step and its place in the batch, not on how the batch is cut.
  @Test func noiseBelongsToThePlaceInTheBatch() {
    let batch = Self.batch(0..<30, step: 4)
    let pool = BufferPool()
    let model = SmallRun.model(.variational(VariationalObjective()), corruption: Corruption(.gaussian, strength: 0.3))
    let whole = batch.input(0..<30, of: model, meanActivation: nil, pool: pool)
    let part = batch.input(10..<13, of: model, meanActivation: nil, pool: pool)
    let other = Self.batch(0..<30, step: 5).input(0..<30, of: model, meanActivation: nil, pool: pool)
    for (path, count) in [(\ObjectiveInput.noise, 3), (\.corrupted, SmallRun.image.count)] {
      let numbers = whole[keyPath: path]?.floats() ?? []
      #expect(numbers.count == 30 * count)
      #expect(part[keyPath: path]?.floats() == Array(numbers[10 * count..<13 * count]))
      #expect(other[keyPath: path]?.floats() != numbers)
    }
    #expect(part.images.floats() == Array(whole.images.floats()[10 * SmallRun.image.count..<13 * SmallRun.image.count]))
  }
}

import ArgumentParser
import Autoencoders
import Storage
import Training

/// How a model is trained. What is not given is as `TrainingSettings` has it, or as the run that goes on has it.
struct TrainingOptions: ParsableArguments {
  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: "How often each training image is seen. (default: \(TrainingSettings().epochs))",
    transform: Numbers.whole(1...1_000_000))
  var epochs: Int?

  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: ArgumentHelp(
      "Images that a step of the optimiser sees. (default: \(TrainingSettings().batchSize))", valueName: "images"),
    transform: Numbers.whole(1...65_536))
  var batchSize: Int?

  @Option(
    name: [.long, .customLong("learning-rate")], parsing: .unconditional,
    help: ArgumentHelp(
      "Learning rate. (default: \(OptimizerSettings().learningRate), and \(OptimizerSettings(.sgd).learningRate) for sgd)",
      valueName: "rate"),
    transform: Numbers.positive)
  var lr: Double?

  @Option(
    help: ArgumentHelp(
      "\(Catalogue.list(OptimizerMethod.self)). (default: \(OptimizerSettings().method.rawValue))", valueName: "name"),
    transform: Catalogue.name(of: OptimizerMethod.self))
  var optimizer: OptimizerMethod?

  @Option(
    name: .customLong("init"),
    help: ArgumentHelp(
      "First weights: \(Catalogue.list(WeightInitialization.self)). "
        + "(default: \(TrainingSettings().initialization.rawValue))", valueName: "name"),
    transform: Catalogue.name(of: WeightInitialization.self))
  var initialization: WeightInitialization?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Weight decay. (default: 0, and \(OptimizerSettings(.adamW).weightDecay) for adamw)", valueName: "weight"),
    transform: Numbers.nonNegative)
  var weightDecay: Double?

  @Option(
    help: ArgumentHelp(
      "Course of the learning rate: \(Catalogue.list(LearningRateSchedule.Shape.self)). (default: constant)",
      valueName: "name"),
    transform: Catalogue.name(of: LearningRateSchedule.Shape.self))
  var schedule: LearningRateSchedule.Shape?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Epochs over which the learning rate grows to its full value. (default: 0)", valueName: "epochs"),
    transform: Numbers.whole(0...1_000_000))
  var warmUp: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Length to which longer gradients are cut.", valueName: "length"), transform: Numbers.positive)
  var clip: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Set aside this share of the training images, and stop when they are no longer reconstructed better.",
      valueName: "share"),
    transform: Numbers.fraction)
  var validationFraction: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --validation-fraction: epochs to wait for a better one. (default: \(EarlyStopping().patience))",
      valueName: "epochs"),
    transform: Numbers.whole(1...1_000_000))
  var patience: Int?

  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: "Determines first weights, the order of images and all noise. (default: 0)", transform: Numbers.seed)
  var seed: UInt64?

  /// The settings that these options describe.
  ///
  /// - Parameter base: what holds where no option is given.
  /// - Throws: `Failure` of kind `usage` for settings that contradict each other.
  func settings(base: TrainingSettings = TrainingSettings()) throws -> TrainingSettings {
    var settings = base
    if let optimizer { settings.optimizer = OptimizerSettings(optimizer) }
    if let lr { settings.optimizer.learningRate = lr }
    if let weightDecay { settings.optimizer.weightDecay = weightDecay }
    if let epochs { settings.epochs = epochs }
    if let batchSize { settings.batchSize = batchSize }
    if let schedule { settings.schedule.shape = schedule }
    if let warmUp { settings.schedule.warmUpEpochs = warmUp }
    if let clip { settings.gradientClipping = clip }
    if let seed { settings.seed = seed }
    if let initialization { settings.initialization = initialization }
    if let validationFraction {
      settings.earlyStopping = EarlyStopping(
        validationShare: validationFraction, patience: settings.earlyStopping?.patience ?? EarlyStopping().patience)
    }
    if let patience {
      guard settings.earlyStopping != nil else {
        throw Failure(.usage, "--patience: expected with --validation-fraction, found alone")
      }
      settings.earlyStopping?.patience = patience
    }
    try settings.validate()
    return settings
  }
}

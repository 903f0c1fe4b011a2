import ArgumentParser
import Storage
import Training

/// How a model is trained.
struct TrainingOptions: ParsableArguments {
  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: "How often each training image is seen.", transform: Numbers.whole(1...1_000_000))
  var epochs: Int?

  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: ArgumentHelp("Images a step of the optimiser sees.", valueName: "images"),
    transform: Numbers.whole(1...65_536))
  var batchSize = TrainingSettings().batchSize

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Learning rate.", valueName: "rate"), transform: Numbers.positive)
  var lr: Double?

  @Option(
    help: ArgumentHelp("\(Catalogue.list(OptimizerMethod.self)).", valueName: "name"),
    transform: Catalogue.name(of: OptimizerMethod.self))
  var optimizer = OptimizerMethod.adam

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Weight decay.", valueName: "weight"), transform: Numbers.nonNegative)
  var weightDecay: Double?

  @Option(
    help: ArgumentHelp(
      "Course of the learning rate: \(Catalogue.list(LearningRateSchedule.Shape.self)).", valueName: "name"),
    transform: Catalogue.name(of: LearningRateSchedule.Shape.self))
  var schedule = LearningRateSchedule.Shape.constant

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Epochs over which the learning rate grows to its full value.", valueName: "epochs"),
    transform: Numbers.whole(0...1_000_000))
  var warmUp = 0

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
    help: ArgumentHelp("With --validation-fraction: epochs to wait for a better one.", valueName: "epochs"),
    transform: Numbers.whole(1...1_000_000))
  var patience: Int?

  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: "Determines first weights, the order of images and all noise.", transform: Numbers.seed)
  var seed: UInt64 = 0

  /// The settings that these options describe.
  ///
  /// - Throws: `Failure` of kind `usage` for settings that contradict each other.
  func settings() throws -> TrainingSettings {
    if patience != nil && validationFraction == nil {
      throw Failure(.usage, "--patience: expected with --validation-fraction, found alone")
    }
    var settings = TrainingSettings(batchSize: batchSize, seed: seed)
    if let epochs { settings.epochs = epochs }
    settings.optimizer = OptimizerSettings(optimizer, learningRate: lr)
    if let weightDecay { settings.optimizer.weightDecay = weightDecay }
    settings.schedule = LearningRateSchedule(schedule, warmUpEpochs: warmUp)
    settings.gradientClipping = clip
    settings.earlyStopping = validationFraction.map {
      EarlyStopping(validationShare: $0, patience: patience ?? EarlyStopping().patience)
    }
    try settings.validate()
    return settings
  }
}

import ArgumentParser

/// The width of the codes of models that a study trains.
struct CodeWidth: ParsableArguments {
  @Option(
    name: [.customShort("z"), .long], parsing: .unconditional,
    help: ArgumentHelp("Numbers a code has, of models that are trained. (default: 16)", valueName: "units"),
    transform: Numbers.whole(1...1_024))
  var latentDim: Int?

  /// What was asked for, or the standard.
  var units: Int { latentDim ?? 16 }
}

import ArgumentParser

/// The width of the codes of models that a study trains.
struct CodeWidth: ParsableArguments {
  @Option(
    name: [.customShort("z"), .long], parsing: .unconditional,
    help: ArgumentHelp("Numbers a code has.", valueName: "units"), transform: Numbers.whole(1...1_024))
  var latentDim = 16
}

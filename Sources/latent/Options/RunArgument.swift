import ArgumentParser

/// The run that a command looks at.
struct RunArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The folder of a run, also one that is still training; \(RunNames.help).", valueName: "run"))
  var run: String
}

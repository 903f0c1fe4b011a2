import ArgumentParser

/// The runs that a study may take in place of training.
struct StudyRuns: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Folders of trained runs, to be judged in place of models trained now.", valueName: "run"))
  var runs: [String] = []
}

import ArgumentParser
import Notebooks

/// The notebooks that a command takes.
struct NotebookFiles: ParsableArguments {
  @Argument(help: ArgumentHelp("Notebooks; latent help notebook says what is in them.", valueName: "file"))
  var paths: [String]
}

/// How notebooks are run.
struct NotebookOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How long a command of a notebook may take. (default: \(Int(NotebookRunner.standardLimit)))", valueName: "seconds"
    ),
    transform: Numbers.positive)
  var limit: Double?

  @Option(
    help: ArgumentHelp("A folder that holds the data which notebooks require.", valueName: "folder"))
  var dataDir: String?
}

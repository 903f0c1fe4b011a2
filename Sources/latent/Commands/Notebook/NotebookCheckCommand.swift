import ArgumentParser
import Foundation
import Notebooks
import Storage

/// `latent notebook check`: finds out whether notebooks say what is true.
struct NotebookCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run notebooks, and show where they print something else than is written.",
    discussion: """
      Changes nothing. The exit code is 1 if a notebook differs.

        latent notebook check notebooks-txt/01-from-digits-to-figures.txt
        latent notebook check notebooks-txt/*.txt
      """)

  @OptionGroup var files: NotebookFiles
  @OptionGroup var options: NotebookOptions
  @OptionGroup var talk: ConsoleOptions

  func run() throws {
    let session = NotebookSession(options: options, console: talk.console)
    var different = 0
    var unwritten: [String] = []
    var firstMissing: Failure?
    for path in files.paths {
      let outcome: NotebookOutcome
      do {
        outcome = try session.run(path, WholeFile.read(path))
      } catch let failure as Failure where failure.kind == .missingInput && files.paths.count > 1 {
        // One that cannot run here does not keep the others from being checked, and is not forgotten.
        firstMissing = firstMissing ?? failure
        try Console().result("\(path): not checked")
        continue
      }
      let count = outcome.comparisons.count { !$0.differences.isEmpty }
      let all = outcome.comparisons.count.counted("command")
      try Console().result(
        count == 0 ? "\(path): as written, \(all)" : "\(path): \(count) of \(all) differ\n\(outcome.differences)")
      if count > 0 { different += 1 }
      if count > 0, outcome.notebook.cells.allSatisfy(\.output.isEmpty) { unwritten.append(path) }
    }
    if different > 0 {
      let hint = ["latent", "notebook", "run"] + unwritten
      throw Failure(
        .failure,
        "expected \(files.paths.count.counted("notebook")) as written, found \(different) that "
          + (different == 1 ? "differs" : "differ")
          + (unwritten.isEmpty
            ? "" : "\nThere is no output yet to check; to write it: \(hint.map(Shell.quoted).joined(separator: " "))"))
    }
    if let firstMissing { throw firstMissing }
  }
}

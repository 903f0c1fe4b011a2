import ArgumentParser
import Foundation
import Notebooks
import Storage

/// `latent notebook run`: refreshes the output in notebooks.
struct NotebookRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run notebooks, and write into them what their commands print.",
    discussion: """
      Only output changes: prose, commands and marks stay. A notebook is written
      whole once all of its commands have run, or stays as it is.

        latent notebook run mine.txt
        latent notebook run mine.txt --keep made     (with the files it makes)
      """)

  @OptionGroup var files: NotebookFiles

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Keep what the commands make, in a folder for each notebook in this one; what an earlier run left there goes.",
      valueName: "folder"))
  var keep: String?

  @OptionGroup var options: NotebookOptions
  @OptionGroup var talk: ConsoleOptions

  func run() throws {
    let session = NotebookSession(options: options, console: talk.console)
    for path in files.paths {
      let data = try WholeFile.read(path)
      let outcome = try session.run(path, data, isRecording: true, keep: keep)
      for mark in outcome.lostMarks {
        talk.console.say(
          "note: \(path): line \(mark.cell.line): marks are gone with the line they were in: \(mark.line)")
      }
      try Console().result("\(path): \(try refresh(path, from: data, outcome))")
    }
  }

  /// Writes the notebook if it reads otherwise now, and says so.
  private func refresh(_ path: String, from data: Data, _ outcome: NotebookOutcome) throws -> String {
    let text = Data(outcome.refreshedText.utf8)
    guard text != data else { return "as it was" }
    guard try WholeFile.read(path) == data else {
      throw Failure(
        .failure, "\(path): expected the file as it was when its commands started, found another; not written")
    }
    try WholeFile.write(text, to: path)
    let count = outcome.comparisons.count { !$0.differences.isEmpty }
    return count == 0
      ? "refreshed; all numbers were within their tolerances"
      : "refreshed; \(count.counted("command")) printed something else"
  }
}

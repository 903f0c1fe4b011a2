import Foundation
import Storage

/// Runs the commands of a notebook, one after the other, in a folder of their own.
public struct NotebookRunner: Sendable {
  /// The longest that a command may take when nobody says otherwise, in seconds.
  public static let standardLimit = 120.0

  private let executable: String
  private let limit: Double
  private let environment: [String: String]

  /// - Parameters:
  ///   - executable: what `latent` is.
  ///   - limit: seconds that a command may take.
  ///   - environment: the variables of the commands; `NotebookEnvironment` makes those of any machine.
  public init(executable: String, limit: Double = NotebookRunner.standardLimit, environment: [String: String]) {
    self.executable = executable
    self.limit = limit
    self.environment = environment
  }

  /// Runs one notebook.
  ///
  /// - Parameters:
  ///   - notebook: what to run.
  ///   - file: what messages call it.
  ///   - folder: where the commands run; what they write stays there.
  ///   - isRecording: whether what is printed is to stand in the notebook: then a command that fails ends it, unless the
  ///     notebook says that it does.
  ///   - announce: called before each command.
  ///   - shouldStop: asked again and again while commands run; the running one is ended.
  /// - Throws: `Failure`: `badData` for a command that a notebook may not run (before any has run), `failure` for one
  ///   that takes too long, prints what is no text, or fails while it is recorded, `interrupted` if it should stop.
  public func run(
    _ notebook: Notebook, file: String, in folder: String, isRecording: Bool = false,
    announce: (Notebook.Cell) -> Void = { _ in }, shouldStop: () -> Bool = { false }
  ) throws -> NotebookOutcome {
    for cell in notebook.cells {
      try NotebookPrograms.requireHarmless(cell.words, place: "\(file): line \(cell.line)")
    }
    let comparisons = try notebook.cells.map { cell in
      announce(cell)
      let place = "\(file): line \(cell.line): \(cell.text)"
      let lines = try output(of: cell, place: place, folder: folder, isRecording: isRecording, shouldStop)
      return OutputComparison(written: cell.output, found: lines, tolerance: cell.tolerance)
    }
    return NotebookOutcome(notebook: notebook, comparisons: comparisons)
  }

  /// The lines that a command prints, results and talk as they come, and how it ended if it failed.
  private func output(
    of cell: Notebook.Cell, place: String, folder: String, isRecording: Bool, _ shouldStop: () -> Bool
  ) throws -> [String] {
    let child = ChildProcess(
      path: try NotebookPrograms.path(of: cell.words[0], latent: executable), arguments: Array(cell.words.dropFirst()),
      environment: environment, folder: folder)
    let ending = try child.run(limit: limit, place: place, shouldStop)
    guard let text = String(data: ending.output, encoding: .utf8), !text.utf8.contains(0) else {
      throw Failure(.failure, "\(place): expected it to print text, found other bytes")
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.trimmingSuffix(while: { $0 == " " || $0 == "\t" || $0 == "\r" }))
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard let failure = ending.failure else { return lines }
    if isRecording, cell.output.last != failure {
      // An error of latent may go on in a second line; what comes before it is talk.
      let reason = lines.last { $0.hasPrefix("latent: ") } ?? lines.last ?? ""
      throw Failure(
        .failure,
        "\(place): expected success, found \(failure): \(reason)\n"
          + "If readers are to see that, write \(failure) beneath the command and run it again")
    }
    return lines + [failure]
  }
}

extension Substring {
  /// The text without its last characters that fulfil a condition.
  fileprivate func trimmingSuffix(while isRemoved: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, isRemoved(last) { text.removeLast() }
    return text
  }
}

/// What came of running a notebook.
public struct NotebookOutcome: Equatable, Sendable {
  public let notebook: Notebook
  /// For each cell, what was printed against what is written.
  public let comparisons: [OutputComparison]

  /// Whether everything is as written, within the tolerances.
  public var isAsWritten: Bool { comparisons.allSatisfy(\.differences.isEmpty) }

  /// The text of the notebook with the output of today; marks and elisions stay where their lines are found again.
  public var refreshedText: String { notebook.text(withOutput: comparisons.map(\.refreshed)) }

  /// Marks that could not be kept, since their lines are no longer printed: the cell and the written line.
  public var lostMarks: [(cell: Notebook.Cell, line: String)] {
    zip(notebook.cells, comparisons).flatMap { cell, comparison in comparison.lostMarks.map { (cell, $0) } }
  }

  /// The differences for a person to read: under each command that differs, `-` before what is written, `+` before what
  /// was printed, and why a number is too far away.
  public var differences: String {
    zip(notebook.cells, comparisons).filter { !$1.differences.isEmpty }.map { cell, comparison in
      let lines = comparison.differences.flatMap { difference -> [String] in
        switch difference {
        case .missing(let line): ["    - \(line)"]
        case .unexpected(let line): ["    + \(line)"]
        case .deviating(let written, let found, let reasons):
          ["    - \(written)", "    + \(found)", "      (\(reasons.joined(separator: ", ")))"]
        }
      }
      return (["  line \(cell.line): $ \(cell.text)"] + lines).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

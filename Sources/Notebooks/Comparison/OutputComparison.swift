/// What a command printed, held line by line against what its notebook says.
public struct OutputComparison: Equatable, Sendable {
  /// A place where both differ.
  public enum Difference: Equatable, Sendable {
    /// A written line that was not printed.
    case missing(String)
    /// A printed line that is not written.
    case unexpected(String)
    /// The same line with numbers too far away; `reasons` says which: "171.2 for 167.04 ±2".
    case deviating(written: String, found: String, reasons: [String])
  }

  /// The differences from top to bottom; none if the notebook is right.
  public let differences: [Difference]
  /// The printed lines with the marks and elisions that the written ones had: what stands in the refreshed notebook.
  public let refreshed: [String]
  /// Written lines with marks for which no printed line was found: their marks are not in `refreshed`.
  public let lostMarks: [String]

  /// - Parameters:
  ///   - written: the output in the notebook.
  ///   - found: the lines that the command printed.
  ///   - tolerance: what the notebook allows for this output's numbers with a decimal point.
  public init(written: [String], found: [String], tolerance: Tolerance?) {
    let patterns = written.map { LinePattern($0, tolerance: tolerance) }
    var (differences, refreshed, lostMarks): ([Difference], [String], [String]) = ([], [], [])
    for step in LineAlignment(patterns: patterns, found: found).steps {
      switch step {
      case .pair(let index, let match):
        refreshed.append(match.rewritten)
        if !match.deviations.isEmpty {
          differences.append(
            .deviating(written: written[index], found: match.found, reasons: match.deviations))
        }
      case .gap(let index): refreshed.append(written[index])
      case .missing(let index):
        differences.append(.missing(written[index]))
        if patterns[index].isTolerant { lostMarks.append(written[index]) }
      case .unexpected(let line):
        differences.append(.unexpected(line))
        refreshed.append(line)
      }
    }
    self.differences = differences
    self.refreshed = refreshed
    self.lostMarks = lostMarks
  }
}

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

/// Pairs the lines of two outputs so that as few as possible stay alone, and among those ways one with as few numbers
/// astray as possible (the alignment of R. A. Wagner and M. J. Fischer, 1974; a gap takes any number of lines for nothing).
private struct LineAlignment {
  enum Step {
    case pair(Int, PairedLine)
    case gap(Int)
    case missing(Int)
    case unexpected(String)
  }

  struct PairedLine {
    let found: String
    let rewritten: String
    let deviations: [String]
  }

  let steps: [Step]

  /// A line alone costs more than any number of deviating pairs could.
  private static let alone = 1_000_000

  init(patterns: [LinePattern], found: [String]) {
    let (rows, columns) = (patterns.count, found.count)
    var pairs: [Int: PairedLine] = [:]
    for row in 0..<rows where !patterns[row].isGap {
      for column in 0..<columns {
        guard
          let match = patterns[row].match(found[column], .withinTolerance)
            ?? patterns[row].match(found[column], .anyNumber)
        else { continue }
        pairs[row * columns + column] = PairedLine(
          found: found[column], rewritten: match.rewritten, deviations: match.deviations)
      }
    }
    // Costs of the rest of both, from the end.
    var costs = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: rows + 1)
    for row in stride(from: rows, through: 0, by: -1) {
      for column in stride(from: columns, through: 0, by: -1) where row < rows || column < columns {
        var best = Int.max
        if row < rows { best = costs[row + 1][column] + (patterns[row].isGap ? 0 : Self.alone) }
        if column < columns {
          let isTaken = row < rows && patterns[row].isGap
          best = min(best, costs[row][column + 1] + (isTaken ? 0 : Self.alone))
        }
        if row < rows, column < columns, let pair = pairs[row * columns + column] {
          best = min(best, costs[row + 1][column + 1] + pair.deviations.count)
        }
        costs[row][column] = best
      }
    }
    steps = Self.way(through: costs, patterns, found, pairs)
  }

  private static func way(
    through costs: [[Int]], _ patterns: [LinePattern], _ found: [String], _ pairs: [Int: PairedLine]
  ) -> [Step] {
    var steps: [Step] = []
    var (row, column) = (0, 0)
    while row < patterns.count || column < found.count {
      let cost = costs[row][column]
      if row < patterns.count, column < found.count, let pair = pairs[row * found.count + column],
        cost == costs[row + 1][column + 1] + pair.deviations.count
      {
        steps.append(.pair(row, pair))
        (row, column) = (row + 1, column + 1)
      } else if row < patterns.count, patterns[row].isGap, column < found.count, cost == costs[row][column + 1] {
        column += 1
      } else if row < patterns.count, cost == costs[row + 1][column] + (patterns[row].isGap ? 0 : alone) {
        steps.append(patterns[row].isGap ? .gap(row) : .missing(row))
        row += 1
      } else {
        steps.append(.unexpected(found[column]))
        column += 1
      }
    }
    return steps
  }
}

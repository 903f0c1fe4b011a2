/// Pairs the lines of two outputs so that as few as possible stay alone, and among those ways one with as few numbers
/// astray as possible (the alignment of R. A. Wagner and M. J. Fischer, 1974; a gap takes any number of lines for nothing).
struct LineAlignment {
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

  /// The most pairs of lines that are looked at; outputs that differ by more than that are told line for line.
  private static let pairs = 4_000_000

  init(patterns: [LinePattern], found: [String]) {
    // What is the same at both ends needs no search.
    let shorter = min(patterns.count, found.count)
    func isSame(_ row: Int, _ column: Int) -> Bool { !patterns[row].isGap && patterns[row].isExactly(found[column]) }
    let head = (0..<shorter).prefix { isSame($0, $0) }.count
    let tail = (0..<shorter - head).prefix { isSame(patterns.count - 1 - $0, found.count - 1 - $0) }.count
    func same(_ row: Int, _ column: Int) -> Step {
      .pair(row, PairedLine(found: found[column], rewritten: found[column], deviations: []))
    }
    let (rows, columns) = (head..<patterns.count - tail, head..<found.count - tail)
    let middle =
      rows.count * columns.count <= Self.pairs
      ? Self.aligned(patterns, rows, found, columns)
      : rows.map { patterns[$0].isGap ? .gap($0) : .missing($0) } + columns.map { .unexpected(found[$0]) }
    steps =
      (0..<head).map { same($0, $0) } + middle
      + (0..<tail).reversed().map { same(patterns.count - 1 - $0, found.count - 1 - $0) }
  }

  private static func aligned(
    _ allPatterns: [LinePattern], _ patternRange: Range<Int>, _ allFound: [String], _ foundRange: Range<Int>
  ) -> [Step] {
    let (patterns, found) = (Array(allPatterns[patternRange]), Array(allFound[foundRange]))
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
    return way(through: costs, patterns, found, pairs, firstRow: patternRange.lowerBound)
  }

  private static func way(
    through costs: [[Int]], _ patterns: [LinePattern], _ found: [String], _ pairs: [Int: PairedLine], firstRow: Int
  ) -> [Step] {
    var steps: [Step] = []
    var (row, column) = (0, 0)
    while row < patterns.count || column < found.count {
      let cost = costs[row][column]
      if row < patterns.count, column < found.count, let pair = pairs[row * found.count + column],
        cost == costs[row + 1][column + 1] + pair.deviations.count
      {
        steps.append(.pair(firstRow + row, pair))
        (row, column) = (row + 1, column + 1)
      } else if row < patterns.count, patterns[row].isGap, column < found.count, cost == costs[row][column + 1] {
        column += 1
      } else if row < patterns.count, cost == costs[row + 1][column] + (patterns[row].isGap ? 0 : alone) {
        steps.append(patterns[row].isGap ? .gap(firstRow + row) : .missing(firstRow + row))
        row += 1
      } else {
        steps.append(.unexpected(found[column]))
        column += 1
      }
    }
    return steps
  }
}

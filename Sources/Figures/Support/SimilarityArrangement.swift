import Plotting

/// How square tables of the same models stand on a page: how many side by side, and whether intervals find room.
///
/// Intervals are worth a second row of tables, but not a column of tables that is taller than a page.
struct SimilarityArrangement: Equatable {
  /// The tables of each row.
  let rows: [Range<Int>]
  /// Whether numbers have their intervals under them.
  let hasIntervals: Bool
  /// How long a line of a model's name may be, in points.
  let nameLimit: Double

  /// The space between tables, and how wide a cell may become, in points on a paper's page.
  static let gap = 14.0
  static let widestCell = 58.0
  /// Tables of more models are too high to stand one under the other.
  private static let mostStacked = 4

  /// - Parameters:
  ///   - count: of tables.
  ///   - models: what rows are called.
  ///   - cells: the width that a cell needs with an interval and without, in points.
  ///   - width: of the page between its edges, in points.
  ///   - theme: the sizes of letters.
  init(count: Int, models: [String], cells: (withInterval: Double, alone: Double), width: Double, theme: Theme) {
    let (scale, letter) = (theme.scale, theme.type.tick.size)
    // Numbers beside the rows, and the space around them.
    let signs = 0.64 * letter * Double("\(models.count)".count) + 8 * scale
    let longest = 0.62 * letter * Double(models.map(\.count).max() ?? 0)
    let shortest = min(longest, 8.7 * letter)
    func free(_ across: Int, cell: Double) -> Double {
      width - Double(across) * (Double(models.count) * cell + signs) - Double(across - 1) * Self.gap * scale
    }
    func fits(_ across: Int, _ hasIntervals: Bool) -> Bool {
      free(across, cell: hasIntervals ? cells.withInterval : cells.alone) >= shortest
    }
    let choices = [4, 3, 2, 1].filter { across in
      across <= count && (across <= 2 || count.isMultiple(of: across))
    }
    let withIntervals = choices.filter { $0 > 1 || count == 1 || models.count <= Self.mostStacked }
    let (across, hasIntervals) =
      if let across = withIntervals.first(where: { fits($0, true) }) {
        (across, true)
      } else {
        (choices.first { fits($0, false) } ?? 1, false)
      }
    self.hasIntervals = hasIntervals
    rows = stride(from: 0, to: count, by: across).map { $0..<min($0 + across, count) }
    // Two lines a name while cells would be narrow, one where these cannot take the room.
    let wish = max(8.7 * letter, 0.56 * longest)
    nameLimit = max(
      letter, min(free(across, cell: hasIntervals ? cells.withInterval : cells.alone), wish),
      min(longest, free(across, cell: Self.widestCell * scale)))
  }
}

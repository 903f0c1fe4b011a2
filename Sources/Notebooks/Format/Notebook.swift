/// A notebook: plain text that a person reads from top to bottom, in which indented commands have what they print
/// beneath them.
///
/// ```
/// From digits to figures
/// ======================
/// requires: mnist
///
/// Prose, as wide as it likes, from the first column on.
///
///   $ latent data verify mnist-5k
///     mnist-5k/train-images-idx3-ubyte.gz  as published (SHA-256 602bf0e38a58…)
/// ```
///
/// The text is kept line by line, so that refreshing the output of a command changes nothing else.
public struct Notebook: Equatable, Sendable {
  /// The first line.
  public let title: String
  /// What the machine must have for this notebook, as the head names it.
  public let requirements: [String]
  /// The commands in their order, each with its output.
  public let cells: [Cell]
  /// All lines, without their line feeds.
  let lines: [String]

  /// The columns before the `$` of a command.
  static let commandIndentation = 2
  /// The columns before what a command prints.
  static let outputIndentation = 4

  /// The notebook as it stands in a file.
  public var text: String { lines.joined(separator: "\n") + "\n" }

  /// The text with other output beneath its commands.
  ///
  /// - Parameter output: for each cell the lines that stand beneath its command from now on, without their indentation.
  public func text(withOutput output: [[String]]) -> String {
    precondition(output.count == cells.count, "Notebook: \(output.count) outputs for \(cells.count) cells")
    var lines = lines
    let indentation = String(repeating: " ", count: Self.outputIndentation)
    for (cell, output) in zip(cells, output).reversed() {
      lines.replaceSubrange(cell.outputLines, with: output.map { $0.isEmpty ? "" : indentation + $0 })
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Notebook {
  /// One command of a notebook, and what it printed when the notebook was written.
  public struct Cell: Equatable, Sendable {
    /// The number of its line, from 1.
    public let line: Int
    /// The command as it is typed: `latent evaluate vae`.
    public let text: String
    /// Its words, without quotation marks.
    public let words: [String]
    /// What it printed, without indentation, marks of tolerance included.
    public let output: [String]
    /// What is allowed for all numbers of its output that have a decimal point and no mark of their own.
    public let tolerance: Tolerance?
    /// The places of the output among the notebook's lines; empty just beneath a command that prints nothing.
    let outputLines: Range<Int>
  }
}

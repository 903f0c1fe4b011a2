import Foundation
import Storage

extension Notebook {
  /// Reads a notebook from the bytes of its file.
  ///
  /// - Parameters:
  ///   - data: the bytes.
  ///   - file: what messages call it.
  /// - Throws: `Failure` of kind `badData` that names the line. Whatever looks like a command and stands where none is
  ///   looked for is refused, since nobody would find out that it is never checked.
  public init(_ data: Data, file: String) throws {
    guard data.count <= Self.limit else {
      throw Failure(.badData, "\(file): expected a text to read, found \(data.count.grouped) bytes")
    }
    guard let text = String(data: data, encoding: .utf8), !text.utf8.contains(0) else {
      throw Failure(.badData, "\(file): expected text in UTF-8, found other bytes")
    }
    // Swift takes a carriage return and a line feed for one character, which no split at line feeds finds.
    guard !text.utf8.contains(UInt8(ascii: "\r")) else {
      throw Failure(.badData, "\(file): expected lines that end in a line feed, found carriage returns")
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    var reader = NotebookReader(lines: lines, file: file)
    let (title, requirements) = try reader.head()
    let cells = try reader.cells()
    guard !cells.isEmpty else {
      throw Failure(.badData, "\(file): expected commands (two spaces, a dollar sign, a space), found none")
    }
    self.init(title: title, requirements: requirements, cells: cells, lines: lines)
  }

  /// A notebook is for reading: a megabyte is a book.
  private static let limit = 1 << 20
}

/// Reads the lines of a notebook one after the other.
private struct NotebookReader {
  let lines: [String]
  let file: String
  var position = 0

  init(lines: [String], file: String) {
    self.lines = lines
    self.file = file
  }

  /// The title, underlined, and the entries beneath it up to the first empty line.
  mutating func head() throws -> (title: String, requirements: [String]) {
    guard let title = lines.first, !title.isEmpty, !title.hasPrefix(" ") else {
      throw problem(0, "expected a title, found \(lines.isEmpty ? "an empty file" : "an empty or indented line")")
    }
    guard lines.count > 1, lines[1] == String(repeating: "=", count: title.count) else {
      throw problem(1, "expected \(title.count) equals signs beneath the title, found \(shown(1))")
    }
    position = 2
    var requirements: [String] = []
    while position < lines.count, !lines[position].isEmpty {
      let parts = lines[position].split(separator: ":", maxSplits: 1).map { $0.trimming(" ") }
      guard parts.count == 2, parts[0] == "requires", !parts[1].isEmpty else {
        throw problem(
          position, "expected requires: and a name, or an empty line beneath the title, found \(shown(position))")
      }
      requirements += parts[1].split(separator: ",").map { String($0.trimming(" ")) }
      position += 1
    }
    return (title, requirements)
  }

  /// The commands; what stands between them is prose.
  mutating func cells() throws -> [Notebook.Cell] {
    var cells: [Notebook.Cell] = []
    while position < lines.count {
      let line = lines[position]
      if let text = Self.command(line) {
        cells.append(try cell(text))
      } else {
        try refuseHidden(line)
        position += 1
      }
    }
    return cells
  }

  /// The text of the command in a line that is one.
  private static func command(_ line: String) -> String? {
    let start = String(repeating: " ", count: Notebook.commandIndentation) + "$ "
    return line.hasPrefix(start) ? String(line.dropFirst(start.count)) : nil
  }

  private func refuseHidden(_ line: String) throws {
    let bare = line.drop { $0 == " " || $0 == "\t" }
    if bare.hasPrefix("$ ") || bare == "$" {
      throw problem(position, "expected two spaces, a dollar sign, a space and a command, found \(shown(position))")
    }
    if bare.hasPrefix("±"), bare.count < line.count {
      throw problem(position, "expected a tolerance beneath the output of a command, found it elsewhere")
    }
  }

  private mutating func cell(_ text: String) throws -> Notebook.Cell {
    let start = position
    let words: [String]
    do { words = try CommandWords.split(text) } catch { throw problem(start, error.text) }
    guard !words.isEmpty else { throw problem(start, "expected a command after the dollar sign, found none") }
    position += 1
    let output = outputRange()
    position = output.upperBound
    let tolerance = try tolerance(output)
    return Notebook.Cell(
      line: start + 1, text: text, words: words,
      output: lines[output].map { String($0.dropFirst(Notebook.outputIndentation)) }, tolerance: tolerance,
      outputLines: output)
  }

  /// The deeper lines that follow, and empty ones between them.
  private func outputRange() -> Range<Int> {
    let indentation = String(repeating: " ", count: Notebook.outputIndentation)
    var end = position
    var next = position
    while next < lines.count, lines[next].hasPrefix(indentation) || lines[next].isEmpty {
      if !lines[next].isEmpty { end = next + 1 }
      next += 1
    }
    return position..<end
  }

  /// What a line beneath the output allows all of its numbers.
  private mutating func tolerance(_ output: Range<Int>) throws -> Tolerance? {
    let start = String(repeating: " ", count: Notebook.commandIndentation) + "±"
    guard position < lines.count, lines[position].hasPrefix(start) else { return nil }
    guard !output.isEmpty else { throw problem(position, "expected output above a tolerance, found none") }
    guard let tolerance = Tolerance(parsing: lines[position].dropFirst(start.count)) else {
      throw problem(position, "expected ± 0.5, ± 3 % or ± 3 % or 0.5, found \(shown(position))")
    }
    position += 1
    return tolerance
  }

  private func shown(_ index: Int) -> String {
    guard index < lines.count else { return "the end" }
    return lines[index].isEmpty ? "an empty line" : "`\(lines[index].prefix(80))`"
  }

  private func problem(_ index: Int, _ text: String) -> Failure {
    Failure(.badData, "\(file): line \(index + 1): \(text)")
  }
}

import Foundation
import Storage
import Testing

@testable import Notebooks

@Suite("Notebooks are read line by line")
struct NotebookParsingTests {
  static let text = """
    A title — with a dash
    =====================
    requires: mnist, kmnist

    Prose, and $ signs in it.
      An indented line of prose.

      $ latent data list
        one  1.5
          deeper

        after an empty line
      ± 3 % or 0.5
      $ ls 'two words' "and three more"

    The end.

    """

  @Test("head, commands, output and tolerance")
  func parts() throws {
    let notebook = try Notebook(Data(Self.text.utf8), file: "n.txt")
    #expect(notebook.title == "A title — with a dash")
    #expect(notebook.requirements == ["mnist", "kmnist"])
    #expect(notebook.cells.map(\.text) == ["latent data list", "ls 'two words' \"and three more\""])
    #expect(notebook.cells.map(\.line) == [8, 14])
    #expect(notebook.cells[0].output == ["one  1.5", "  deeper", "", "after an empty line"])
    #expect(notebook.cells[0].tolerance == Tolerance(absolute: 0.5, relative: 0.03))
    #expect(notebook.cells[1].words == ["ls", "two words", "and three more"])
    #expect(notebook.cells[1].output.isEmpty && notebook.cells[1].tolerance == nil)
    #expect(notebook.text == Self.text)
  }

  @Test("other output takes the place of the old, and nothing else changes")
  func refreshed() throws {
    let notebook = try Notebook(Data(Self.text.utf8), file: "n.txt")
    let text = notebook.text(withOutput: [["new", "", "lines"], ["file"]])
    let expected = Self.text
      .replacing("    one  1.5\n      deeper\n\n    after an empty line\n", with: "    new\n\n    lines\n")
      .replacing("three more\"\n", with: "three more\"\n    file\n")
    #expect(text == expected)
    #expect(try Notebook(Data(text.utf8), file: "n.txt").cells.map(\.output) == [["new", "", "lines"], ["file"]])
  }

  struct Refusal: CustomTestStringConvertible {
    let name: String
    let bytes: Data
    let words: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ words: String...) {
      self.init(name, Data(text.utf8), words)
    }

    init(_ name: String, _ bytes: Data, _ words: [String]) {
      (self.name, self.bytes, self.words) = (name, bytes, words)
    }

    /// A notebook that is well-formed but for its body.
    static func body(_ name: String, _ body: String, _ words: String...) -> Refusal {
      Refusal(name, Data("T\n=\n\n\(body)\n".utf8), words)
    }
  }

  @Test(arguments: [
    Refusal("an empty file", "", "line 1", "title"),
    Refusal("no underline", "Title\n\n  $ ls\n", "line 2", "5 equals signs"),
    Refusal("a short underline", "Title\n====\n", "5 equals signs", "`====`"),
    Refusal("an unknown head", "T\n=\nneeds: mnist\n\n  $ ls\n", "line 3", "requires:"),
    Refusal("a head without a name", "T\n=\nrequires:\n\n  $ ls\n", "line 3", "requires:"),
    .body("no command", "Only prose.", "commands", "none"),
    .body("a command at the margin", "$ ls", "line 4", "two spaces"),
    .body("a command too deep", "   $ ls", "line 4", "two spaces"),
    .body("a command behind a tabulator", "\t$ ls", "line 4", "two spaces"),
    .body("a dollar sign alone", "  $", "line 4", "two spaces"),
    .body("no words", "  $  ", "line 4", "none"),
    .body("an open quotation mark", "  $ ls 'a b", "line 4", "closing quotation mark"),
    .body("a pipe", "  $ ls | head", "line 4", "|"),
    .body("a redirection", "  $ ls > out", "line 4", ">"),
    .body("a substitution", "  $ ls $(pwd)", "line 4", "$"),
    .body("a backslash at the end", "  $ ls \\", "line 4", "\\"),
    .body("a tolerance without output", "  $ ls\n  ± 3 %", "line 5", "output"),
    .body("a tolerance in prose", "Prose\n  ± 3 %\n  $ ls", "line 5", "elsewhere"),
    .body("no number in a tolerance", "  $ ls\n    a\n  ± some", "line 6", "± 3 % or 0.5"),
    .body("a negative tolerance", "  $ ls\n    a\n  ± -1", "line 6", "± 3 % or 0.5"),
    .body("carriage returns", "  $ ls\r\n", "carriage returns"),
    Refusal("other bytes", Data([0xff, 0xfe, 0x0a]), ["UTF-8"]),
    Refusal("zeros", Data("T\n=\n\n  $ ls\n\0".utf8), ["UTF-8"]),
    Refusal("a book", Data(repeating: 0x61, count: (1 << 20) + 1), ["1,048,577 bytes"]),
  ])
  func refused(_ refusal: Refusal) {
    let failure = #expect(throws: Failure.self) { try Notebook(refusal.bytes, file: "n.txt") }
    #expect(failure?.kind == .badData)
    #expect(failure?.message.hasPrefix("n.txt: ") == true)
    for word in refusal.words { #expect(failure?.message.contains(word) == true, "\(failure?.message ?? "")") }
  }
}

import Foundation
import LatentSpace
import Storage

/// The lists of names that the modules offer, as help text and as a parser.
enum Catalogue {
  /// Each name with what it means beside it, in a column, indented by two spaces and broken to fit 80 columns.
  static func lines<Name: RawRepresentable<String>>(_ names: [Name], _ meaning: (Name) -> String) -> String {
    lines(names.map { (name: $0.rawValue, meaning: meaning($0)) })
  }

  static func lines(_ entries: [(name: String, meaning: String)]) -> String {
    let indentation = 2 + (entries.map(\.name.count).max() ?? 0) + 2
    return entries.map { entry in
      let name = ("  " + entry.name).padding(toLength: indentation, withPad: " ", startingAt: 0)
      let separator = "\n" + String(repeating: " ", count: indentation)
      return name + broken(entry.meaning, width: 79 - indentation).joined(separator: separator)
    }.joined(separator: "\n")
  }

  private static func broken(_ text: String, width: Int) -> [String] {
    text.split(separator: " ").reduce(into: []) { lines, word in
      if let line = lines.last, line.count + 1 + word.count <= width {
        lines[lines.count - 1] = line + " " + word
      } else {
        lines.append(String(word))
      }
    }
  }

  /// The names in one line: "scatter, samples, curves".
  static func list<Name: RawRepresentable<String> & CaseIterable>(_: Name.Type) -> String {
    Name.allCases.map(\.rawValue).joined(separator: ", ")
  }

  /// A parser for the names of a catalogue; what is not among them is refused with the nearest that is.
  ///
  /// - Parameter others: what papers and other tools call them; they are pointed out, and not taken.
  static func name<Name: RawRepresentable<String> & CaseIterable & Sendable>(
    of _: Name.Type, others: [String: Name] = [:]
  ) -> @Sendable (String) throws -> Name {
    { text in
      if let name = Name(rawValue: text) { return name }
      let names = Name.allCases.map(\.rawValue)
      let meant = others[text.lowercased()]?.rawValue ?? nearest(to: text, among: names)
      throw BadValue(meant.map { "did you mean '\($0)'? " } ?? "", names)
    }
  }

  /// A parser for several names of a catalogue with commas between them, each once, in the order given.
  static func names<Name: RawRepresentable<String> & CaseIterable & Sendable & Equatable>(
    of _: Name.Type
  ) -> @Sendable (String) throws -> [Name] {
    { text in
      let parse = name(of: Name.self)
      return try text.split(separator: ",", omittingEmptySubsequences: false)
        .map { try parse($0.trimmingPrefix { $0 == " " }.description) }
        .reduce(into: []) { names, name in if !names.contains(name) { names.append(name) } }
    }
  }

  /// A parser for the parts of a data set; the short name that file names have is understood, too.
  static func split(_ text: String) throws -> LabelledImages.Split {
    try text == "train" ? .training : name(of: LabelledImages.Split.self)(text)
  }
}

/// Why the text of a flag is no value for it.
struct BadValue: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  init(expected: String) { description = "expected \(expected)" }

  init(_ suggestion: String, _ names: [String]) {
    description = suggestion + "expected one of " + names.joined(separator: ", ")
  }
}

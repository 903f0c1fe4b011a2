import Foundation
import Storage

/// What a notebook may run: `latent` itself, and a few programs that only read.
///
/// A notebook comes from somebody else as often as not. There is no shell, so that a command is what it looks like, and
/// no path leads out of the folder that it runs in.
enum NotebookPrograms {
  /// Programs that show or compare what is there. None of them can write a file or start another program.
  static let readers = ["cat", "cmp", "cut", "diff", "grep", "head", "ls", "od", "sha256sum", "tail", "wc"]

  /// Refuses a command that a notebook may not run.
  ///
  /// - Parameter place: what messages begin with: file and line.
  /// - Throws: `Failure` of kind `badData`.
  static func requireHarmless(_ words: [String], place: String) throws {
    guard words[0] == "latent" || readers.contains(words[0]) else {
      throw Failure(
        .badData, "\(place): expected latent or one of \(readers.joined(separator: ", ")), found \(words[0])")
    }
    guard words.prefix(2) != ["latent", "notebook"] else {
      throw Failure(.badData, "\(place): expected a command that runs no notebook, found latent notebook")
    }
    for word in words.dropFirst() where leadsOutside(word) {
      throw Failure(.badData, "\(place): expected paths inside of the notebook's own folder, found \(word)")
    }
  }

  /// Whether a word could name something outside: an absolute path, a home, or a way up; also behind the name of an option
  /// or of a run, and in a list.
  private static func leadsOutside(_ word: String) -> Bool {
    if word.hasPrefix("-"), !word.hasPrefix("--") { return word.contains("/") || word.contains("~") }
    return word.split(whereSeparator: { $0 == "=" || $0 == "," }).contains { path in
      path.hasPrefix("/") || path.hasPrefix("~") || path.split(separator: "/").contains("..")
    }
  }

  /// Where the program is.
  static func path(of name: String, latent: String) throws -> String {
    if name == "latent" { return latent }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    for folder in folders.map(String.init) + ["/usr/bin", "/bin"] {
      let path = "\(folder)/\(name)"
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    throw Failure(.missingInput, "expected the program \(name) on this machine, found none")
  }
}

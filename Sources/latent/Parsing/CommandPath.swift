import ArgumentParser
import Storage

/// The commands that the first words of a command line name, as in `data list`.
enum CommandPath {
  /// Refuses a word that stands in the place of a command and is none, with the nearest one that is. The parser calls it
  /// an unexpected argument, and `help` shows the page above it; a person wants to know which command is meant.
  ///
  /// - Throws: `Failure` of kind `usage`.
  static func refuseUnknownCommand(_ arguments: [String]) throws {
    let isHelp = arguments.first == "help"
    let words = arguments.dropFirst(isHelp ? 1 : 0).prefix { !$0.hasPrefix("-") }
    var commands = subcommands(of: Latent.configuration)
    var path: [String] = []
    for word in words {
      guard !commands.isEmpty else {
        // What follows a command that has none below it are its own arguments; of help, they are too many.
        guard isHelp else { return }
        let command = path.joined(separator: " ")
        throw Failure(
          .usage, "'\(command)' has no command '\(word)'; 'latent help \(command)' tells what may follow it")
      }
      guard let command = commands.first(where: { $0.commandName == word }) else {
        throw unknown(word, after: path, among: commands.compactMap(\.commandName))
      }
      commands = subcommands(of: command)
      path.append(word)
    }
  }

  private static func subcommands(of command: CommandConfiguration) -> [CommandConfiguration] {
    command.subcommands.map { $0.configuration }
  }

  private static func unknown(_ word: String, after path: [String], among names: [String]) -> Failure {
    let suggestion = nearest(to: word, among: names).map { "did you mean '\($0)'? " } ?? ""
    let group = path.isEmpty ? "The commands" : "The commands of '\(path.joined(separator: " "))'"
    return Failure(
      .usage,
      "unknown command '\((path + [word]).joined(separator: " "))': \(suggestion)\(group) are "
        + names.joined(separator: ", "))
  }

  /// Whether what the parser says may come of an option that it does not know.
  static func mayHideMisspeltOption(_ message: String) -> Bool {
    ["Missing", "Unknown option", "Unexpected argument"].contains { message.contains($0) }
      || message.contains("unexpected argument") || message.contains("invalid for '<")
  }

  /// What the parser understands beside the options that a command has.
  private static let ofTheParser: Set = [
    "--help", "--version", "--generate-completion-script", "--experimental-dump-help",
  ]

  /// The first option that the command does not have, with the nearest that it has. The parser complains first about what
  /// is missing, also where it is there and misspelt, and takes the value of an option that it does not know for
  /// another argument.
  static func misspeltOption(_ arguments: [String]) -> Failure? {
    var commands = subcommands(of: Latent.configuration)
    var path: [String] = []
    for word in arguments {
      guard let command = commands.first(where: { $0.commandName == word }) else { break }
      commands = subcommands(of: command)
      path.append(word)
    }
    let known = Set(help(of: path).matches(of: /--[a-z][a-z-]*/).map { String($0.0) }).union(ofTheParser)
    let given = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") && $0.count > 2 }
      .map { String($0.prefix { $0 != "=" }) }
    guard let stranger = given.first(where: { !known.contains($0) }) else { return nil }
    let suggestion = nearest(to: stranger, among: known.sorted()).map { " Did you mean '\($0)'?" } ?? ""
    return Failure(
      .usage,
      "Unknown option '\(stranger)'.\(suggestion)\nSee 'latent \((path + ["--help"]).joined(separator: " "))' for more "
        + "information.")
  }

  /// The page that `--help` shows, which the parser gives as an error.
  private static func help(of path: [String]) -> String {
    do {
      var command = try Latent.parseAsRoot(path + ["--help"])
      try command.run()
      return ""
    } catch {
      return Latent.fullMessage(for: error)
    }
  }
}

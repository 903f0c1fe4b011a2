import Foundation
import TestSupport
import Testing

@Suite("Help, completions and the manual")
struct HelpTests {
  /// What `--experimental-dump-help` prints of a command.
  private struct Command: Decodable {
    let commandName: String
    let subcommands: [Command]?
    let discussion: String?
  }

  private struct Dump: Decodable {
    let command: Command
  }

  /// All commands with the words that lead to them.
  private func commands() throws -> [(words: [String], command: Command)] {
    let dump = try Latent.succeed(["--experimental-dump-help"]).output
    func flattened(_ command: Command, _ words: [String]) -> [([String], Command)] {
      [(words, command)]
        + (command.subcommands ?? []).filter { $0.commandName != "help" }
        .flatMap { flattened($0, words + [$0.commandName]) }
    }
    return flattened(try JSONDecoder().decode(Dump.self, from: dump).command, [])
  }

  @Test("every command's help ends with examples, whose options exist")
  func examples() throws {
    let commands = try commands()
    #expect(commands.count > 18)
    for (words, _) in commands {
      let help = try Latent.succeed(["help"] + words).text
      let start = "  latent " + words.map { $0 + " " }.joined()
      let lines = help.components(separatedBy: "\n").map { $0 + " " }
        .filter { $0.trimmingPrefix(while: { $0 == " " }).hasPrefix(start.dropFirst(2)) }
      #expect(!lines.isEmpty, "latent \(words.joined(separator: " ")): no example")
      for line in lines {
        let typed = line.split(separator: " ").map(String.init).prefix { !["|", ">"].contains($0) }
        let command = typed.dropFirst().prefix { !$0.hasPrefix("-") }
        let names = commands.map(\.words).filter { command.starts(with: $0) }.max { $0.count < $1.count } ?? []
        let own = Set(try Latent.succeed(["help"] + names).text.matches(of: /--[a-z-]+/).map { String($0.0) })
        for option in typed where option.hasPrefix("--") {
          #expect(own.contains(String(option.prefix { $0 != "=" })), "\(line): there is no \(option)")
        }
      }
    }
  }

  @Test("help fits a terminal of 80 columns")
  func width() throws {
    for (words, _) in try commands() {
      // The line of all options is the parser's own, which leaves it to the terminal to break it.
      let lines = try Latent.succeed(["help"] + words, environment: ["COLUMNS": "80"]).text.split(separator: "\n")
      for line in lines where !line.hasPrefix("USAGE:") {
        #expect(line.count <= 80, "latent help \(words.joined(separator: " ")): \(line)")
      }
    }
  }

  @Test("completions for three shells know every command", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let script = try Latent.succeed(["--generate-completion-script", shell]).text
    for command in ["report", "train", "figure", "notebook", "export"] { #expect(script.contains(command), "\(shell)") }
    guard Tool(shell).path != nil else { return }
    let result = try Tool(shell).run(["-n"], input: Data(script.utf8))
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
  }
}

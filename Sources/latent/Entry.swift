import ArgumentParser
import Foundation
import Storage

/// Runs the command line and gives its outcome the form that the contracts promise: help and results on standard output,
/// one or two plain lines for an error, an exit code for its kind.
@main
enum Entry {
  static func main() {
    Interruption.prepareProcess()
    exit(status(of: Array(CommandLine.arguments.dropFirst())))
  }

  private static func status(of arguments: [String]) -> Int32 {
    do {
      try CommandPath.refuseUnknownCommand(arguments)
      var command = try Latent.parseAsRoot(arguments)
      try command.run()
      return 0
    } catch is ReaderGone {
      return 0
    } catch {
      return report(error, arguments)
    }
  }

  private static func report(_ error: any Error, _ arguments: [String]) -> Int32 {
    if let failure = error as? Failure {
      complain(failure.message)
      return failure.kind.rawValue
    }
    guard Latent.exitCode(for: error) == .success else {
      if CommandPath.mayHideMisspeltOption(Latent.message(for: error)),
        let failure = CommandPath.misspeltOption(arguments)
      {
        return report(failure, arguments)
      }
      let usage = Latent.fullMessage(for: error).split(separator: "\n").last { $0.contains("--help") } ?? ""
      complain(Latent.message(for: error) + "\n" + usage.trimmingCharacters(in: .whitespaces))
      return Latent.exitCode(for: error).rawValue
    }
    // Help and version arrive as errors that are none.
    try? StandardStream.results.write(Data((Latent.fullMessage(for: error) + "\n").utf8))
    return 0
  }

  private static func complain(_ message: String) {
    Console().say("latent: " + message.trimmingCharacters(in: .newlines))
  }
}

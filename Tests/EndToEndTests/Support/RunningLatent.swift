import Foundation
import TestSupport
import Testing

/// A command that is still running, to be sent signals.
final class RunningLatent {
  private let process = Process()
  private let errorsPath: String

  /// Starts a command; its standard error goes into a file of `folder`.
  init(_ arguments: [String], folder: String) throws {
    errorsPath = "\(folder)/errors-\(UUID().uuidString)"
    _ = FileManager.default.createFile(atPath: errorsPath, contents: nil)
    process.executableURL = URL(fileURLWithPath: Latent.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardError = FileHandle(forWritingAtPath: errorsPath)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
  }

  /// What it has said so far.
  var errors: String { (try? text(errorsPath)) ?? "" }

  /// Waits until it has said something, or has ended.
  func waitUntil(itSays words: String) {
    while process.isRunning, !errors.contains(words) { usleep(2_000) }
  }

  /// Sends a signal; a process that has ended already does not mind.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for the end.
  ///
  /// - Returns: the exit code, or 128 and the number of the signal that ended it.
  func end() -> Int32 {
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
  }
}

import Foundation
import Storage

/// A program that is watched: for how long it runs, and how much it prints.
struct ChildProcess {
  let path: String
  let arguments: [String]
  let environment: [String: String]
  let folder: String

  struct Ending {
    /// Standard output and standard error, in the order in which they came.
    let output: Data
    /// How it failed, as a notebook writes it: "(exit code 64)"; nil if it did not.
    let failure: String?
  }

  /// More than this nobody reads.
  static let outputLimit = 1 << 18

  /// Runs the program to its end, with nothing on its standard input.
  ///
  /// - Throws: `Failure` of kind `failure` if it could not be started, or was ended because it ran longer than `limit`
  ///   seconds or printed too much; of kind `interrupted` if it was to stop.
  func run(limit: Double, place: String, _ shouldStop: () -> Bool) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    do {
      try process.run()
    } catch {
      throw Failure(.failure, "\(place): expected a program that runs, found: \(error.localizedDescription)")
    }
    // Ours is closed, so that the pipe ends with the program.
    try? pipe.fileHandleForWriting.close()
    let deadline = ContinuousClock.now + .seconds(limit)
    do {
      let output = try read(pipe.fileHandleForReading.fileDescriptor, until: deadline, limit, place, shouldStop)
      while process.isRunning {
        try require(deadline, limit, place, shouldStop)
        usleep(2_000)
      }
      return Ending(output: output, failure: Self.failure(of: process))
    } catch {
      kill(process.processIdentifier, SIGKILL)
      // Foundation takes a program for running as long as one that it started itself is; nobody has to wait for that.
      for _ in 0..<500 where process.isRunning { usleep(2_000) }
      throw error
    }
  }

  /// Reads until the program closes its end.
  private func read(
    _ descriptor: Int32, until deadline: ContinuousClock.Instant, _ limit: Double, _ place: String,
    _ shouldStop: () -> Bool
  ) throws -> Data {
    var output = Data()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      try require(deadline, limit, place, shouldStop)
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 50) > 0 else { continue }
      let count = Foundation.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return output }
      output.append(contentsOf: chunk[..<count])
      guard output.count <= Self.outputLimit else {
        throw Failure(
          .failure,
          "\(place): expected it to print what a person reads, found more than \(Self.outputLimit.grouped) bytes")
      }
    }
  }

  private func require(
    _ deadline: ContinuousClock.Instant, _ limit: Double, _ place: String, _ shouldStop: () -> Bool
  ) throws {
    if shouldStop() { throw Failure(.interrupted, "interrupted; this notebook was not changed") }
    guard ContinuousClock.now < deadline else {
      let seconds = limit == limit.rounded() ? "\(Int(limit))" : "\(limit)"
      throw Failure(
        .failure, "\(place): expected it to end within \(seconds) s, found it running (--limit allows more)")
    }
  }

  private static func failure(of process: Process) -> String? {
    switch process.terminationReason {
    case .uncaughtSignal: "(signal \(process.terminationStatus))"
    default: process.terminationStatus == 0 ? nil : "(exit code \(process.terminationStatus))"
    }
  }
}

import Dispatch
import Foundation
import Synchronization

/// A person's wish to stop (Ctrl-C, or SIGTERM from a machine), for commands that can stop in good order.
///
/// The first signal is remembered, for the command to notice; the second ends the process at once, which loses no more
/// than the work since the last file was written whole.
final class Interruption: Sendable {
  static let exitCode: Int32 = 130
  private static let signals = [SIGINT, SIGTERM]

  private let arrivals = Arrivals()
  // Dispatch's sources may be used from any thread; they only do not say so.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  /// Until a command says that it can do better, a signal ends the process with the exit code for it. A reader that goes
  /// away is an error of the write, not a signal.
  static func prepareProcess() {
    signal(SIGPIPE, SIG_IGN)
    for number in signals { signal(number) { _ in _exit(Interruption.exitCode) } }
  }

  /// Starts to listen.
  ///
  /// - Parameter noticed: called on another thread when the first signal arrives.
  init(noticed: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "latent.interruption")
    sources = Self.signals.map { [arrivals] number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if arrivals.count.add(1, ordering: .relaxed).oldValue > 0 { _exit(Self.exitCode) }
        noticed()
      }
      source.resume()
      return source
    }
  }

  /// Whether a signal has arrived.
  var isRequested: Bool { arrivals.count.load(ordering: .relaxed) > 0 }

  private final class Arrivals: Sendable {
    let count = Atomic<Int>(0)
  }
}

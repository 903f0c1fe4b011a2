import Dispatch
import Foundation
import Synchronization

/// A person's wish to stop (Ctrl-C, or SIGTERM from a machine), for commands that can stop in good order.
///
/// While something is under way that can stop in good order, the first signal is remembered for it to notice. A second
/// signal, or one at any other time, ends the process at once, which loses no more than the work since the last file was
/// written whole.
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
    endProcessOnSignals()
  }

  private static func endProcessOnSignals() {
    for number in signals { signal(number) { _ in _exit(Interruption.exitCode) } }
  }

  /// Starts to listen.
  ///
  /// - Parameter noticed: called on another thread when the first signal arrives that will be heeded.
  init(noticed: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "latent.interruption")
    sources = Self.signals.map { [arrivals] number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        let isFirst = arrivals.count.add(1, ordering: .relaxed).oldValue == 0
        guard isFirst, arrivals.heeders.load(ordering: .relaxed) > 0 else { _exit(Self.exitCode) }
        noticed()
      }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
    Self.endProcessOnSignals()
  }

  /// Does something that looks at `isRequested` often enough for a person to wait for it.
  func heeding<Value>(_ work: () throws -> Value) rethrows -> Value {
    arrivals.heeders.add(1, ordering: .relaxed)
    defer { arrivals.heeders.subtract(1, ordering: .relaxed) }
    return try work()
  }

  /// Whether a signal has arrived.
  var isRequested: Bool { arrivals.count.load(ordering: .relaxed) > 0 }

  private final class Arrivals: Sendable {
    let count = Atomic<Int>(0)
    let heeders = Atomic<Int>(0)
  }
}

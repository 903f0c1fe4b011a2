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

  /// Dispatch does not give signals back once it has them, so one listener serves the whole process from the first time
  /// that a command wants to hear of them.
  private static let listener = SignalListener()

  private let noticed: @Sendable () -> Void

  /// Until a command says that it can do better, a signal ends the process with the exit code for it. A reader that goes
  /// away is an error of the write, not a signal.
  static func prepareProcess() {
    signal(SIGPIPE, SIG_IGN)
    for number in SignalListener.signals { signal(number) { _ in _exit(Interruption.exitCode) } }
  }

  /// Starts to listen.
  ///
  /// - Parameter noticed: called on another thread when the first signal arrives that will be heeded.
  init(noticed: @escaping @Sendable () -> Void) {
    self.noticed = noticed
    Self.listener.start()
  }

  /// Does something that looks at `isRequested` often enough for a person to wait for it.
  func heeding<Value>(_ work: () throws -> Value) rethrows -> Value {
    Self.listener.state.withLock { $0.heeders.append(noticed) }
    defer { Self.listener.state.withLock { _ = $0.heeders.popLast() } }
    return try work()
  }

  /// Whether a signal has arrived.
  var isRequested: Bool { Self.listener.state.withLock { $0.arrivals > 0 } }
}

/// Hears the signals that ask a process to stop.
private final class SignalListener: Sendable {
  static let signals = [SIGINT, SIGTERM]

  struct State {
    var arrivals = 0
    /// What the work under way is told, the innermost last.
    var heeders: [@Sendable () -> Void] = []
    // Dispatch's sources may be used from any thread; they only do not say so.
    nonisolated(unsafe) var sources: [any DispatchSourceSignal] = []
  }

  let state = Mutex(State())

  func start() {
    state.withLock { state in
      guard state.sources.isEmpty else { return }
      let queue = DispatchQueue(label: "latent.interruption")
      state.sources = Self.signals.map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler { [self] in hear() }
        source.resume()
        return source
      }
    }
  }

  private func hear() {
    let notice = state.withLock { state in
      state.arrivals += 1
      return state.arrivals == 1 ? state.heeders.last : nil
    }
    guard let notice else { _exit(Interruption.exitCode) }
    notice()
  }
}

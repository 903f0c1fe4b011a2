import ArgumentParser
import Foundation
import TensorEngine

/// How many threads compute.
struct ThreadOptions: ParsableArguments {
  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: "Threads that compute; all cores by default. The result does not depend on it.",
    transform: Numbers.whole(1...1024))
  var threads = ProcessInfo.processInfo.activeProcessorCount

  /// Starts the threads.
  var workers: WorkerGroup { WorkerGroup(threads: threads) }
}

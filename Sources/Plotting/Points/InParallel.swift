import Foundation
import Synchronization

/// Makes so many values, each on a thread of its own, and waits for all of them.
///
/// Threads rather than a dispatch queue: pages are drawn on a queue's threads, and those that wait for a picture would
/// keep the queue from starting more.
func inParallel<Value: Sendable>(_ count: Int, make: @escaping @Sendable (Int) -> Value) -> [Value] {
  let made = MadeValues<Value>(count: count)
  let group = DispatchGroup()
  for index in 1..<max(count, 1) {
    group.enter()
    Thread.detachNewThread {
      made.set(make(index), at: index)
      group.leave()
    }
  }
  if count > 0 { made.set(make(0), at: 0) }
  group.wait()
  return made.all
}

private final class MadeValues<Value: Sendable>: Sendable {
  private let values: Mutex<[Value?]>

  init(count: Int) { values = Mutex([Value?](repeating: nil, count: count)) }

  func set(_ value: Value, at index: Int) { values.withLock { $0[index] = value } }

  var all: [Value] { values.withLock { $0.compactMap { $0 } } }
}

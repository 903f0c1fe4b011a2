import Foundation

/// A value that one thread at a time may use.
///
/// A `Mutex` of the standard library waits inside of that library, where ThreadSanitizer does not see it; it would then
/// report races that are none, and those that are would drown among them. This lock is the system's, which it knows.
final class Guarded<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  init(_ value: sending Value) { self.value = value }

  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return body(&value)
  }
}

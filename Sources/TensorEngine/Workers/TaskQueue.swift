import Foundation

/// Hands numbered tasks to the threads that wait for them.
final class TaskQueue: @unchecked Sendable {
  typealias Task = @Sendable (_ index: Int, _ pool: BufferPool) -> Void

  private let condition = NSCondition()
  // All guarded by the condition's lock.
  private var task: Task?
  private var count = 0
  private var next = 0
  private var unfinished = 0
  private var isClosed = false

  /// Runs the task for every number below `count` and waits for all of them.
  func run(_ count: Int, _ task: @escaping Task) {
    guard count > 0 else { return }
    condition.lock()
    defer { condition.unlock() }
    while self.task != nil { condition.wait() }
    self.task = task
    self.count = count
    next = 0
    unfinished = count
    condition.broadcast()
    while unfinished > 0 { condition.wait() }
    self.task = nil
    condition.broadcast()
  }

  /// A thread's life: takes tasks until the queue is closed.
  func work(with pool: BufferPool) {
    condition.lock()
    defer { condition.unlock() }
    while true {
      guard let task, next < count else {
        if isClosed { return }
        condition.wait()
        continue
      }
      let index = next
      next += 1
      condition.unlock()
      task(index, pool)
      condition.lock()
      unfinished -= 1
      if unfinished == 0 { condition.broadcast() }
    }
  }

  /// Sends the threads home.
  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }
}

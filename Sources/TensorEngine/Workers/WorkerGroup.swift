import Foundation

/// A fixed number of threads that share out numbered tasks.
///
/// Which thread runs a task is left to chance, so a task must not depend on it: results that are combined in the order
/// of the tasks are the same for any number of threads. The threads are real ones, as many as asked for, even where
/// there are fewer cores.
public final class WorkerGroup: Sendable {
  public let threads: Int
  private let queue: TaskQueue

  /// Starts the threads; they end when the group goes away.
  /// - Precondition: at least one thread.
  public init(threads: Int) {
    require(threads >= 1, "WorkerGroup: \(threads) threads")
    self.threads = threads
    _ = MatrixLibrary.useOneThread
    queue = TaskQueue()
    for _ in 0..<threads {
      let thread = Thread { [queue] in
        let pool = BufferPool()
        queue.work(with: pool)
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  deinit { queue.close() }

  /// Runs `task` for every number below `count` and returns the results in that order.
  ///
  /// Each call gets its thread's own buffer pool, for the first tensor it makes. If tasks throw, the error of the lowest
  /// number is thrown, after all have ended.
  public func map<Value: Sendable, Problem: Error>(
    _ count: Int, _ task: @escaping @Sendable (_ index: Int, _ pool: BufferPool) throws(Problem) -> Value
  ) throws(Problem) -> [Value] {
    let slots = Slots<Value, Problem>(count)
    queue.run(count) { index, pool in
      do throws(Problem) {
        slots.fill(index, with: .success(try task(index, pool)))
      } catch {
        slots.fill(index, with: .failure(error))
      }
    }
    var values: [Value] = []
    for result in slots.values { values.append(try result.get()) }
    return values
  }
}

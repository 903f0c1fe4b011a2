/// A place for the result of each numbered task.
final class Slots<Value: Sendable, Problem: Error>: Sendable {
  private let results: Guarded<[Result<Value, Problem>?]>

  init(_ count: Int) { results = Guarded(Array(repeating: nil, count: count)) }

  func fill(_ index: Int, with result: Result<Value, Problem>) { results.withLock { $0[index] = result } }

  /// The results in the order of the tasks; all have been filled by the time it is read.
  var values: [Result<Value, Problem>] { results.withLock { $0.compactMap { $0 } } }
}

/// One number for each weight of a model: weights, their gradient, or a moment. A training run keeps this memory from
/// step to step.
///
/// Threads write to it in turns that whoever shares out the work keeps apart, hence the unchecked promise.
final class FlatVector: @unchecked Sendable {
  let values: UnsafeMutablePointer<Float>
  let count: Int

  /// Zeros.
  init(count: Int) {
    self.count = count
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
    values = bytes.bindMemory(to: Float.self, capacity: count)
    values.initialize(repeating: 0, count: count)
  }

  deinit { UnsafeMutableRawPointer(values).deallocate() }

  func copy(_ source: UnsafeBufferPointer<Float>, to start: Int) {
    precondition(start + source.count <= count, "FlatVector: writing past the end")
    if let base = source.baseAddress { (values + start).update(from: base, count: source.count) }
  }

  func add(_ source: UnsafeBufferPointer<Float>, to start: Int) {
    precondition(start + source.count <= count, "FlatVector: adding past the end")
    guard let base = source.baseAddress else { return }
    let target = values + start
    for i in 0..<source.count { target[i] += base[i] }
  }

  /// The numbers in a range, where they lie.
  func buffer(_ range: Range<Int>) -> UnsafeBufferPointer<Float> {
    UnsafeBufferPointer(start: values + range.lowerBound, count: range.count)
  }
}

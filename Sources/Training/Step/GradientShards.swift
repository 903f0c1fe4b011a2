import Autoencoders
import TensorEngine

/// The gradient of a batch as the sums of its shards, kept from step to step.
///
/// One task at a time adds to a shard; shards are read after all tasks have ended.
struct GradientShards: Sendable {
  private let layout: FlatLayout
  private let shards: [FlatVector]

  init(_ layout: FlatLayout) {
    self.layout = layout
    shards = (0..<Shards.most).map { _ in FlatVector(count: layout.count) }
  }

  /// Adds the gradient of a micro-batch to its shard; the first replaces what the shard held.
  func add(_ gradients: [Tensor], to shard: Int, isFirst: Bool) {
    for (range, gradient) in zip(layout.ranges, gradients) {
      gradient.withFloats { values in
        if isFirst {
          shards[shard].copy(values, to: range.lowerBound)
        } else {
          shards[shard].add(values, to: range.lowerBound)
        }
      }
    }
  }

  /// Writes zeros over a shard that got no image.
  func clear(_ shard: Int) {
    shards[shard].values.update(repeating: 0, count: layout.count)
  }

  /// Adds up the first shards in one segment, neighbours first, and scales the sum.
  ///
  /// - Precondition: `count` is two, four or eight.
  func reduce(_ segment: Range<Int>, of count: Int, scale: Float, into gradient: FlatVector) {
    let parts = shards.map { UnsafePointer($0.values + segment.lowerBound) }
    let sum = gradient.values + segment.lowerBound
    switch count {
    case 2:
      let (a, b) = (parts[0], parts[1])
      for i in 0..<segment.count { sum[i] = scale * (a[i] + b[i]) }
    case 4:
      let (a, b, c, d) = (parts[0], parts[1], parts[2], parts[3])
      for i in 0..<segment.count { sum[i] = scale * ((a[i] + b[i]) + (c[i] + d[i])) }
    case 8:
      let (a, b, c, d) = (parts[0], parts[1], parts[2], parts[3])
      let (e, f, g, h) = (parts[4], parts[5], parts[6], parts[7])
      for i in 0..<segment.count {
        sum[i] = scale * (((a[i] + b[i]) + (c[i] + d[i])) + ((e[i] + f[i]) + (g[i] + h[i])))
      }
    default: preconditionFailure("GradientShards: \(count) shards")
    }
  }
}

extension FlatVector {
  /// The sum of the squares in one segment.
  func squaredLength(in segment: Range<Int>) -> Double {
    var lanes = SIMD8<Double>.zero
    var i = segment.lowerBound
    while i + 8 <= segment.upperBound {
      for lane in 0..<8 { lanes[lane] += Double(values[i + lane]) * Double(values[i + lane]) }
      i += 8
    }
    var sum = lanes.sum()
    while i < segment.upperBound {
      sum += Double(values[i]) * Double(values[i])
      i += 1
    }
    return sum
  }

  func scale(by factor: Float, in segment: Range<Int>) {
    let target = values + segment.lowerBound
    for i in 0..<segment.count { target[i] *= factor }
  }
}

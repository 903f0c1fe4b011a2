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
    shards = (0..<Shards.count).map { _ in FlatVector(count: layout.count) }
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

  /// Adds up the shards in one segment, along the tree ((0 1)(2 3))((4 5)(6 7)), and scales the sum.
  func reduce(_ segment: Range<Int>, scale: Float, into gradient: FlatVector) {
    let start = segment.lowerBound
    let (a, b, c, d) = (
      shards[0].values + start, shards[1].values + start, shards[2].values + start, shards[3].values + start
    )
    let (e, f, g, h) = (
      shards[4].values + start, shards[5].values + start, shards[6].values + start, shards[7].values + start
    )
    let sum = gradient.values + start
    for i in 0..<segment.count {
      sum[i] = scale * (((a[i] + b[i]) + (c[i] + d[i])) + ((e[i] + f[i]) + (g[i] + h[i])))
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

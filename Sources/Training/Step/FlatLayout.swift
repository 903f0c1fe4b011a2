import Autoencoders
import TensorEngine

/// Where each parameter lies among the weights of a model that are laid one after the other.
struct FlatLayout: Sendable {
  let catalogue: ParameterCatalogue
  /// The place of each parameter; each begins at a whole vector, the gap before it holds zeros.
  let ranges: [Range<Int>]
  let count: Int

  private static let alignment = 16
  /// Work over all weights is shared out in pieces of this many: small enough for a core's own cache, and fixed, so that
  /// sums over pieces do not depend on threads.
  private static let segmentLength = 16_384

  init(_ catalogue: ParameterCatalogue) {
    self.catalogue = catalogue
    var ranges: [Range<Int>] = []
    var end = 0
    for specification in catalogue.specifications {
      let start = (end + Self.alignment - 1) / Self.alignment * Self.alignment
      end = start + specification.layout.count
      ranges.append(start..<end)
    }
    self.ranges = ranges
    count = end
  }

  var segments: [Range<Int>] {
    stride(from: 0, to: count, by: Self.segmentLength).map { $0..<min($0 + Self.segmentLength, count) }
  }

  /// The values of all parameters, one after the other.
  func vector(of parameters: ParameterSet) -> FlatVector {
    let vector = FlatVector(count: count)
    for (range, tensor) in zip(ranges, parameters.tensors) {
      tensor.withFloats { vector.copy($0, to: range.lowerBound) }
    }
    return vector
  }

  /// The parameters that have these values now.
  func parameters(of vector: FlatVector) -> ParameterSet {
    ParameterSet(
      catalogue,
      tensors: zip(ranges, catalogue.specifications).map { range, specification in
        Tensor(copying: vector.buffer(range), shape: specification.layout.shape)
      })
  }
}

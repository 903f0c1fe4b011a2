/// How a parameter lies in memory here, and how it lies in a file.
///
/// Layers keep the layout that is fast (`[rows, columns, large, small]` for kernels, `[in, out]` for dense layers, images
/// flattened as rows × columns × channels). Files have PyTorch's: `[small, large, rows, columns]`, `[out, in]`, flattened
/// as channels × rows × columns. One is the other with its axes in another order, once flattened axes are split up.
public struct ParameterLayout: Equatable, Sendable {
  /// The shape of the tensor here.
  public let shape: [Int]
  /// The shape in files.
  public let fileShape: [Int]
  /// `shape` with flattened axes split up.
  let split: [Int]
  /// Axis `k` of the file's (split) array is axis `permutation[k]` of `split`.
  let permutation: [Int]

  public var count: Int { shape.reduce(1, *) }

  /// The kernel of a convolution, or of a transposed one: `large` channels on the side with the larger maps (what a
  /// convolution reads and a transposed one gives), `small` on the other.
  public static func kernel(rows: Int, columns: Int, large: Int, small: Int) -> ParameterLayout {
    let shape = [rows, columns, large, small]
    return ParameterLayout(
      shape: shape, fileShape: [small, large, rows, columns], split: shape, permutation: [3, 2, 0, 1])
  }

  /// The matrix of a dense layer.
  public static func matrix(from input: Features, to output: Features) -> ParameterLayout {
    let inner = input.axes.count
    return ParameterLayout(
      shape: [input.count, output.count], fileShape: [output.count, input.count], split: input.axes + output.axes,
      permutation: output.fileOrder.map { $0 + inner } + input.fileOrder)
  }

  /// One number a feature: the bias of a layer.
  public static func vector(of features: Features) -> ParameterLayout {
    ParameterLayout(
      shape: [features.count], fileShape: [features.count], split: features.axes, permutation: features.fileOrder)
  }

  /// The numbers in the file's order.
  public func exported(_ values: [Float]) -> [Float] { moved(values, toFile: true) }

  /// The numbers of a file in the order used here.
  public func imported(_ values: [Float]) -> [Float] { moved(values, toFile: false) }

  private func moved(_ values: [Float], toFile: Bool) -> [Float] {
    precondition(values.count == count, "ParameterLayout: \(values.count) values for shape \(shape)")
    guard permutation != Array(permutation.indices) else { return values }
    let strides = split.indices.map { axis in split[(axis + 1)...].reduce(1, *) }
    let extents = permutation.map { split[$0] }
    let steps = permutation.map { strides[$0] }
    let (lastExtent, lastStep) = (extents[extents.count - 1], steps[steps.count - 1])
    return [Float](unsafeUninitializedCapacity: count) { result, initialized in
      var index = [Int](repeating: 0, count: extents.count)
      var here = 0
      for start in stride(from: 0, to: values.count, by: lastExtent) {
        for k in 0..<lastExtent {
          if toFile {
            result[start + k] = values[here + k * lastStep]
          } else {
            result[here + k * lastStep] = values[start + k]
          }
        }
        var axis = extents.count - 2
        while axis >= 0 {
          index[axis] += 1
          here += steps[axis]
          if index[axis] < extents[axis] { break }
          here -= steps[axis] * extents[axis]
          index[axis] = 0
          axis -= 1
        }
      }
      initialized = values.count
    }
  }
}

/// What a dense layer reads or gives: plain numbers, or maps that are flattened for it.
public enum Features: Equatable, Sendable {
  case vector(Int)
  case maps(MapShape)

  public var count: Int {
    switch self {
    case .vector(let count): count
    case .maps(let shape): shape.count
    }
  }

  /// The axes behind the flattened one, in the order used here.
  var axes: [Int] {
    switch self {
    case .vector(let count): [count]
    case .maps(let shape): [shape.height, shape.width, shape.channels]
    }
  }

  /// The same axes in the order of files: channels first.
  var fileOrder: [Int] {
    switch self {
    case .vector: [0]
    case .maps: [2, 0, 1]
    }
  }
}

extension Features: CustomStringConvertible {
  public var description: String {
    switch self {
    case .vector(let count): "\(count)"
    case .maps(let shape): "\(shape)"
    }
  }
}

/// A window that moves over an image.
public struct PoolingGeometry: Equatable, Hashable, Sendable {
  /// The window's height and width.
  public let kernel: Int
  public let stride: Int
  /// Rows and columns added on each side: ignored by the maximum, counted as zeros by the average (PyTorch's default).
  public let padding: Int
  /// Whether a last window counts that hangs over the lower or right edge, PyTorch's `ceil_mode`: what lies beyond image
  /// and padding is no part of it. Without it, the pixels that no whole window reaches are left out.
  public let roundsUp: Bool

  /// - Parameters:
  ///   - kernel: the window's height and width.
  ///   - stride: the kernel's size if left out.
  ///   - padding: rows and columns on each side.
  ///   - roundsUp: whether a last window may hang over the edge.
  /// - Precondition: kernel and stride are at least 1; padding is between 0 and half the kernel.
  public init(kernel: Int, stride: Int? = nil, padding: Int = 0, roundsUp: Bool = false) {
    require(
      kernel >= 1 && (stride ?? kernel) >= 1 && padding >= 0 && 2 * padding <= kernel,
      "PoolingGeometry: kernel \(kernel), stride \(stride ?? kernel), padding \(padding)")
    self.kernel = kernel
    self.stride = stride ?? kernel
    self.padding = padding
    self.roundsUp = roundsUp
  }

  /// How many windows lie along `length` pixels.
  public func outputLength(of length: Int) -> Int {
    guard roundsUp else {
      return ConvolutionGeometry(stride: stride, padding: padding).outputLength(of: length, kernel: kernel)
    }
    let room = length + 2 * padding - kernel + stride - 1
    guard room >= 0 else { return 0 }
    let count = room / stride + 1
    // A window that starts beyond the image would hold nothing.
    return (count - 1) * stride < length + padding ? count : count - 1
  }

  /// The shape that pooling makes of `[N, H, W, C]`.
  func outputShape(of shape: [Int], _ operation: String) -> [Int] {
    require(shape.count == 4, "\(operation): an input of shape \(shape) is not [N, H, W, C]")
    let (height, width) = (outputLength(of: shape[1]), outputLength(of: shape[2]))
    require(height > 0 && width > 0, "\(operation): a window of \(kernel) does not fit in \(shape)")
    return [shape[0], height, width, shape[3]]
  }

  /// The pixels of the window at `position` along an axis of `length`.
  @inline(__always)
  func window(at position: Int, length: Int) -> Range<Int> {
    let start = position * stride - padding
    return max(0, start)..<min(length, start + kernel)
  }

  /// How many pixels the window at `position` has along an axis of `length`, padding counted.
  @inline(__always)
  func extent(at position: Int, length: Int) -> Int {
    let start = position * stride - padding
    return min(start + kernel, length + padding) - start
  }
}

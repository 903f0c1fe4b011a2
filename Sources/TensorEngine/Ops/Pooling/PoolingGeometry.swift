/// A window that moves over an image.
public struct PoolingGeometry: Equatable, Hashable, Sendable {
  /// The window's height and width.
  public let kernel: Int
  public let stride: Int
  /// Rows and columns added on each side: ignored by the maximum, counted as zeros by the average (PyTorch's default).
  public let padding: Int

  /// - Parameters:
  ///   - kernel: the window's height and width.
  ///   - stride: the kernel's size if left out.
  ///   - padding: rows and columns on each side.
  /// - Precondition: kernel and stride are at least 1; padding is between 0 and half the kernel.
  public init(kernel: Int, stride: Int? = nil, padding: Int = 0) {
    require(
      kernel >= 1 && (stride ?? kernel) >= 1 && padding >= 0 && 2 * padding <= kernel,
      "PoolingGeometry: kernel \(kernel), stride \(stride ?? kernel), padding \(padding)")
    self.kernel = kernel
    self.stride = stride ?? kernel
    self.padding = padding
  }

  /// How many windows lie along `length` pixels.
  public func outputLength(of length: Int) -> Int {
    ConvolutionGeometry(stride: stride, padding: padding).outputLength(of: length, kernel: kernel)
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
}

/// How a filter moves over an image: the same along rows and columns.
public struct ConvolutionGeometry: Equatable, Hashable, Sendable {
  /// How far the filter moves at each step.
  public let stride: Int
  /// How many rows or columns of zeros surround the image on each side.
  public let padding: Int
  /// How far apart the filter's taps lie.
  public let dilation: Int

  /// - Precondition: stride and dilation are at least 1, padding is not negative.
  public init(stride: Int = 1, padding: Int = 0, dilation: Int = 1) {
    require(
      stride >= 1 && padding >= 0 && dilation >= 1,
      "ConvolutionGeometry: stride \(stride), padding \(padding), dilation \(dilation)")
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }

  /// How many positions a filter of `kernel` taps takes along `length` pixels; none or fewer if it does not fit.
  public func outputLength(of length: Int, kernel: Int) -> Int {
    let room = length + 2 * padding - dilation * (kernel - 1) - 1
    return room < 0 ? 0 : room / stride + 1
  }

  /// The length that a transposed convolution makes of `length` pixels; `outputPadding` chooses among the lengths that
  /// a convolution of this geometry would map to `length`.
  public func transposedLength(of length: Int, kernel: Int, outputPadding: Int = 0) -> Int {
    (length - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1 + outputPadding
  }
}

import TensorEngine
import TestSupport
import Testing

/// The length that a transposed convolution makes: any of those that the convolution would map back.
struct TransposedLengthTests {
  /// What PyTorch's `ConvTranspose1d` makes of so many numbers.
  private let lengths = [
    (from: 7, kernel: 3, stride: 2, padding: 1, dilation: 1, outputPadding: 1, to: 14),
    (from: 7, kernel: 3, stride: 2, padding: 1, dilation: 1, outputPadding: 0, to: 13),
    (from: 4, kernel: 2, stride: 2, padding: 0, dilation: 1, outputPadding: 0, to: 8),
    (from: 2, kernel: 2, stride: 1, padding: 0, dilation: 1, outputPadding: 0, to: 3),
    (from: 5, kernel: 3, stride: 1, padding: 0, dilation: 2, outputPadding: 0, to: 9),
    (from: 3, kernel: 4, stride: 3, padding: 2, dilation: 2, outputPadding: 2, to: 11),
    (from: 1, kernel: 1, stride: 1, padding: 0, dilation: 1, outputPadding: 0, to: 1),
  ]

  @Test("The lengths are PyTorch's")
  func asPyTorch() {
    for row in lengths {
      let geometry = ConvolutionGeometry(stride: row.stride, padding: row.padding, dilation: row.dilation)
      let length = geometry.transposedLength(of: row.from, kernel: row.kernel, outputPadding: row.outputPadding)
      #expect(length == row.to, "\(row)")
    }
  }

  @Test("With every output padding below the stride, and with no other, the convolution leads back")
  func leadsBack() {
    var draw = ShapeDraw(seed: 93)
    for _ in 0..<500 {
      let (length, kernel) = (draw.integer(1...9), draw.integer(1...5))
      let geometry = ConvolutionGeometry(
        stride: draw.integer(1...4), padding: draw.integer(0...2), dilation: draw.integer(1...3))
      for outputPadding in 0...geometry.stride {
        let large = geometry.transposedLength(of: length, kernel: kernel, outputPadding: outputPadding)
        let back = geometry.outputLength(of: large, kernel: kernel)
        #expect(back == (outputPadding < geometry.stride ? length : length + 1), "\(geometry), \(kernel)")
      }
    }
  }
}

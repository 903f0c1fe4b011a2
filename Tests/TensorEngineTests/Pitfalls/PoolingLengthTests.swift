import TensorEngine
import Testing

/// How many windows there are where the last may hang over the edge.
struct PoolingLengthTests {
  /// What PyTorch's `MaxPool1d` makes of so many numbers.
  private let windows = [
    (length: 5, kernel: 3, stride: 2, padding: 0, count: 2),
    (length: 5, kernel: 3, stride: 1, padding: 0, count: 3),
    (length: 6, kernel: 3, stride: 2, padding: 0, count: 3),
    (length: 6, kernel: 3, stride: 2, padding: 1, count: 4),
    (length: 5, kernel: 3, stride: 2, padding: 1, count: 3),
    (length: 5, kernel: 2, stride: 2, padding: 0, count: 3),
    (length: 5, kernel: 2, stride: 2, padding: 1, count: 3),
    (length: 7, kernel: 2, stride: 3, padding: 1, count: 3),
    (length: 3, kernel: 3, stride: 3, padding: 1, count: 2),
    (length: 8, kernel: 4, stride: 3, padding: 2, count: 4),
    (length: 2, kernel: 2, stride: 3, padding: 1, count: 1),
    (length: 1, kernel: 1, stride: 2, padding: 0, count: 1),
  ]

  @Test("The number of windows is PyTorch's with `ceil_mode`")
  func asPyTorch() {
    for row in windows {
      let geometry = PoolingGeometry(kernel: row.kernel, stride: row.stride, padding: row.padding, roundsUp: true)
      #expect(geometry.outputLength(of: row.length) == row.count, "\(row)")
    }
  }

  @Test("Every window holds a pixel, and no pixel of image or padding is left that one more could hold")
  func windowsCoverTheImage() {
    for kernel in 1...5 {
      for stride in 1...4 {
        for padding in 0...kernel / 2 {
          let geometry = PoolingGeometry(kernel: kernel, stride: stride, padding: padding, roundsUp: true)
          for length in kernel...11 {
            let last = (geometry.outputLength(of: length) - 1) * stride - padding
            #expect(last < length, "\(geometry) over \(length)")
            // One more would begin beyond the image, or the last reaches the end of the padding already.
            #expect(last + stride >= length || last + kernel >= length + padding, "\(geometry) over \(length)")
            // Without the last, some of the padded image would be left.
            #expect(last == -padding || last - stride + kernel < length + padding, "\(geometry) over \(length)")
          }
        }
      }
    }
  }
}

import TensorEngine
import TestSupport
import Testing

/// Pooling against its definition, written as nested loops, at random shapes.
struct DirectPoolingTests {
  @Test("Pooling takes the greatest and the mean of its window")
  func poolingIsItsDefinition() {
    var draw = ShapeDraw(seed: 81)
    for _ in 0..<1000 {
      let (image, geometry) = draw.pooling()
      let x = draw.tensor(image)
      let windows = windows(of: x, geometry)
      let pooled = maxPooling(x, geometry: geometry)
      #expect(pooled.values.doubles() == windows.map { $0.max() ?? .nan }, "\(image), \(geometry)")
      #expect(pooled.indices.values.map { x.doubles()[Int($0)] } == pooled.values.doubles())
      let means = zip(windows, extents(of: x, geometry)).map { $0.reduce(0, +) / Double($1) }
      #expect(
        difference(averagePooling(x, geometry: geometry).doubles(), means, absolute: 1e-14, relative: 0) == nil,
        "\(image), \(geometry)")
    }
  }

  /// How many pixels each window has: those of the image and of the padding, but not what lies beyond.
  private func extents(of x: Tensor, _ geometry: PoolingGeometry) -> [Int] {
    func along(_ length: Int) -> [Int] {
      (0..<geometry.outputLength(of: length)).map { position in
        (0..<geometry.kernel).count { position * geometry.stride + $0 < length + 2 * geometry.padding }
      }
    }
    let rows = along(x.shape[1])
    let columns = along(x.shape[2])
    return (0..<x.shape[0]).flatMap { _ in
      rows.flatMap { row in columns.flatMap { [Int](repeating: row * $0, count: x.shape[3]) } }
    }
  }

  /// The numbers under each window, in the order of the results.
  private func windows(of x: Tensor, _ geometry: PoolingGeometry) -> [[Double]] {
    let values = x.doubles()
    let (height, width, channels) = (x.shape[1], x.shape[2], x.shape[3])
    var all: [[Double]] = []
    for n in 0..<x.shape[0] {
      for i in 0..<geometry.outputLength(of: height) {
        for j in 0..<geometry.outputLength(of: width) {
          for channel in 0..<channels {
            var window: [Double] = []
            for k in 0..<geometry.kernel {
              for l in 0..<geometry.kernel {
                let row = i * geometry.stride - geometry.padding + k
                let column = j * geometry.stride - geometry.padding + l
                guard 0..<height ~= row, 0..<width ~= column else { continue }
                window.append(values[((n * height + row) * width + column) * channels + channel])
              }
            }
            all.append(window)
          }
        }
      }
    }
    return all
  }
}

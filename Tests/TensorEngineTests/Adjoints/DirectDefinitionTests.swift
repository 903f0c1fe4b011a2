import TensorEngine
import TestSupport
import Testing

/// Convolution and pooling against their definitions, written as nested loops, at random shapes.
struct DirectDefinitionTests {
  @Test("A convolution is its sum", arguments: ElementType.allCases)
  func convolutionIsItsSum(_ elementType: ElementType) {
    var draw = ShapeDraw(seed: 80)
    for _ in 0..<1000 {
      let c = draw.convolution()
      let (x, weight, bias) = (draw.tensor(c.large), draw.tensor(c.filter), draw.tensor([c.filter[3]]))
      let found = convolution(
        x.converted(to: elementType), weight: weight.converted(to: elementType), bias: bias.converted(to: elementType),
        geometry: c.geometry)
      #expect(found.shape == c.small)
      let wanted = direct(c, x.doubles(), weight.doubles(), bias.doubles())
      let tolerance = elementType == .float32 ? 1e-5 : 1e-13
      #expect(difference(found.doubles(), wanted, absolute: tolerance, relative: 0) == nil, "\(c)")
    }
  }

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
      let means = windows.map { $0.reduce(0, +) / Double(geometry.kernel * geometry.kernel) }
      #expect(
        difference(averagePooling(x, geometry: geometry).doubles(), means, absolute: 1e-14, relative: 0) == nil,
        "\(image), \(geometry)")
    }
  }

  /// y[n, i, j, o] = b[o] + Σ x[n, i·s − p + k·d, j·s − p + l·d, c] · w[k, l, c, o] over what lies inside.
  private func direct(_ c: ConvolutionDraw, _ x: [Double], _ w: [Double], _ b: [Double]) -> [Double] {
    let (height, width, channels) = (c.large[1], c.large[2], c.large[3])
    let (stride, padding, dilation) = (c.geometry.stride, c.geometry.padding, c.geometry.dilation)
    var y: [Double] = []
    for n in 0..<c.small[0] {
      for i in 0..<c.small[1] {
        for j in 0..<c.small[2] {
          for o in 0..<c.small[3] {
            var sum = b[o]
            for k in 0..<c.filter[0] {
              for l in 0..<c.filter[1] {
                let (row, column) = (i * stride - padding + k * dilation, j * stride - padding + l * dilation)
                guard 0..<height ~= row, 0..<width ~= column else { continue }
                for channel in 0..<channels {
                  sum +=
                    x[((n * height + row) * width + column) * channels + channel]
                    * w[((k * c.filter[1] + l) * channels + channel) * c.filter[3] + o]
                }
              }
            }
            y.append(sum)
          }
        }
      }
    }
    return y
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

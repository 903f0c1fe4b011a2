import TestSupport
import Testing

@testable import TensorEngine

/// In Float a layer's derivatives come from kernels of their own when nobody differentiates them again. The rule defines
/// what they must be: `differentiable: true` goes by the rule, `false` by the kernel.
struct LayerPullbackTests {
  static let channels = [1, 3, 7, 8, 15, 16, 17, 33]

  @Test("Kernels and rules agree", arguments: channels, channels)
  func kernelsAgreeWithRules(_ large: Int, _ small: Int) {
    var draw = ShapeDraw(seed: UInt64(2000 * large + small))
    for round in 0..<10 {
      let shape = draw.convolution(large: large, small: small, images: 1...5, pointwise: round % 5 == 0)
      for layer in PulledLayer.both(shape, activation: round % 2 == 0 ? .identity : .relu, &draw) {
        let fused = layer.gradients()
        let rule = layer.gradients(differentiable: true)
        let tolerance = 2e-6 * Double(max(shape.filter.reduce(1, *), shape.large.reduce(1, *))).squareRoot()
        for (position, (found, wanted)) in zip(fused, rule).enumerated() {
          #expect(
            difference(found.doubles(), wanted.doubles(), absolute: tolerance, relative: 1e-5) == nil,
            "\(layer.name), input \(position), \(layer.activation), \(shape)")
        }
      }
    }
  }

  /// Without a rectifier nothing depends on which side of zero a rounding falls.
  @Test("Kernels agree with Double", arguments: channels, channels)
  func kernelsAgreeWithDouble(_ large: Int, _ small: Int) {
    var draw = ShapeDraw(seed: UInt64(3000 * large + small))
    for round in 0..<6 {
      let shape = draw.convolution(large: large, small: small, images: 1...4, pointwise: round % 3 == 0)
      for layer in PulledLayer.both(shape, activation: .identity, &draw) {
        let tolerance = 2e-6 * Double(max(shape.filter.reduce(1, *), shape.large.reduce(1, *))).squareRoot()
        for (position, (found, wanted)) in zip(layer.gradients(), layer.inDouble.gradients()).enumerated() {
          #expect(
            difference(found.doubles(), wanted.doubles(), absolute: tolerance, relative: 1e-5) == nil,
            "\(layer.name), input \(position), \(shape)")
        }
      }
    }
  }

  /// What is not asked for is not computed, and what is must not change by that; nor without a bias.
  @Test("Asking for some derivatives gives the bytes of asking for all")
  func wantedSubsets() {
    var draw = ShapeDraw(seed: 92)
    for round in 0..<60 {
      let shape = draw.convolution(channels: round % 2 == 0 ? 1...9 : 14...34)
      for layer in PulledLayer.both(shape, activation: round % 3 == 0 ? .identity : .relu, &draw) {
        let all = layer.gradients()
        for wanted in [[0], [1], [2], [0, 1], [0, 2], [1, 2]] {
          for (found, position) in zip(layer.gradients(of: wanted), wanted) {
            #expect(found.bits == all[position].bits, "\(layer.name), \(wanted), \(shape)")
          }
        }
        let plain = PulledLayer(layer, bias: false)
        if layer.activation == .identity {
          for (found, wanted) in zip(plain.gradients(), all) {
            #expect(found.bits == wanted.bits, "\(layer.name) without bias, \(shape)")
          }
        }
      }
    }
  }

  @Test("An image's derivative does not depend on the batch around it")
  func placeInTheBatchDoesNotShow() {
    var draw = ShapeDraw(seed: 93)
    for round in 0..<80 {
      let shape = draw.convolution(
        large: draw.integer(round % 2 == 0 ? 1...9 : 14...34), small: draw.integer(round % 3 == 0 ? 1...9 : 14...34),
        images: 5...7, pointwise: false)
      for layer in PulledLayer.both(shape, activation: .relu, &draw) {
        let together = layer.gradients(of: [0])[0]
        for image in 0..<shape.large[0] {
          let alone = layer.images(image..<image + 1).gradients(of: [0])[0]
          #expect(
            alone.bits == together.sliced(axis: 0, image..<image + 1).bits, "\(layer.name), image \(image), \(shape)")
        }
      }
    }
  }

  @Test("Repeated passes give the same bytes, whatever recycled memory held")
  func recycledMemoryDoesNotShow() {
    var draw = ShapeDraw(seed: 94)
    let pool = BufferPool()
    for round in 0..<60 {
      let shape = draw.convolution(channels: round % 2 == 0 ? 1...9 : 14...34)
      for layer in PulledLayer.both(shape, activation: .relu, &draw) {
        let wanted = layer.gradients().map(\.bits)
        for _ in 0..<2 {
          pool.fillFreeMemoryWithNaN(upTo: 4096, blocks: 8)
          #expect(layer.copied(into: pool).gradients().map(\.bits) == wanted, "\(layer.name), \(shape)")
        }
      }
    }
  }

  /// NaN in the output closes no gate: a broken model must not look like one that has learned.
  @Test("NaN in a rectified output reaches the derivatives", arguments: [1, 3, 8, 16, 33])
  func notANumberReaches(_ channels: Int) {
    var draw = ShapeDraw(seed: 95)
    let shape = draw.convolution(large: channels, small: channels, images: 2...2, pointwise: false)
    for layer in PulledLayer.both(shape, activation: .relu, &draw) {
      let broken = layer.replacing(0, by: .full(.nan, shape: layer.inputs[0].shape, elementType: .float32))
      for gradient in broken.gradients() { #expect(gradient.floats().contains { $0.isNaN }, "\(layer.name), \(shape)") }
    }
  }
}

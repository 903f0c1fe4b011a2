import COpenBLAS
import TestSupport
import Testing

@testable import TensorEngine

/// An image's bytes must not depend on which other images it is computed with, nor on how many threads there are.
struct BatchPlaceTests {
  static let images = 5

  @Test("An image alone gives the bytes that it gives in a batch", arguments: ElementType.allCases)
  func placeInTheBatchDoesNotShow(_ elementType: ElementType) {
    var draw = ShapeDraw(seed: 88)
    for round in 0..<120 {
      let layer = Layer(draw.convolution(channels: round % 2 == 0 ? 1...9 : 14...34), elementType, &draw)
      let together = layer.results(0..<Self.images)
      for image in 0..<Self.images {
        let alone = layer.results(image..<image + 1)
        // In Double a tile of several images is one product of the library, which promises no such thing.
        if elementType == .float64 {
          for (a, b) in zip(alone, together) {
            let part = b.sliced(axis: 0, image..<image + 1).doubles()
            #expect(difference(a.doubles(), part, absolute: 1e-13) == nil, "\(layer.shape)")
          }
        } else {
          for (a, b) in zip(alone, together) {
            #expect(a.bits == b.sliced(axis: 0, image..<image + 1).bits, "image \(image), \(layer.shape)")
          }
        }
      }
    }
  }

  /// The filter's gradient is a sum over images; those that add nothing must change nothing, wherever they stand.
  @Test("A filter's gradient does not depend on the image's place among empty ones")
  func filterGradientHasNoPlaces() {
    var draw = ShapeDraw(seed: 89)
    for round in 0..<120 {
      let layer = Layer(draw.convolution(channels: round % 2 == 0 ? 1...9 : 14...34), .float32, &draw)
      let (x, y) = (layer.large.sliced(axis: 0, 2..<3), layer.small.sliced(axis: 0, 2..<3))
      let gradient = FilterGradient(geometry: layer.shape.geometry, of: layer.shape.filter)
      let alone = gradient(x, y).floats()
      for place in 0..<Self.images {
        func among(_ image: Tensor) -> Tensor {
          concatenated((0..<Self.images).map { $0 == place ? image : image * 0 }, axis: 0)
        }
        #expect(gradient(among(x), among(y)).floats() == alone, "place \(place), \(layer.shape)")
      }
    }
  }

  @Test("Bytes do not depend on the number of threads")
  func threadsDoNotShow() {
    var draw = ShapeDraw(seed: 90)
    for channels in [1...8, 14...34] {
      let layer = Layer(draw.convolution(channels: channels), .float32, &draw)
      func bits(threads: Int) -> [[UInt32]] {
        WorkerGroup(threads: threads).map(24) { task, pool in
          let image = task % Self.images
          return layer.derivatives(image..<image + 1, pool: pool).flatMap(\.bits)
        }
      }
      let wanted = bits(threads: 1)
      for threads in [2, 3, 8] { #expect(bits(threads: threads) == wanted, "\(threads) threads, \(layer.shape)") }
    }
  }

  /// A library that shares out one product over threads gives other last bits for another number of them.
  @Test("The matrix library computes each product on one thread")
  func matrixLibraryHasOneThread() {
    let workers = WorkerGroup(threads: 2)
    #expect(workers.map(2) { _, _ in openblas_get_num_threads() } == [1, 1])
  }
}

/// Some images below and above a filter.
private struct Layer: Sendable {
  let shape: ConvolutionDraw
  let large: Tensor
  let small: Tensor
  let filter: Tensor

  init(_ drawn: ConvolutionDraw, _ elementType: ElementType, _ draw: inout ShapeDraw) {
    let images = BatchPlaceTests.images
    shape = ConvolutionDraw(
      geometry: drawn.geometry, filter: drawn.filter, large: [images] + drawn.large.dropFirst())
    large = draw.tensor(shape.large).converted(to: elementType)
    small = draw.tensor(shape.small).converted(to: elementType)
    filter = draw.tensor(shape.filter).converted(to: elementType)
  }

  func results(_ range: Range<Int>) -> [Tensor] {
    [
      convolution(large.sliced(axis: 0, range), weight: filter, geometry: shape.geometry, activation: .relu),
      transposedConvolution(
        small.sliced(axis: 0, range), weight: filter, geometry: shape.geometry,
        outputSize: (shape.large[1], shape.large[2]), activation: .sigmoid),
    ]
  }

  /// Results and the gradients of image and filter through both.
  func derivatives(_ range: Range<Int>, pool: BufferPool) -> [Tensor] {
    let part = large.sliced(axis: 0, range)
    let x = Tensor(part.floats(), shape: part.shape, pool: pool).tracked()
    let weight = filter.tracked()
    let down = convolution(x, weight: weight, geometry: shape.geometry, activation: .relu)
    let up = transposedConvolution(
      down, weight: weight, geometry: shape.geometry, outputSize: (shape.large[1], shape.large[2]))
    return [down, up] + gradients(of: up.square().sum(), withRespectTo: [x, weight])
  }
}

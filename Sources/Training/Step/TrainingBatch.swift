import Autoencoders
import Datasets
import Randomness
import TensorEngine

/// The images of one step, and the noise that goes with them.
public struct TrainingBatch: Sendable {
  public let images: ImageSet
  /// Which of the images, in order.
  public let indices: [Int]
  /// Where the objective's noise comes from: image `i` of the batch takes the elements from `i · noiseDimension`.
  public let noise: RandomStream
  /// Where the noise of corrupted images comes from: image `i` takes the elements from `i` times its pixels.
  public var corruptionNoise: RandomStream { RandomStream(seed: noise.seed, purpose: .corruption, step: noise.step) }

  public init(images: ImageSet, indices: [Int], noise: RandomStream) {
    self.images = images
    self.indices = indices
    self.noise = noise
  }

  /// The stream of a training step, the first being step 1. Step 0 is for judging.
  public static func noise(seed: UInt64, step: Int) -> RandomStream {
    RandomStream(seed: seed, purpose: .reparameterization, step: UInt64(step))
  }

  public var count: Int { indices.count }

  /// The pixels of some of the images, with noise if asked for: `[N, H, W, 1]`.
  func pixels(_ range: Range<Int>, corruption: Corruption? = nil, pool: BufferPool) -> Tensor {
    let clean = images.floats(at: indices[range])
    let first = range.lowerBound * images.height * images.width
    return Tensor(
      corruption?.applied(to: clean, from: first, corruptionNoise) ?? clean,
      shape: [range.count, images.height, images.width, 1], pool: pool)
  }

  /// What the objective is computed from for some of the images.
  func input(
    _ range: Range<Int>, of model: AutoencoderConfiguration, meanActivation: Tensor?, pool: BufferPool
  ) -> ObjectiveInput {
    var input = ObjectiveInput(images: pixels(range, pool: pool), meanActivation: meanActivation)
    if let corruption = model.corruption { input.corrupted = pixels(range, corruption: corruption, pool: pool) }
    let noiseDimension = model.noiseDimension
    if noiseDimension > 0 {
      let normals = noise.normals(count: range.count * noiseDimension, from: range.lowerBound * noiseDimension)
      input.noise = Tensor(normals, shape: [range.count, noiseDimension], pool: pool)
    }
    return input
  }
}

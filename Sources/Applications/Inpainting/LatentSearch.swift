import Foundation
import LatentSpace
import Randomness
import Storage
import TensorEngine

/// Fills hidden pixels from the most probable code given the known ones: gradient descent by the code on the cross-entropy
/// of the known pixels and −ln p(code), from several starts, of which the best counts (R. Yeh et al., "Semantic image
/// inpainting with deep generative models", CVPR 2017; here with a prior on codes in place of one on images).
///
/// The pixels of a purely linear network are no probabilities: they are taken as the means of normal ones, and the squared
/// error over twice their variance stands in place of the cross-entropy.
///
/// Without a prior, a code far from all others may fit the known pixels best and make nonsense of the hidden ones.
public struct LatentSearch: Sendable {
  public let model: LatentModel
  /// How many codes are tried for each image: that of the image with hidden pixels at the mean, and codes of training
  /// images.
  public let starts: Int
  /// Steps of Adam.
  public let steps: Int
  /// The length of the first steps, in standard deviations of codes; it falls to 0 by half a cosine.
  public let rate: Double

  /// - Precondition: there is a start and a step.
  public init(model: LatentModel, starts: Int = 4, steps: Int = 100, rate: Double = 0.1) {
    precondition(starts >= 1 && steps >= 1 && rate > 0, "LatentSearch: \(starts) starts, \(steps) steps, rate \(rate)")
    self.model = model
    self.starts = starts
    self.steps = steps
    self.rate = rate
  }

  /// The images with their hidden pixels filled in.
  ///
  /// - Parameters:
  ///   - images: what is filled in.
  ///   - mean: stands for hidden pixels where the first start is encoded.
  ///   - trainingCodes: where the other starts come from; `CodePrior` is fitted on them.
  ///   - pixelVariance: of pixels about those that a purely linear network decodes, in units of the squared pixel range;
  ///     the mean squared error on its training images is a good one. Other networks need none.
  ///   - seed: decides which of them.
  /// - Returns: the images, known pixels as they were.
  /// - Throws: `Failure` if the images have another size than the model takes, if a code alone has no image, if there are
  ///   too few training codes, or if the search ends at no numbers.
  public func filled(
    _ images: MaskedImages, mean: [Float], trainingCodes: CodeTable, pixelVariance: Double = 0.05, seed: UInt64
  ) throws(Failure) -> PixelImages {
    precondition(pixelVariance > 0, "LatentSearch: pixels of variance \(pixelVariance)")
    try model.requireDecoder()
    let prior = try CodePrior(of: model, trainingCodes: trainingCodes)
    let (count, dimension) = (images.originals.count, model.dimension)
    let first = prior.whitened(try model.codes(of: images.filled((0..<count).flatMap { _ in mean })))
    let others = prior.whitened(trainingCodes.codes)
    let chosen = RandomStream(seed: seed, purpose: .selection, step: 1 << 32)
      .indices(count: count * (starts - 1), below: trainingCodes.count)
    let problem = SearchProblem(
      model: model, prior: prior, images: images, pixelVariance: pixelVariance, steps: steps, rate: Float(rate))
    let found = model.inBlocks(of: count) { [starts] rows, pool in
      var best = [(loss: Double, pixels: [Float])](repeating: (.infinity, []), count: rows.count)
      for start in 0..<starts {
        let points = rows.flatMap { row -> ArraySlice<Float> in
          let index = start == 0 ? row : chosen[row * (starts - 1) + start - 1]
          return (start == 0 ? first : others)[index * dimension..<(index + 1) * dimension]
        }
        for (index, end) in problem.solve(rows, from: points, pool: pool).enumerated() where end.loss < best[index].loss
        {
          best[index] = end
        }
      }
      return best
    }.flatMap { $0 }
    guard found.allSatisfy({ $0.loss.isFinite }) else {
      throw Failure(.badData, "latent search in \(model.name): expected numbers, found some that are none")
    }
    return images.filled(found.flatMap(\.pixels))
  }
}

/// Descent for some images at once, on coordinates in which codes are standard normal; no image depends on another.
private struct SearchProblem: Sendable {
  let model: LatentModel
  let prior: CodePrior
  let images: MaskedImages
  let pixelVariance: Double
  let steps: Int
  let rate: Float

  /// For each row, where the descent ends: −ln p(known pixels, code) but for a constant, and the image.
  func solve(_ rows: Range<Int>, from start: [Float], pool: BufferPool) -> [(loss: Double, pixels: [Float])] {
    let (size, dimension) = (images.originals.size, model.dimension)
    let range = rows.lowerBound * size..<rows.upperBound * size
    let shape = [rows.count, images.originals.height, images.originals.width, 1]
    let target = Tensor(Array(images.originals.pixels[range]), shape: shape, pool: pool)
    let known = Tensor(images.isHidden[range].map { $0 ? 0 : 1 } as [Float], shape: shape, pool: pool)
    let autoencoder = model.trained.autoencoder
    var points = start
    var first = [Float](repeating: 0, count: points.count)
    var second = first
    for step in 1...steps {
      let point = Tensor(points, shape: [rows.count, dimension], pool: pool).tracked()
      let misfit = misfit(autoencoder.decode(prior.codes(point)), target) * known
      let loss = misfit.sum() + 0.5 * point.square().sum()
      let gradient = gradients(of: loss, withRespectTo: [point])[0].floats()
      let factor = rate * Float(0.5 * (1 + cos(Double.pi * Double(step - 1) / Double(steps))))
      let corrections = (1 - pow(0.9, Float(step)), 1 - pow(0.999, Float(step)))
      for k in points.indices {
        first[k] += 0.1 * (gradient[k] - first[k])
        second[k] += 0.001 * (gradient[k] * gradient[k] - second[k])
        let length = (second[k] / corrections.1).squareRoot() + 1e-8
        points[k] -= factor * (first[k] / corrections.0) / length
      }
    }
    let logits = autoencoder.decode(prior.codes(Tensor(points, shape: [rows.count, dimension], pool: pool)))
    let losses = (misfit(logits, target) * known).doubles()
    let pixels = model.configuration.architecture.output.pixels(logits).floats()
    return (0..<rows.count).map { row in
      let part = row * size..<(row + 1) * size
      let squares = points[row * dimension..<(row + 1) * dimension].reduce(0.0) { $0 + Double($1) * Double($1) }
      return (losses[part].reduce(0, +) + squares / 2, Array(pixels[part]))
    }
  }

  /// −ln p of each pixel given what the decoder gives, but for a constant.
  private func misfit(_ decoded: Tensor, _ target: Tensor) -> Tensor {
    switch model.configuration.architecture.output {
    case .sigmoid: sigmoidCrossEntropy(logits: decoded, targets: target)
    case .identity: (0.5 / pixelVariance) * (decoded - target).square()
    }
  }
}

import Foundation
import Storage
import TensorEngine

/// How far images are from what a model makes of them.
public struct ReconstructionErrors: Equatable, Sendable {
  /// −Σ (x ln x̂ + (1 − x) ln (1 − x̂)) over the pixels of each image, in nats; NaN of a purely linear network, whose pixels
  /// are no probabilities.
  public let crossEntropies: [Double]
  /// (x − x̂)² of each image, mean over its pixels.
  public let squaredErrors: [Double]

  /// Nats per image, mean over the images.
  public var crossEntropy: Double { crossEntropies.reduce(0, +) / Double(crossEntropies.count) }

  /// Mean over pixels and images.
  public var squaredError: Double { squaredErrors.reduce(0, +) / Double(squaredErrors.count) }
}

extension LatentModel {
  /// The errors of reconstructions from the images' own codes (posterior means).
  ///
  /// - Throws: `Failure` if the images have another size than the model takes, or if there are none.
  public func reconstructionErrors(on images: LabelledImages) throws(Failure) -> ReconstructionErrors {
    try requireSize(of: images)
    guard images.count >= 1 else { throw Failure(.badData, "measures: expected images, found none") }
    let model = trained.autoencoder
    let size = images.images.pixelsPerImage
    let output = configuration.architecture.output
    let parts = blocks(of: images.count) { rows, pool in
      let originals = Self.tensor(images, rows, pool: pool)
      let logits = model.reconstruct(originals)
      // In double precision from the logits on: 60,000 images have 47 million pixels.
      return output == .sigmoid
        ? ImageErrors(logits: logits.doubles(), pixels: originals.doubles(), size: size)
        : ImageErrors(decoded: logits.doubles(), pixels: originals.doubles(), size: size)
    }
    return ReconstructionErrors(
      crossEntropies: parts.flatMap(\.crossEntropies), squaredErrors: parts.flatMap(\.squaredErrors))
  }
}

/// The errors of a block of images.
struct ImageErrors: Sendable {
  var crossEntropies: [Double] = []
  var squaredErrors: [Double] = []

  /// Of pixels that are what the decoder gives.
  init(decoded: [Double], pixels: [Double], size: Int) {
    for start in stride(from: 0, to: pixels.count, by: size) {
      let squares = (start..<start + size).reduce(0) { sum, index in
        let error = pixels[index] - decoded[index]
        return sum + error * error
      }
      crossEntropies.append(.nan)
      squaredErrors.append(squares / Double(size))
    }
  }

  /// Of pixels that are sigmoids.
  init(logits: [Double], pixels: [Double], size: Int) {
    for start in stride(from: 0, to: pixels.count, by: size) {
      var crossEntropy = 0.0
      var squares = 0.0
      for index in start..<start + size {
        let (logit, pixel) = (logits[index], pixels[index])
        let decay = exp(-logit.magnitude)
        crossEntropy += max(logit, 0) - logit * pixel + log1p(decay)
        let error = pixel - (logit >= 0 ? 1 : decay) / (1 + decay)
        squares += error * error
      }
      crossEntropies.append(crossEntropy)
      squaredErrors.append(squares / Double(size))
    }
  }
}

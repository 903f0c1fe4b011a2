import Randomness

/// What is done to an image before the encoder sees it; the loss is against the clean one (P. Vincent et al., "Extracting
/// and composing robust features with denoising autoencoders", ICML 2008; "Stacked denoising autoencoders", JMLR 2010).
public struct Corruption: Codable, Equatable, Sendable {
  public var noise: NoiseName
  /// How much of it: the standard deviation of Gaussian noise, in units of the pixels' range 0…1, or the share of the
  /// pixels that are hit.
  public var strength: Double

  public init(_ noise: NoiseName = .gaussian, strength: Double = 0.5) {
    self.noise = noise
    self.strength = strength
  }

  /// The pixels with noise, in 0…1.
  ///
  /// - Parameters:
  ///   - pixels: in 0…1, image after image.
  ///   - element: which element of the stream the first pixel takes. With the place of the image in its batch times its
  ///     pixels, noise depends on seed, step and place alone, not on how a batch is cut.
  ///   - stream: where noise comes from.
  public func applied(to pixels: [Float], from element: Int = 0, _ stream: RandomStream) -> [Float] {
    let share = Float(strength)
    switch noise {
    case .gaussian:
      return zip(pixels, stream.normals(count: pixels.count, from: element)).map { pixel, number in
        min(max(pixel + share * number, 0), 1)
      }
    // Uniform numbers are above 0, so a share of 0 hits no pixel, and one of 1 hits all.
    case .masking:
      return zip(pixels, stream.uniform(count: pixels.count, from: element)).map { $1 <= share ? 0 : $0 }
    case .saltAndPepper:
      return zip(pixels, stream.uniform(count: pixels.count, from: element)).map { pixel, number in
        number <= share / 2 ? 0 : (number <= share ? 1 : pixel)
      }
    }
  }

  /// Why this is no noise, if so.
  public var defect: String? {
    switch noise {
    case .gaussian:
      strength >= 0 && strength <= 10
        ? nil : "noise strength: expected a standard deviation from 0 to 10, found \(strength)"
    case .masking, .saltAndPepper:
      strength >= 0 && strength <= 1 ? nil : "noise strength: expected a share from 0 to 1, found \(strength)"
    }
  }
}

import Autoencoders
import Storage

/// Which ways down and up an atlas trains: all pairs that have a meaning.
public struct AtlasPlan: Equatable, Sendable {
  /// A pair that has none, and why.
  public struct Refusal: Codable, Equatable, Sendable {
    public let down: Downsampling
    public let up: Upsampling
    public let reason: String
  }

  /// By ways down, then by ways up; they differ by nothing else.
  public let configurations: [AutoencoderConfiguration]
  public let refusals: [Refusal]

  /// - Parameters:
  ///   - downs: ways down, each once.
  ///   - ups: ways up, each once.
  ///   - image: the size of the images.
  ///   - latentDimension: numbers a code has.
  ///   - channels: of each stage on the way down.
  ///   - hidden: the width of the dense layer before the code; 0 for none.
  /// - Throws: `Failure` of kind `usage` if there are no ways, if the sizes fit no network, or if no pair has a meaning.
  public init(
    downs: [Downsampling] = Downsampling.allCases, ups: [Upsampling] = Upsampling.allCases, image: MapShape,
    latentDimension: Int = 16, channels: [Int] = ConvolutionalArchitecture().channels,
    hidden: Int = ConvolutionalArchitecture().hidden
  ) throws(Failure) {
    guard !downs.isEmpty, !ups.isEmpty else {
      throw Failure(.usage, "atlas: expected ways down and up, found none")
    }
    func configuration(_ down: Downsampling, _ up: Upsampling) -> AutoencoderConfiguration {
      AutoencoderConfiguration(
        AutoencoderKind.undercomplete, image: image, latentDimension: latentDimension,
        architecture: .convolutional(ConvolutionalArchitecture(channels: channels, hidden: hidden, down: down, up: up)))
    }
    // The places of maxima serve every way up, so what is wrong with this pair is wrong with the sizes.
    try configuration(.max, ups[0]).validate()
    var (configurations, refusals): ([AutoencoderConfiguration], [Refusal]) = ([], [])
    for down in downs {
      for up in ups {
        let pair = configuration(down, up)
        do {
          try pair.validate()
          configurations.append(pair)
        } catch {
          refusals.append(Refusal(down: down, up: up, reason: error.message))
        }
      }
    }
    if configurations.isEmpty, let refusal = refusals.first { throw Failure(.usage, refusal.reason) }
    self.configurations = configurations
    self.refusals = refusals
  }
}

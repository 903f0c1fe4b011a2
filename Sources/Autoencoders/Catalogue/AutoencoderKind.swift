/// The autoencoders that can be trained. Help, parsing and tests grow from this list.
public enum AutoencoderKind: String, CaseIterable, Codable, Sendable {
  case linear
  case undercomplete
  case sparse
  case contractive
  case denoising
  case variational

  /// Four objectives for one network, which reports and benchmarks set side by side.
  public static let compared: [AutoencoderKind] = [.undercomplete, .sparse, .contractive, .variational]

  /// One line that says what keeps this kind from copying its input.
  public var summary: String {
    switch self {
    case .linear: "one layer to the code and one back; purely linear, it finds the principal components"
    case .undercomplete: "a narrow code and nothing else: what does not fit is lost"
    case .sparse: "a wide code of which each image may use little: L1, divergence from a target activation, or top-k"
    case .contractive: "a code that barely moves when the image does: the encoder's exact Jacobian is penalised"
    case .denoising: "noisy images in, clean images out: to take noise away, it must know what images look like"
    case .variational: "a code that is a distribution, kept close to a standard normal one: new images can be drawn"
    }
  }

  /// The size of the code if none is asked for: two units can be drawn in a plane; a sparse code needs room, and restored
  /// images as well as principal components are worth little with two numbers.
  public var defaultLatentDimension: Int {
    switch self {
    case .undercomplete, .contractive, .variational: 2
    case .linear, .denoising: 32
    case .sparse: 64
    }
  }
}

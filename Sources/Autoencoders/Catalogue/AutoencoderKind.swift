/// The autoencoders that can be trained. Help, parsing and tests grow from this list.
public enum AutoencoderKind: String, CaseIterable, Codable, Sendable {
  case undercomplete
  case sparse
  case contractive
  case variational

  /// One line that says what keeps this kind from copying its input.
  public var summary: String {
    switch self {
    case .undercomplete: "a narrow code and nothing else: what does not fit is lost"
    case .sparse: "a wide code of which each image may use little: L1, or divergence from a target activation"
    case .contractive: "a code that barely moves when the image does: the encoder's exact Jacobian is penalised"
    case .variational: "a code that is a distribution, kept close to a standard normal one: new images can be drawn"
    }
  }

  /// The size of the code if none is asked for: two units can be drawn in a plane; a sparse code needs room.
  public var defaultLatentDimension: Int { self == .sparse ? 64 : 2 }
}

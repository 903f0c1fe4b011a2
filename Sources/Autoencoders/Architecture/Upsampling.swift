/// How maps grow on the way up, each to the size that its partner on the way down read. Help, parsing and tests grow from
/// this list.
///
/// All but the transposed convolution move numbers without mixing channels, so a convolution stands beside them. The pure
/// interpolations come after theirs, a 1×1 convolution at the smaller size: what they draw between pixels is seen as it
/// is. The others come before a 3×3 convolution, which fills what they leave empty or coarse.
public enum Upsampling: String, CaseIterable, Codable, Sendable {
  /// A 3×3 transposed convolution with stride 2 and padding 1.
  case transposed
  /// A 1×1 convolution, then pixels repeated.
  case nearest
  /// Pixels repeated, then a 3×3 convolution (A. Odena et al., "Deconvolution and checkerboard artifacts", Distill 2016).
  case nearestConvolution = "nearest-conv"
  /// Each number at the upper left of a cell of zeros, then a 3×3 convolution.
  case nails
  /// A 1×1 convolution, then means of neighbouring pixels, whose centres correspond (half-pixel form).
  case bilinear
  /// Each number where the partner's pooling found its maximum, zeros elsewhere, then a 3×3 convolution (M. Zeiler et al.
  /// 2011). The places bypass the code: such a model reconstructs images, but has no image for a code alone.
  case unpool

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .transposed: "a 3×3 transposed convolution with stride 2"
    case .nearest: "a 1×1 convolution, then each pixel repeated"
    case .nearestConvolution: "each pixel repeated, then a 3×3 convolution"
    case .nails: "each number at a corner of a cell of zeros, then a 3×3 convolution"
    case .bilinear: "a 1×1 convolution, then means of neighbouring pixels"
    case .unpool: "each number back where max pooling found it, then a 3×3 convolution (with --down max only)"
    }
  }
}

import Autoencoders
import Plotting

/// What a report says about a kind of autoencoder.
struct KindProse {
  let heading: String
  /// The idea, in a few sentences.
  let idea: String
  /// The objective for one image: x is the image, x′ its reconstruction, z its code.
  let formula: [TextSpan]

  init(_ configuration: AutoencoderConfiguration) {
    let (loss, x, z) = (TextSpan.variable("L"), TextSpan.variable("x"), TextSpan.variable("z"))
    let decoded = TextSpan.variable("x′")
    let reconstruction =
      configuration.reconstruction == .crossEntropy
      ? [TextSpan("H("), x, TextSpan(", "), decoded, TextSpan(")")]
      : [TextSpan("‖"), x, TextSpan(" − "), decoded, TextSpan("‖"), TextSpan("2", level: .above)]
    func plus(_ weight: Double) -> TextSpan { TextSpan(" + \(Shown.shortest(weight)) · ") }
    let sum = [TextSpan("Σ"), TextSpan("j", isItalic: true, level: .below)]
    let unit = [z, TextSpan("j", isItalic: true, level: .below)]
    let units = configuration.latentDimension
    switch configuration.objective {
    case .undercomplete:
      heading = "Undercomplete"
      idea =
        "A code of \(units) numbers and nothing else: what does not fit is lost. Nothing says how codes should lie, so "
        + "they spread as far and as unevenly as suits the decoder, and between them it was never asked anything."
      formula = [loss, TextSpan(" = ")] + reconstruction
    case .sparse(let sparse):
      heading = "Sparse"
      idea =
        "A wide code of \(units) units of which each image may use little. The picture shows its two main directions "
        + "only; the many units let it keep far more of the image, and single units stand for strokes rather than digits."
      let penalty =
        sparse.penalty == .l1
        ? [TextSpan(" |")] + unit + [TextSpan("|")]
        : [TextSpan(" KL(\(sparse.target) ‖ mean of ")] + unit + [TextSpan(")")]
      formula = [loss, TextSpan(" = ")] + reconstruction + [plus(sparse.weight)] + sum + penalty
    case .contractive(let contractive):
      heading = "Contractive"
      idea =
        "A code that barely moves when the image does: the encoder's exact Jacobian, one row a latent unit, is part of "
        + "the loss. Small changes of a digit leave its code where it is; the directions that remain are those in which "
        + "digits really differ."
      formula =
        [loss, TextSpan(" = ")] + reconstruction + [plus(contractive.weight), TextSpan("‖∂"), z, TextSpan("/∂"), x]
        + [TextSpan("‖"), TextSpan("F", level: .below), TextSpan("2", level: .above)]
    case .variational(let variational):
      heading = "Variational"
      idea =
        "A code that is a Gaussian distribution for each image, kept close to one standard normal distribution for all. "
        + "Codes fill the plane without holes, so a code drawn at random decodes to a digit: this is the only one of the "
        + "four that is a model of images."
      let q = TextSpan.variable("q")
      formula =
        [loss, TextSpan(" = E"), TextSpan("z ∼ q", isItalic: true, level: .below), TextSpan(" ")] + reconstruction
        + [variational.beta == 1 ? TextSpan(" + ") : plus(variational.beta)]
        + [TextSpan("KL("), q, TextSpan("("), z, TextSpan(" | "), x, TextSpan(") ‖ N(0, 1))")]
    }
  }
}

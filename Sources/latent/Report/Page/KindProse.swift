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
    case .linear:
      heading = "Linear"
      idea =
        "One layer to a code of \(units) numbers and one back. Without activations and with squared error it finds the "
        + "subspace of the principal components."
      formula = [loss, TextSpan(" = ")] + reconstruction
    case .denoising:
      heading = "Denoising"
      idea =
        "Noisy images go in, and the clean ones are asked for: what is no part of a digit must be told from what is. The "
        + "step from a noisy image to its reconstruction points to where images are."
      formula =
        [loss, TextSpan(" = ")] + reconstruction + [TextSpan(", "), decoded, TextSpan(" being that of a noisy "), x]
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
      let penalty: [TextSpan] =
        switch sparse.penalty {
        case .l1: [plus(sparse.weight)] + sum + [TextSpan(" |")] + unit + [TextSpan("|")]
        case .divergence:
          [plus(sparse.weight)] + sum + [TextSpan(" KL(\(sparse.target) ‖ mean of ")] + unit + [TextSpan(")")]
        case .topK: [TextSpan(", of each code the \(sparse.activeUnits) greatest units kept")]
        }
      formula = [loss, TextSpan(" = ")] + reconstruction + penalty
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

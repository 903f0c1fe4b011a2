import Autoencoders

/// What a report says about a kind of autoencoder.
struct KindProse {
  let heading: String
  /// The idea, in a few sentences.
  let idea: String
  /// The objective for one image; HTML.
  let formula: String

  init(_ configuration: AutoencoderConfiguration) {
    let reconstruction = configuration.reconstruction == .crossEntropy ? "H(x, x̂)" : "‖x − x̂‖²"
    let units = configuration.latentDimension
    switch configuration.objective {
    case .undercomplete:
      heading = "Undercomplete"
      idea =
        "A code of \(units) numbers and nothing else: what does not fit is lost. Nothing says how codes should lie, so "
        + "they spread as far and as unevenly as suits the decoder, and between them it was never asked anything."
      formula = "<i>L</i> = <i>\(reconstruction)</i>"
    case .sparse(let sparse):
      heading = "Sparse"
      idea =
        "A wide code of \(units) units of which each image may use little. The picture shows its two main directions "
        + "only; the many units let it keep far more of the image, and single units stand for strokes rather than digits."
      formula =
        sparse.penalty == .l1
        ? "<i>L</i> = <i>\(reconstruction)</i> + \(Shown.shortest(sparse.weight)) · Σ<sub>j</sub> |<i>z<sub>j</sub></i>|"
        : "<i>L</i> = <i>\(reconstruction)</i> + \(Shown.shortest(sparse.weight)) · Σ<sub>j</sub> KL(\(sparse.target) ‖ "
          + "mean of <i>z<sub>j</sub></i>)"
    case .contractive(let contractive):
      heading = "Contractive"
      idea =
        "A code that barely moves when the image does: the encoder's exact Jacobian, one row a latent unit, is part of "
        + "the loss. Small changes of a digit leave its code where it is; the directions that remain are those in which "
        + "digits really differ."
      formula =
        "<i>L</i> = <i>\(reconstruction)</i> + \(Shown.shortest(contractive.weight)) · "
        + "‖∂<i>z</i>/∂<i>x</i>‖<sub>F</sub><sup>2</sup>"
    case .variational(let variational):
      heading = "Variational"
      let beta = variational.beta == 1 ? "" : "\(Shown.shortest(variational.beta)) · "
      idea =
        "A code that is a Gaussian distribution for each image, kept close to one standard normal distribution for all. "
        + "Codes fill the plane without holes, so a code drawn at random decodes to a digit: this is the only one of the "
        + "four that is a model of images."
      formula =
        "<i>L</i> = E<sub>z ∼ q</sub> <i>\(reconstruction)</i> + \(beta)KL(<i>q</i>(<i>z</i>|<i>x</i>) ‖ N(0, 1))"
    }
  }
}

import Figures

extension FigureName {
  /// What a report's caption begins with, and what there is to see.
  var caption: (title: String, text: String) {
    switch self {
    case .scatter: ("Codes.", "Each point is an image, its colour and the label its class.")
    case .reconstructions: ("Reconstructions.", "An image of each class, and under it what is left after the code.")
    case .samples: ("Samples.", "Images decoded from codes drawn at random.")
    case .interpolation:
      ("Interpolation.", "From one image's code to another's in a straight line; the real images stand at both ends.")
    case .manifold: ("Manifold.", "What the decoder makes of a regular grid of codes.")
    case .traversals: ("Traversals.", "One latent unit moves, the others stay at the mean code.")
    case .curves:
      ("Learning.", "The terms of each objective over the epochs; training solid (while weights moved), test dashed.")
    case .comparison: ("Side by side.", "Codes, reconstructions and samples of each model.")
    }
  }

  /// Whether two such figures fit side by side on a page.
  var isHalfWidth: Bool {
    switch self {
    case .scatter, .manifold, .samples: true
    case .reconstructions, .interpolation, .traversals, .curves, .comparison: false
    }
  }
}

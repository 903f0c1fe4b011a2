/// The figures there are, by the names that the command line takes.
public enum FigureName: String, CaseIterable, Sendable {
  case scatter
  case reconstructions
  case samples
  case interpolation
  case manifold
  case traversals
  case curves
  case comparison
  case similarity
  case drift
  case operations
  case study

  /// Whether the figure is one of runs; the others are about the method, or about what came out of a study.
  public var showsRuns: Bool { self != .operations && self != .study }

  /// Whether the figure says something of one run beside another, and needs two at least.
  public var needsSeveralRuns: Bool { self == .similarity || self == .drift }

  /// Whether codes are drawn as points.
  public var showsPoints: Bool { self == .scatter || self == .comparison || self == .drift }

  /// Whether classes, runs or lines can have a legend.
  public var hasLegend: Bool { showsPoints || self == .curves || self == .study }

  /// What the figure shows, in one line.
  public var summary: String {
    switch self {
    case .scatter: "codes of labelled images in a plane, one panel a run"
    case .reconstructions: "images and what each run makes of them"
    case .samples: "images decoded from codes drawn at random"
    case .interpolation: "images decoded between the codes of two images"
    case .manifold: "images decoded from a regular grid of codes"
    case .traversals: "images decoded while one latent unit moves, one row a unit"
    case .curves: "the terms of the objective over the epochs"
    case .comparison: "several runs in one figure: codes, reconstructions and samples, one row a run"
    case .similarity: "how alike latent spaces are, by four measures, each run with each"
    case .drift: "latent spaces turned onto the first run's, with arrows from its class means"
    case .operations: "how images are made smaller and larger, on numbers to check by hand; needs no run"
    case .study: "what came out of a study: --from its study.json"
    }
  }
}

/// What autoencoders are used for, each judged by a number. Help, parsing and tests grow from this list.
public enum StudyName: String, CaseIterable, Codable, Sendable {
  case compression
  case specificity
  case anomaly
  case denoising
  case inpainting
  case retrieval
  case features
  case pretraining
  case generation
  case checkerboard
  case contraction
  case atlas

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .compression: "error against the size of the code, with principal components beside it"
    case .specificity: "a model of digits is none of garments, and none of pixels without connection"
    case .anomaly: "images of another kind, or of one digit held out, found by their reconstruction error"
    case .denoising: "noise taken away, beside a median and a Gaussian filter, and the field that does it"
    case .inpainting: "hidden pixels filled in by a model that knows missing ones, and by a search of codes"
    case .retrieval: "nearest images in latent space, beside raw pixels and principal components"
    case .features: "classifiers on codes, beside raw pixels and principal components"
    case .pretraining: "an encoder trained without labels, then with few, against one from scratch"
    case .generation: "new images, and how near the nearest training image is: memory or not"
    case .checkerboard: "the pattern that upsampling leaves in decoded images, in decibels"
    case .contraction: "which directions about an image a code follows, and how far"
    case .atlas: "every way down with every way up, trained alike"
    }
  }

  /// The words of the command line that make it: "study compression". The atlas is a command of its own.
  public var command: String { self == .atlas ? rawValue : "study \(rawValue)" }

  /// The file that holds the result, in the folder that the study writes to.
  public var document: String { self == .atlas ? "atlas.json" : "study.json" }

  /// The names of files that may hold a result, each once.
  public static var documents: [String] { Set(allCases.map(\.document)).sorted() }
}

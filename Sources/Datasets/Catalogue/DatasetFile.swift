/// The four files of a data set.
public enum DatasetFile: String, CaseIterable, Sendable {
  case trainingImages = "train-images-idx3-ubyte"
  case trainingLabels = "train-labels-idx1-ubyte"
  case testImages = "t10k-images-idx3-ubyte"
  case testLabels = "t10k-labels-idx1-ubyte"

  var content: IDXHeader.Content {
    switch self {
    case .trainingImages, .testImages: .images
    case .trainingLabels, .testLabels: .labels
    }
  }

  /// The file names under which it is looked for, most usual first; some archives write a dot before `idx`.
  var candidates: [String] {
    let dotted = rawValue.split(separator: "-idx").joined(separator: ".idx")
    return [rawValue, dotted].flatMap { [$0 + ".gz", $0] }
  }
}

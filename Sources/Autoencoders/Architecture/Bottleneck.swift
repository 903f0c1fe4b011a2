/// What the code of a convolutional network is. Help, parsing and tests grow from this list.
public enum Bottleneck: String, CaseIterable, Codable, Sendable {
  case dense
  case maps

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .dense: "dense layers to a vector and back: any number of units"
    case .maps: "the deepest maps themselves are the code: no dense layer, each unit has its place in the image"
    }
  }
}

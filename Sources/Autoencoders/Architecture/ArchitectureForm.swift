/// The forms that a network can have. Help, parsing and tests grow from this list.
public enum ArchitectureForm: String, CaseIterable, Codable, Sendable {
  case convolutional
  case fullyConnected = "fully-connected"
  case linear

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .convolutional: "maps that get smaller in stages, a dense layer, the code, and the same way up"
    case .fullyConnected: "dense layers that get narrower towards the code, and the same way up"
    case .linear: "one dense layer to the code and one back"
    }
  }
}

/// What a tensor's numbers are. Training runs in `float32`; derivative checks run in `float64`.
public enum ElementType: String, CaseIterable, Sendable {
  case float32
  case float64

  /// Bytes an element takes.
  public var stride: Int { self == .float32 ? 4 : 8 }
}

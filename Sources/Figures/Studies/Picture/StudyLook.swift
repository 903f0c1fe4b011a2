/// How a series is told from others: by its place in the palette, and by its mark or its line.
public struct StudyLook: Codable, Equatable, Sendable {
  /// A place in the palette; nil for the quiet grey of what is there for comparison.
  public var tone: Int?
  public var isDashed: Bool

  /// - Parameters:
  ///   - tone: a place in the palette; nil for grey.
  ///   - isDashed: whether its lines are dashed, and its marks hollow.
  public init(_ tone: Int?, isDashed: Bool = false) {
    self.tone = tone
    self.isDashed = isDashed
  }
}

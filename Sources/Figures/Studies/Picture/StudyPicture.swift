/// What a study's figure shows, in plain values: parts in the order of reading, and the small print.
public struct StudyPicture: Codable, Equatable, Sendable {
  /// One panel, or several that belong together.
  public enum Part: Codable, Equatable, Sendable {
    case chart(StudyChart)
    case dots(StudyDots)
    case images(StudyImages)
    case field(StudyField)
    case matrix(StudyMatrix)
  }

  /// Which study it is: "compression".
  public var study: String
  public var parts: [Part]
  /// What the numbers were taken on, how many, and what must be known to read them: sentences without full stops.
  public var notes: [String]
  /// What a reader sees, in a sentence.
  public var summary: String

  /// - Parameters:
  ///   - study: which study it is.
  ///   - parts: in the order of reading.
  ///   - notes: sentences without full stops.
  ///   - summary: what a reader sees, in a sentence.
  public init(study: String, parts: [Part], notes: [String], summary: String) {
    self.study = study
    self.parts = parts
    self.notes = notes
    self.summary = summary
  }
}

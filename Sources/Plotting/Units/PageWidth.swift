import Storage

/// Widths that venues print at, by name, from their style files.
///
/// The raw value is what a person writes for `--width`; `icml-wide` and `cvpr-wide` span two columns.
public enum PageWidth: String, CaseIterable, Sendable {
  case neurips
  case iclr
  case icml
  case icmlWide = "icml-wide"
  case cvpr
  case cvprWide = "cvpr-wide"
  case jmlr
  case a4
  case slide

  /// The width of the text or column.
  public var length: Length {
    switch self {
    case .neurips, .iclr: Length(5.5, .inches)
    case .icml, .cvpr: Length(3.25, .inches)
    case .icmlWide: Length(6.75, .inches)
    case .cvprWide: Length(6.875, .inches)
    case .jmlr: Length(6, .inches)
    case .a4: Length(160, .millimetres)
    case .slide: Length(10, .inches)
    }
  }

  /// The size of axis labels that suits the venue, in points: 8 on paper, larger on a projected slide.
  public var labelSize: Double { self == .slide ? 14 : TypeScale.paperLabelSize }

  /// A width, and the size of labels that suits it.
  public struct Choice: Equatable, Sendable {
    public var length: Length
    public var labelSize: Double

    public init(length: Length, labelSize: Double = TypeScale.paperLabelSize) {
      self.length = length
      self.labelSize = labelSize
    }
  }

  public var choice: Choice { Choice(length: length, labelSize: labelSize) }

  /// What a person is to write, for messages.
  public static var expectation: String {
    "\(Length.expectation), or a venue: \(allCases.map(\.rawValue).joined(separator: ", "))"
  }

  /// A venue's name or a length.
  ///
  /// - Throws: `Failure(.usage)` that lists the names.
  public static func choice(parsing text: String) throws(Failure) -> Choice {
    if let venue = PageWidth(rawValue: text) { return venue.choice }
    guard let length = try? Length(parsing: text) else {
      throw Failure(.usage, "expected \(expectation); found “\(text)”")
    }
    return Choice(length: length)
  }
}

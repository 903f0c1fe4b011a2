/// How tall a figure can be to stand on one page.
public struct PageHeight: Equatable, Sendable {
  /// What the page is, with its article: "a slide".
  public let name: String
  public let length: Length

  /// The page that figures of a width are for: a slide of 16 : 9 for the slides' width, and A4 for all others.
  public init(forWidth width: Length) {
    if width == PageWidth.slide.length {
      (name, length) = ("a slide", Length(5.625, .inches))
    } else {
      (name, length) = ("an A4 page", Length(297, .millimetres))
    }
  }
}

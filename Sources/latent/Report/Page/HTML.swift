import Foundation
import Plotting

/// Small pieces of a web page.
enum HTML {
  /// Text with the characters that mean something to HTML written so that they do not.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// A formula with its variables and indices.
  static func formula(_ spans: [TextSpan]) -> String {
    spans.map { span in
      let text = span.isItalic ? "<i>\(escaped(span.text))</i>" : escaped(span.text)
      return switch span.level {
      case .line: text
      case .below: "<sub>\(text)</sub>"
      case .above: "<sup>\(text)</sup>"
      }
    }.joined()
  }

  /// The words of a piece of HTML that `escaped` and our own elements made.
  static func plain(_ html: String) -> String {
    html.replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  /// A picture inside of the page itself. As a document of its own, it shares no names with the page or other pictures.
  static func image(_ picture: ReportFigure.Picture, description: String) -> String {
    let address = "data:\(picture.mediaType);base64,\(picture.data.base64EncodedString())"
    return "<img src=\"\(address)\" alt=\"\(escaped(description))\">"
  }

  /// A term and its description for each fact.
  static func facts(_ facts: [(name: String, value: String)]) -> String {
    "<dl class=\"facts\">\n"
      + facts.map { "<div><dt>\(escaped($0.name))</dt><dd>\(escaped($0.value))</dd></div>\n" }.joined() + "</dl>\n"
  }

  /// A list of points; each is HTML.
  static func list(_ points: [String]) -> String {
    "<ul>\n" + points.map { "<li>\($0)</li>\n" }.joined() + "</ul>\n"
  }
}

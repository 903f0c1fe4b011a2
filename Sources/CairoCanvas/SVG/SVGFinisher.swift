import Foundation
import Storage

/// Makes the SVG that Cairo wrote ready for others: physical size, names of its own, title, description and provenance.
enum SVGFinisher {
  /// User units in a point. Cairo rounds glyph outlines to 1/64 of its unit, coarse at 6 points; a smaller unit keeps
  /// letters smooth at any zoom.
  static let unitsPerPoint = 10.0

  /// - Throws: `Failure` if Cairo's file is not built as expected.
  static func finish(_ file: Data, page: PageDescription) throws(Failure) -> Data {
    let marker = Data("<svg".utf8)
    guard let opening = file.range(of: marker), let end = file[opening.upperBound...].firstIndex(of: UInt8(ascii: ">"))
    else { throw Failure(.failure, "finishing an SVG: Cairo's file has no <svg> element") }
    let json = try ProvenanceText.json(page.provenance)
    let texts = [page.title, page.description, json]
    let body = Array(file[file.index(after: end)...])
    let (renamed, prefix) = SVGIdentifiers(body).renamed(salt: texts.joined(separator: "\n"))
    return Data(head(page, json: json, prefix: prefix).utf8) + renamed
  }

  private static func head(_ page: PageDescription, json: String, prefix: String) -> String {
    let (width, height) = (page.size.width, page.size.height)
    let hasDescription = !page.description.isEmpty
    let labels = "\(prefix)title" + (hasDescription ? " \(prefix)desc" : "")
    let description =
      hasDescription ? "<desc id=\"\(prefix)desc\">\(XMLText.escaped(page.description))</desc>\n" : ""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" \
      width="\(number(width))pt" height="\(number(height))pt" \
      viewBox="0 0 \(number(width * unitsPerPoint)) \(number(height * unitsPerPoint))" \
      role="img" aria-labelledby="\(labels)">
      <title id="\(prefix)title">\(XMLText.escaped(page.title))</title>
      \(description)<metadata xmlns:latent="\(ProvenanceText.namespace)">\
      \(ProvenanceText.openingTag)\(XMLText.escaped(json))\(ProvenanceText.closingTag)</metadata>
      """
  }

  /// Exact to a millionth, without an exponent.
  private static func number(_ value: Double) -> String {
    let millionths = Int((value * 1e6).rounded())
    let (whole, fraction) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
    guard fraction != 0 else { return String(whole) }
    var digits = String(String(1_000_000 + fraction).dropFirst())
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(whole).\(digits)"
  }
}

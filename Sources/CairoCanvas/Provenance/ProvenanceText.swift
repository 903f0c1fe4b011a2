import Foundation
import Storage

/// How a provenance is written down inside of figures: JSON with sorted keys, in an element of our own where the format
/// is XML (SVG's metadata, PDF's XMP).
enum ProvenanceText {
  static let namespace = "urn:latent:provenance"
  static let openingTag = "<latent:provenance>"
  static let closingTag = "</latent:provenance>"
  /// The keyword of PNG's text chunk.
  static let keyword = "Provenance"

  static func json(_ provenance: Provenance) throws(Failure) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(provenance) else {
      throw Failure(.failure, "provenance of '\(provenance.title)': cannot be written as JSON")
    }
    return String(decoding: data, as: UTF8.self)
  }

  static func provenance(json: Data) -> Provenance? {
    try? JSONDecoder().decode(Provenance.self, from: json)
  }

  /// "kind: variational; seed: 1; …", for places that a person reads.
  static func summary(_ provenance: Provenance) -> String {
    provenance.facts.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
  }

  static func creator(_ provenance: Provenance) -> String { "latent \(provenance.version)" }
}

/// Text inside of XML.
enum XMLText {
  /// The text with XML's five special characters escaped and the characters that XML 1.0 forbids replaced by spaces.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Undoes `escaped` (for texts it produced).
  static func unescaped(_ text: String) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
    return entities.reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }
}

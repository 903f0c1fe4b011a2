import Applications
import CairoCanvas
import Figures
import Foundation
import Storage

/// Finds what made a file, whatever kind of file of ours it is.
enum FileProvenance {
  /// The provenance inside of a figure, of numbers in a table or an array, of weights, or of a text with our comment; nil
  /// if the file has none.
  ///
  /// - Throws: `Failure` if the file cannot be read.
  static func read(_ path: String) throws -> Provenance? {
    let data = try WholeFile.read(path)
    return ProvenanceReader.read(from: data) ?? weights(data, path) ?? Npy.provenance(in: data) ?? comment(in: data)
      ?? FigureData.provenance(in: data) ?? StudyProvenance.read(from: data)
  }

  /// A comment for HTML and Markdown that holds the provenance.
  static func comment(_ provenance: Provenance) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(provenance), as: UTF8.self)
    // Two hyphens would end the comment; in JSON, a character may be written as its number.
    return opening + text.replacing("--", with: "-\\u002d").replacing(">", with: "\\u003e") + closing
  }

  private static let opening = "<!-- latent "
  private static let closing = " -->"

  private static func comment(in data: Data) -> Provenance? {
    // It stands at the beginning, or at the end.
    for part in [data.prefix(1 << 16), data.suffix(1 << 16)] {
      guard let start = part.range(of: Data(opening.utf8)),
        let end = part[start.upperBound...].range(of: Data(closing.utf8))
      else { continue }
      if let provenance = decoded(part[start.upperBound..<end.lowerBound]) { return provenance }
    }
    return nil
  }

  private static func weights(_ data: Data, _ path: String) -> Provenance? {
    guard path.hasSuffix(".safetensors"), let file = try? SafetensorsFile.decode(data, name: path) else { return nil }
    return file.metadata["provenance"].flatMap { decoded(Data($0.utf8)) }
  }

  private static func decoded(_ json: Data) -> Provenance? {
    try? JSONDecoder().decode(Provenance.self, from: json)
  }
}

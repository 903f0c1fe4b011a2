import Foundation
import Storage

/// Finds what made a figure, in a PNG, SVG or PDF that `latent` wrote.
///
/// The file may be anything: whatever is truncated, damaged or not ours gives nil, at a cost linear in its size.
public enum ProvenanceReader {
  /// No provenance is longer; a longer one is not ours.
  static let limit = 1 << 20

  public static func read(from data: Data) -> Provenance? {
    if data.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return fromPNG(data) }
    if data.starts(with: Data("%PDF-".utf8)) || data.starts(with: Data("<?xml".utf8)) { return fromElement(in: data) }
    return nil
  }

  /// - Throws: As `WholeFile.read(_:limit:)`.
  public static func read(path: String) throws -> Provenance? { read(from: try WholeFile.read(path)) }

  /// Our text chunk stands before the pixels, so a file cut off after it still tells.
  private static func fromPNG(_ data: Data) -> Provenance? {
    var rest = data.dropFirst(8)
    let keyword = Data(ProvenanceText.keyword.utf8) + [0, 0, 0, 0, 0]
    while rest.count >= 12 {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      guard length <= rest.count - 12 else { return nil }
      let chunk = rest.dropFirst(4).prefix(4 + length)
      if chunk.starts(with: Data("iTXt".utf8)), length <= limit {
        let content = chunk.dropFirst(4)
        let checksum = rest.dropFirst(8 + length).prefix(4).reduce(UInt(0)) { $0 << 8 | UInt($1) }
        if content.starts(with: keyword), PNGFile.checksum(chunk) == checksum {
          return ProvenanceText.provenance(json: content.dropFirst(keyword.count))
        }
      }
      rest = rest.dropFirst(12 + length)
    }
    return nil
  }

  private static func fromElement(in data: Data) -> Provenance? {
    guard let opening = data.range(of: Data(ProvenanceText.openingTag.utf8)) else { return nil }
    let rest = data[opening.upperBound...].prefix(limit)
    guard let closing = rest.range(of: Data(ProvenanceText.closingTag.utf8)) else { return nil }
    let content = String(decoding: rest[..<closing.lowerBound], as: UTF8.self)
    return ProvenanceText.provenance(json: Data(XMLText.unescaped(content).utf8))
  }
}

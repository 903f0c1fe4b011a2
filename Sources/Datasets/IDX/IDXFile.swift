import Foundation
import Storage

/// The content of an IDX file of unsigned bytes: images or labels.
struct IDXFile {
  let dimensions: [Int]
  let bytes: [UInt8]
  /// SHA-256 of the decompressed file.
  let contentHash: String

  /// - Parameters:
  ///   - data: the file, plain or gzipped.
  ///   - content: what is expected.
  ///   - name: what messages call the file.
  /// - Throws: `Failure` of kind `badData` that says what was expected and what was found. Nothing larger than the
  ///   header says is allocated, and for a compressed file nothing that its own size makes implausible.
  init(_ data: Data, content: IDXHeader.Content, name: String) throws {
    let isCompressed = Gzip.isGzip(data)
    let start = isCompressed ? try Gzip.prefix(of: data, count: content.headerSize, name: name) : data
    let header = try IDXHeader(start, content: content, name: name)
    let expected = content.headerSize + header.bodySize
    let file: Data
    if isCompressed {
      try Self.requirePlausible(expected, from: data.count, name: name)
      let whole = try Gzip.inflate(data, keeping: expected, name: name)
      try Self.require(expected, whole.found, header, name: name)
      file = whole.data
    } else {
      try Self.require(expected, Gzip.Length(count: data.count, isComplete: true), header, name: name)
      file = data
    }
    dimensions = header.dimensions
    bytes = [UInt8](file.dropFirst(content.headerSize))
    contentHash = Hash.sha256(file)
  }

  /// A few megabytes that claim to hold gigabytes are more likely meant to harm than to train on.
  private static func requirePlausible(_ size: Int, from compressedSize: Int, name: String) throws {
    let limit = max(1 << 26, 12 * compressedSize)
    guard size <= limit else {
      throw Failure(
        .badData,
        "\(name): expected at most \(limit.grouped) bytes in a gzip file of this size, found a header that "
          + "promises \(size.grouped)\nIf that is right, decompress the file first: gunzip \(name)")
    }
  }

  private static func require(_ expected: Int, _ found: Gzip.Length, _ header: IDXHeader, name: String) throws {
    guard found.count != expected || !found.isComplete else { return }
    throw Failure(
      .badData,
      "\(name): expected \(expected.grouped) bytes (a header of \(expected - header.bodySize) and "
        + "\(IDXHeader.text(header.dimensions))), found \(found)")
  }
}

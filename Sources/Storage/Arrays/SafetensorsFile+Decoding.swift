import Foundation

extension SafetensorsFile {
  /// The arrays and the metadata in the bytes of a safetensors file.
  ///
  /// - Parameters:
  ///   - data: the bytes.
  ///   - name: what messages call the file.
  /// - Throws: `Failure` of kind `badData` that says what was expected and found, for anything that the format does not
  ///   allow: a header past the end, duplicate names, other element types, arrays that overlap or leave bytes unused.
  public static func decode(_ data: Data, name: String) throws -> SafetensorsFile {
    guard data.count >= 8 else {
      throw Failure(.badData, "\(name): expected a safetensors header length of 8 bytes, found \(data.count) bytes")
    }
    let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let available = min(data.count - 8, headerLimit)
    guard length <= UInt64(available) else {
      throw Failure(
        .badData,
        "\(name): expected a safetensors header of at most \(available.grouped) bytes, found a length of "
          + length.grouped)
    }
    let body = data.dropFirst(8 + Int(length))
    var header = SafetensorsHeader(file: name, size: body.count)
    try header.read(Array(data.dropFirst(8).prefix(Int(length))))
    let arrays = body.withUnsafeBytes { bytes in
      header.entries.map { entry in
        NamedArray(
          name: entry.name, shape: entry.shape,
          elements: NamedArray.Elements(
            entry.kind, bytes: UnsafeRawBufferPointer(rebasing: bytes[entry.bytes])))
      }
    }
    return SafetensorsFile(metadata: header.metadata, arrays: arrays)
  }

  /// The longest header that the format allows.
  static let headerLimit = 100_000_000
}

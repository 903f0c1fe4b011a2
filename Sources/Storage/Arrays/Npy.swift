import Foundation

/// NumPy's format for one array (`.npy`), in row-major order and little-endian numbers.
///
/// Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
public enum Npy {
  /// The bytes of a file with the numbers of `array` (version 1.0 of the format, which has no place for a name).
  public static func encode(_ array: NamedArray) -> Data {
    var data = preamble(of: array.elements.kind.description, shape: array.shape)
    array.elements.append(to: &data)
    return data
  }

  /// What stands before the elements of an array.
  static func preamble(of description: String, shape: [Int]) -> Data {
    let lengths = shape.map(String.init)
    let tuple = lengths.count == 1 ? "(\(lengths[0]),)" : "(\(lengths.joined(separator: ", ")))"
    var header = "{'descr': '\(description)', 'fortran_order': False, 'shape': \(tuple), }"
    // The numbers begin at a multiple of 64 bytes; the header ends with a line feed.
    let unpadded = magic.count + 4 + header.utf8.count + 1
    header += String(repeating: " ", count: (64 - unpadded % 64) % 64) + "\n"
    precondition(header.utf8.count <= UInt16.max, "Npy: an array of \(shape.count) dimensions")
    var data = Data(magic + [1, 0])
    withUnsafeBytes(of: UInt16(header.utf8.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(contentsOf: header.utf8)
    return data
  }

  /// The array in the bytes of a file; what `encode(_:provenance:)` adds to it is passed over.
  ///
  /// - Parameters:
  ///   - data: the bytes.
  ///   - name: what messages call the file, and the name of the array.
  /// - Throws: `Failure` of kind `badData` for a damaged file, other element types, and column-major order.
  public static func decode(_ data: Data, name: String) throws -> NamedArray {
    let (header, start) = try header(of: data, name: name)
    let body = data.dropFirst(start)
    guard let expected = NamedArray.byteCount(shape: header.shape, width: header.kind.width) else {
      throw Failure(.badData, "\(name): expected a shape that a machine can hold, found \(header.shape)")
    }
    guard expected == body.count || (expected < body.count && provenance(inText: body.dropFirst(expected)) != nil)
    else {
      throw Failure(
        .badData,
        "\(name): expected \(expected.grouped) bytes for the shape \(header.shape), found "
          + body.count.grouped)
    }
    let elements = body.prefix(expected).withUnsafeBytes { NamedArray.Elements(header.kind, bytes: $0) }
    return NamedArray(name: name, shape: header.shape, elements: elements)
  }

  /// The header of the first array, and where its numbers begin.
  static func header(of data: Data, name: String) throws -> (header: NpyHeader, start: Int) {
    let bytes = Array(data.prefix(12))
    guard bytes.starts(with: magic), bytes.count >= 10, (1...3).contains(bytes[6]) else {
      throw Failure(.badData, "\(name): expected NumPy's magic bytes and version 1 to 3, found something else")
    }
    let lengthBytes = bytes[6] == 1 ? 2 : 4
    guard bytes.count >= 8 + lengthBytes else {
      throw Failure(.badData, "\(name): expected a header length, found the end of the file")
    }
    let length = bytes[8..<8 + lengthBytes].reversed().reduce(0) { $0 << 8 | Int($1) }
    let start = 8 + lengthBytes
    guard length <= data.count - start else {
      throw Failure(
        .badData, "\(name): expected a header of \(length.grouped) bytes, found \((data.count - start).grouped)")
    }
    return (try NpyHeader(Array(data.dropFirst(start).prefix(length)), file: name), start + length)
  }

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
}

extension NamedArray.Elements.Kind {
  /// NumPy's description of the element type.
  var description: String {
    switch self {
    case .float32: "<f4"
    case .float64: "<f8"
    case .uint8: "|u1"
    case .int64: "<i8"
    }
  }
}

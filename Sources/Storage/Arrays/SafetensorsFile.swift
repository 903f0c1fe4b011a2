import Foundation

/// A file of named arrays in the safetensors format: a JSON header that says what is where, then the numbers.
///
/// Element types are F32, F64, U8 and I64. The format is described at https://github.com/huggingface/safetensors;
/// Python's `safetensors` reads these files and writes files that are read here.
public struct SafetensorsFile: Equatable, Sendable {
  /// Free text under names of its own; written in the order of the names.
  public var metadata: [String: String]
  /// The arrays in the order of their bytes. Wider elements are written first, so that all of them are aligned.
  public var arrays: [NamedArray]

  /// - Parameters:
  ///   - metadata: free text under names of its own.
  ///   - arrays: arrays with different names, none of which is `__metadata__`.
  public init(metadata: [String: String] = [:], arrays: [NamedArray]) {
    precondition(
      Set(arrays.map(\.name)).union([metadataKey]).count == arrays.count + 1,
      "SafetensorsFile: names \(arrays.map(\.name)) are not all different")
    self.metadata = metadata
    let widths = Set(arrays.map(\.elements.kind.width)).sorted(by: >)
    self.arrays = widths.flatMap { width in arrays.filter { $0.elements.kind.width == width } }
  }

  /// The array called `name`, if there is one.
  public subscript(name: String) -> NamedArray? { arrays.first { $0.name == name } }

  /// The bytes of the file; equal values have equal bytes.
  public func encoded() -> Data {
    var entries: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { $0.key < $1.key }
        .map { JSONValue.quoted($0.key) + ":" + JSONValue.quoted($0.value) }
      entries.append("\"\(metadataKey)\":{\(pairs.joined(separator: ","))}")
    }
    var offset = 0
    for array in arrays {
      let end = offset + array.elements.count * array.elements.kind.width
      let shape = array.shape.map(String.init).joined(separator: ",")
      entries.append(
        "\(JSONValue.quoted(array.name)):{\"dtype\":\"\(array.elements.kind.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    var header = Array("{\(entries.joined(separator: ","))}".utf8)
    // The numbers begin at a multiple of eight bytes.
    while header.count % 8 != 0 { header.append(0x20) }
    var data = Data(capacity: 8 + header.count + offset)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(contentsOf: header)
    for array in arrays { array.elements.append(to: &data) }
    return data
  }
}

/// The name in the header that is not an array's.
let metadataKey = "__metadata__"

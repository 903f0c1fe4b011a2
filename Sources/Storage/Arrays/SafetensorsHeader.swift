/// The header of a safetensors file, checked.
struct SafetensorsHeader {
  /// One array: what it is and which of the bytes after the header it has.
  struct Entry {
    var name: String
    var kind: NamedArray.Elements.Kind
    var shape: [Int]
    var bytes: Range<Int>
  }

  private let file: String
  private let size: Int
  private(set) var metadata: [String: String] = [:]
  /// In the order of their bytes.
  private(set) var entries: [Entry] = []

  /// - Parameters:
  ///   - file: what messages call the file.
  ///   - size: the number of bytes after the header.
  init(file: String, size: Int) {
    self.file = file
    self.size = size
  }

  mutating func read(_ text: [UInt8]) throws {
    let members = try object(parse(text), what: "header")
    var names = Set<String>()
    for member in members {
      guard names.insert(member.name).inserted else {
        throw failure("header", expected: "every name once", found: "`\(member.name)` twice")
      }
      if member.name == metadataKey {
        try readMetadata(member.value)
      } else {
        entries.append(try entry(member.name, member.value))
      }
    }
    entries.sort { ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound) }
    try requireNeitherGapNorOverlap()
  }

  private func failure(_ what: String, expected: String, found: String) -> Failure {
    Failure(.badData, "\(file): \(what): expected \(expected), found \(found)")
  }

  private func parse(_ text: [UInt8]) throws -> JSONValue {
    guard text.first == UInt8(ascii: "{") else {
      throw failure("header", expected: "`{` at its beginning", found: "something else; is this a safetensors file?")
    }
    do {
      return try JSONParser.parse(text)
    } catch {
      throw failure("header, byte \(error.position)", expected: error.expected, found: error.found)
    }
  }

  private func object(_ value: JSONValue, what: String) throws -> [JSONValue.Member] {
    guard case .object(let members) = value else {
      throw failure(what, expected: "an object", found: value.kind)
    }
    return members
  }

  private mutating func readMetadata(_ value: JSONValue) throws {
    for member in try object(value, what: "`\(metadataKey)`") {
      guard case .string(let text) = member.value else {
        throw failure("`\(metadataKey)`, `\(member.name)`", expected: "text", found: member.value.kind)
      }
      guard metadata.updateValue(text, forKey: member.name) == nil else {
        throw failure("`\(metadataKey)`", expected: "every name once", found: "`\(member.name)` twice")
      }
    }
  }

  private func entry(_ name: String, _ value: JSONValue) throws -> Entry {
    let what = "tensor `\(name)`"
    let members = try object(value, what: what)
    guard members.map(\.name).sorted() == ["data_offsets", "dtype", "shape"] else {
      let found = members.map { "`\($0.name)`" }.joined(separator: ", ")
      throw failure(what, expected: "`dtype`, `shape` and `data_offsets` once each", found: found)
    }
    func member(_ name: String) -> JSONValue { members.first { $0.name == name }?.value ?? .null }
    let kinds = NamedArray.Elements.Kind.allCases
    guard case .string(let type) = member("dtype"), let kind = kinds.first(where: { $0.rawValue == type }) else {
      let found = if case .string(let type) = member("dtype") { "`\(type)`" } else { member("dtype").kind }
      let names = kinds.map(\.rawValue).joined(separator: ", ")
      throw failure("\(what), dtype", expected: "one of \(names)", found: found)
    }
    let shape = try wholeNumbers(member("shape"), what: "\(what), shape")
    let offsets = try wholeNumbers(member("data_offsets"), what: "\(what), data_offsets")
    guard offsets.count == 2, offsets[0] <= offsets[1], offsets[1] <= size else {
      throw failure(
        "\(what), data_offsets", expected: "a beginning and an end in 0…\(size)", found: "\(offsets)")
    }
    guard let count = NamedArray.byteCount(shape: shape, width: kind.width) else {
      throw failure("\(what), shape", expected: "a size that a machine can hold", found: "\(shape)")
    }
    guard count == offsets[1] - offsets[0] else {
      throw failure(
        what, expected: "\(count.grouped) bytes for \(kind.rawValue) \(shape)",
        found: (offsets[1] - offsets[0]).grouped)
    }
    return Entry(name: name, kind: kind, shape: shape, bytes: offsets[0]..<offsets[1])
  }

  private func wholeNumbers(_ value: JSONValue, what: String) throws -> [Int] {
    guard case .array(let elements) = value else { throw failure(what, expected: "a list", found: value.kind) }
    return try elements.map { element in
      guard case .number(let digits) = element, let number = Int(digits), number >= 0, !digits.hasPrefix("-") else {
        throw failure(what, expected: "whole numbers below 2⁶³", found: element.kind)
      }
      return number
    }
  }

  private func requireNeitherGapNorOverlap() throws {
    var end = 0
    for entry in entries {
      guard entry.bytes.lowerBound == end else {
        let what = entry.bytes.lowerBound > end ? "a hole before it" : "an overlap with the tensor before it"
        throw failure(
          "tensor `\(entry.name)`", expected: "its bytes to begin at \(end.grouped)",
          found: "\(entry.bytes.lowerBound.grouped): \(what)")
      }
      end = entry.bytes.upperBound
    }
    guard end == size else {
      throw failure("data", expected: "\(end.grouped) bytes after the header", found: size.grouped)
    }
  }
}

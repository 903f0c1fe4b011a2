/// The header of a `.npy` file: a Python dictionary with the keys `descr`, `fortran_order` and `shape`.
struct NpyHeader {
  let kind: NamedArray.Elements.Kind
  let shape: [Int]

  /// - Parameter file: what messages call the file.
  init(_ bytes: [UInt8], file: String) throws {
    func failure(_ expected: String, _ found: String) -> Failure {
      Failure(.badData, "\(file): header: expected \(expected), found \(found)")
    }
    guard let text = String(validating: bytes, as: UTF8.self), text.utf8.allSatisfy({ $0 < 0x80 })
    else {
      throw failure("ASCII text", "other bytes")
    }
    let fields = Self.fields(of: text)
    guard fields.map(\.key).sorted() == ["descr", "fortran_order", "shape"] else {
      throw failure("a dictionary of `descr`, `fortran_order` and `shape`", "\(text.prefix(100))")
    }
    func value(_ key: String) -> String { fields.first { $0.key == key }?.value ?? "" }

    let description = String(value("descr").filter { $0 != "'" && $0 != "\"" })
    guard
      let kind = NamedArray.Elements.Kind.allCases.first(where: { $0.description == description })
    else {
      let known = NamedArray.Elements.Kind.allCases.map(\.description).joined(separator: ", ")
      throw failure("an element type among \(known)", description)
    }
    guard value("fortran_order") == "False" else {
      throw failure("row-major order (`fortran_order` False)", value("fortran_order"))
    }
    guard let shape = Self.shape(value("shape")) else {
      throw failure("a shape of whole numbers", value("shape"))
    }
    self.kind = kind
    self.shape = shape
  }

  /// The keys and the text of the values of a flat dictionary; a comma inside a tuple does not end a value.
  private static func fields(of text: String) -> [(key: String, value: String)] {
    let trimmed = trim(text)
    guard trimmed.hasPrefix("{"), trimmed.hasSuffix("}") else { return [] }
    var parts: [String] = [""]
    var depth = 0
    for character in trimmed.dropFirst().dropLast() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == "," && depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map(trim).filter { !$0.isEmpty }.map { part in
      let halves = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map {
        trim(String($0))
      }
      let key = halves[0].filter { $0 != "'" && $0 != "\"" }
      return (key, halves.count == 2 ? halves[1] : "")
    }
  }

  private static func shape(_ tuple: String) -> [Int]? {
    guard tuple.hasPrefix("("), tuple.hasSuffix(")") else { return nil }
    var lengths = tuple.dropFirst().dropLast().split(
      separator: ",", omittingEmptySubsequences: false
    )
    .map { trim(String($0)) }
    if lengths.last == "" { lengths.removeLast() }
    var shape: [Int] = []
    for length in lengths {
      guard let number = Int(length), number >= 0, !length.hasPrefix("-") else { return nil }
      shape.append(number)
    }
    return shape
  }

  private static func trim(_ text: String) -> String {
    var slice = text[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}

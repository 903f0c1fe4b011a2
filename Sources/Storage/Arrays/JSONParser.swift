/// A strict parser of JSON (RFC 8259) for bytes that may be hostile: its depth is bounded and nothing is repaired.
struct JSONParser {
  /// What is wrong, and at which byte.
  struct Problem: Error, Equatable {
    var expected: String
    var found: String
    var position: Int
  }

  private let bytes: [UInt8]
  private let depthLimit: Int
  private var position = 0

  /// The value that `bytes` hold, with white space around it allowed.
  ///
  /// - Parameter depthLimit: how many lists and objects may be inside each other.
  static func parse(_ bytes: [UInt8], depthLimit: Int = 16) throws(Problem) -> JSONValue {
    var parser = JSONParser(bytes: bytes, depthLimit: depthLimit)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.problem(expected: "the end") }
    return value
  }

  private init(bytes: [UInt8], depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  private func problem(expected: String, at place: Int? = nil) -> Problem {
    let place = place ?? position
    guard place < bytes.count else { return Problem(expected: expected, found: "the end", position: place) }
    let byte = bytes[place]
    let isPlain = byte > 0x20 && byte < 0x7f
    let found = isPlain ? "`\(Character(UnicodeScalar(byte)))`" : "byte \(byte)"
    return Problem(expected: expected, found: found, position: place)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d { position += 1 }
  }

  /// Steps over `character` if it comes next, after white space.
  private mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard current == character.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(Problem) -> JSONValue {
    skipSpace()
    switch current.map({ Character(UnicodeScalar($0)) }) {
    case "{": return .object(try members(depth: depth + 1))
    case "[": return .array(try elements(depth: depth + 1))
    case "\"": return .string(try string())
    case "-", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9": return .number(try number())
    case "t": return try word("true", .boolean(true))
    case "f": return try word("false", .boolean(false))
    case "n": return try word("null", .null)
    default: throw problem(expected: "a value")
    }
  }

  private mutating func open(_ bracket: Character, depth: Int) throws(Problem) {
    guard depth <= depthLimit else {
      throw Problem(
        expected: "at most \(depthLimit) lists or objects inside each other", found: "more", position: position)
    }
    _ = take(bracket)
  }

  private mutating func members(depth: Int) throws(Problem) -> [JSONValue.Member] {
    try open("{", depth: depth)
    var members: [JSONValue.Member] = []
    if take("}") { return members }
    repeat {
      skipSpace()
      let name = try string()
      guard take(":") else { throw problem(expected: "`:`") }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth)))
    } while take(",")
    guard take("}") else { throw problem(expected: "`,` or `}`") }
    return members
  }

  private mutating func elements(depth: Int) throws(Problem) -> [JSONValue] {
    try open("[", depth: depth)
    var elements: [JSONValue] = []
    if take("]") { return elements }
    repeat { elements.append(try value(depth: depth)) } while take(",")
    guard take("]") else { throw problem(expected: "`,` or `]`") }
    return elements
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Problem) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw problem(expected: "a value") }
    position += word.utf8.count
    return value
  }

  private mutating func digits() throws(Problem) {
    let start = position
    while let byte = current, (0x30...0x39).contains(byte) { position += 1 }
    guard position > start else { throw problem(expected: "a digit") }
  }

  private mutating func number() throws(Problem) -> String {
    let start = position
    if current == 0x2d { position += 1 }
    let firstDigit = position
    try digits()
    guard bytes[firstDigit] != 0x30 || position == firstDigit + 1 else {
      throw problem(expected: "a number without leading zeros", at: firstDigit)
    }
    if current == 0x2e {
      position += 1
      try digits()
    }
    if current == 0x65 || current == 0x45 {
      position += 1
      if current == 0x2b || current == 0x2d { position += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func string() throws(Problem) -> String {
    guard current == 0x22 else { throw problem(expected: "text in quotation marks") }
    position += 1
    let start = position
    var text: [UInt8] = []
    while let byte = current, byte != 0x22 {
      guard byte >= 0x20 else { throw problem(expected: "no control character in text") }
      position += 1
      if byte == 0x5c { text.append(contentsOf: Array(try escaped().utf8)) } else { text.append(byte) }
    }
    guard current == 0x22 else { throw problem(expected: "a closing quotation mark") }
    position += 1
    guard let string = String(validating: text, as: UTF8.self) else {
      throw Problem(expected: "text in UTF-8", found: "other bytes", position: start)
    }
    return string
  }

  /// The character after a backslash.
  private mutating func escaped() throws(Problem) -> String {
    guard let byte = current else { throw problem(expected: "an escaped character") }
    let simple: [Character: String] = [
      "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{c}", "n": "\n", "r": "\r", "t": "\t",
    ]
    if let character = simple[Character(UnicodeScalar(byte))] {
      position += 1
      return character
    }
    guard byte == 0x75 else { throw problem(expected: "an escaped character") }
    let start = position
    position += 1
    var units = [try hexadecimal()]
    if UTF16.isLeadSurrogate(units[0]), bytes[position...].starts(with: [0x5c, 0x75]) {
      position += 2
      units.append(try hexadecimal())
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw Problem(expected: "a character", found: "half of a surrogate pair", position: start)
    }
    return text
  }

  private mutating func hexadecimal() throws(Problem) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw problem(expected: "four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}

/// A JSON value (RFC 8259) as it is written: objects keep their order and their duplicate names, numbers their digits.
///
/// Foundation's parser silently keeps one of two equal names, which would let one file mean two things.
enum JSONValue: Equatable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  case number(String)
  case boolean(Bool)
  case null

  struct Member: Equatable {
    var name: String
    var value: JSONValue
  }

  /// What the value is, for messages.
  var kind: String {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .string: "text"
    case .number(let digits): "the number \(digits.prefix(40))"
    case .boolean: "a truth value"
    case .null: "null"
    }
  }

  /// `text` as a JSON string, with its quotation marks.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

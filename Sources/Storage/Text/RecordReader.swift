/// Reads comma-separated values byte by byte: files of a hundred thousand rows are read as often as small ones.
struct RecordReader {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0

  init(_ text: String, file: String) {
    bytes = Array(text.utf8)
    self.file = file
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// The fields of each line; a line feed at the very end begins no further one.
  mutating func records() throws(Failure) -> [[String]] {
    var records: [[String]] = []
    while position < bytes.count {
      var record: [String] = []
      record.reserveCapacity(records.first?.count ?? 8)
      repeat { record.append(try field()) } while moved(over: Self.comma)
      _ = moved(over: Self.lineFeed)
      records.append(record)
    }
    return records
  }

  private mutating func moved(over byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// The field from here to the next comma or line's end, which is not passed.
  private mutating func field() throws(Failure) -> String {
    if moved(over: Self.quote) { return try quotedField() }
    let start = position
    return bytes.withUnsafeBufferPointer { bytes in
      while position < bytes.count, bytes[position] != Self.comma, bytes[position] != Self.lineFeed { position += 1 }
      // Lines may end as on Windows.
      let isWindowsLine = position < bytes.count && bytes[position] == Self.lineFeed && position > start
      let end = isWindowsLine && bytes[position - 1] == Self.carriageReturn ? position - 1 : position
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }
  }

  /// The rest of a field whose opening quotation mark was passed; two marks inside stand for one.
  private mutating func quotedField() throws(Failure) -> String {
    var content: [UInt8] = []
    while true {
      guard position < bytes.count else {
        throw Failure(.badData, "\(file): expected a closing quotation mark, found the end of the file")
      }
      let byte = bytes[position]
      position += 1
      if byte != Self.quote {
        content.append(byte)
      } else if moved(over: Self.quote) {
        content.append(byte)
      } else {
        break
      }
    }
    // What stands behind the closing mark belongs to the field, too.
    return String(decoding: content, as: UTF8.self) + (try field())
  }
}

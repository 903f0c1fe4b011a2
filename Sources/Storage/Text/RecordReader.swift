/// Reads comma-separated values byte by byte: files of a hundred thousand rows are read as often as small ones.
struct RecordReader {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Whether all lines were read; a line feed at the very end begins no further one.
  var isAtEnd: Bool { position == bytes.count }

  /// Reads the fields of the next line.
  ///
  /// - Returns: how many they are.
  mutating func record(into fields: inout FieldStore) throws(Failure) -> Int {
    var count = 0
    repeat {
      if moved(over: Self.quote) { try quotedPart(into: &fields) }
      // What stands behind a closing mark belongs to the field, too.
      plainPart(into: &fields)
      fields.endField()
      count += 1
    } while moved(over: Self.comma)
    _ = moved(over: Self.lineFeed)
    return count
  }

  private mutating func moved(over byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// All from here to the next comma or line's end, which is not passed.
  private mutating func plainPart(into fields: inout FieldStore) {
    let start = position
    position = bytes.withUnsafeBufferPointer { bytes in
      var next = start
      while next < bytes.count, bytes[next] != Self.comma, bytes[next] != Self.lineFeed { next += 1 }
      // Lines may end as on Windows.
      let isWindowsLine = next < bytes.count && bytes[next] == Self.lineFeed && next > start
      let end = isWindowsLine && bytes[next - 1] == Self.carriageReturn ? next - 1 : next
      fields.write(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      return next
    }
  }

  /// The rest of a part whose opening quotation mark was passed; two marks inside stand for one.
  private mutating func quotedPart(into fields: inout FieldStore) throws(Failure) {
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
    fields.write(content)
  }
}

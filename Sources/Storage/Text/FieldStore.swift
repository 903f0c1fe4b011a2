/// Fields of text, one behind the other in one piece of memory.
///
/// A hundred thousand rows of strings are as many arrays and several times as many objects; these are two.
struct FieldStore: Equatable, Sendable {
  /// All fields as UTF-8.
  private(set) var bytes: [UInt8] = []
  /// Where each field ends; it begins where the one before it does.
  private var ends: [Int] = []

  var count: Int { ends.count }

  /// Adds to the field that is being written.
  mutating func write(_ part: some Collection<UInt8>) { bytes += part }

  /// Ends the field that is being written.
  mutating func endField() { ends.append(bytes.count) }

  mutating func append(_ text: String) {
    write(text.utf8)
    endField()
  }

  subscript(index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

  /// The field as a number, read as `Float` reads text; nil if it is none.
  func float(_ index: Int) -> Float? { decimal(index)?.float ?? Float(self[index]) }

  /// The field as a number, read as `Double` reads text; nil if it is none.
  func double(_ index: Int) -> Double? { decimal(index)?.double ?? Double(self[index]) }

  private func decimal(_ index: Int) -> DecimalNumber? {
    bytes.withUnsafeBufferPointer { DecimalNumber(UnsafeBufferPointer(rebasing: $0[range(index)])) }
  }

  private func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }
}

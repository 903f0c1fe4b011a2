/// Parsers for lists of numbers with commas between them.
enum NumberLists {
  /// Whole numbers of a range, each once, ascending.
  static func whole(_ range: ClosedRange<Int>) -> @Sendable (String) throws -> [Int] {
    { text in
      let words = text.split(separator: ",", omittingEmptySubsequences: false)
      let numbers = words.compactMap { Int($0.trimmingPrefix { $0 == " " }) }
      guard numbers.count == words.count, numbers.allSatisfy(range.contains) else {
        throw BadValue(
          expected: "whole numbers from \(range.lowerBound) to \(range.upperBound), with commas between them")
      }
      return Set(numbers).sorted()
    }
  }

  /// Finite numbers above zero, each once, ascending.
  static func positive(_ text: String) throws -> [Double] {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = words.compactMap { Double($0.trimmingPrefix { $0 == " " }) }
    guard numbers.count == words.count, numbers.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      throw BadValue(expected: "numbers above 0, with commas between them")
    }
    return Set(numbers).sorted()
  }
}

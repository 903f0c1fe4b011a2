/// Parsers for the numbers that flags take, which say what range was expected.
enum Numbers {
  /// A whole number in the range.
  static func whole(_ range: ClosedRange<Int>) -> @Sendable (String) throws -> Int {
    { text in
      guard let number = Int(text), range.contains(number) else {
        throw BadValue(expected: "a whole number " + words(range))
      }
      return number
    }
  }

  /// Whole numbers in the range, with commas between them: "32,64".
  static func list(_ range: ClosedRange<Int>) -> @Sendable (String) throws -> [Int] {
    { text in
      try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
        guard let number = Int(part), range.contains(number) else {
          throw BadValue(expected: "whole numbers \(words(range)), with commas between them")
        }
        return number
      }
    }
  }

  /// A seed: any whole number that 64 bits hold.
  static func seed(_ text: String) throws -> UInt64 {
    guard let seed = UInt64(text) else {
      throw BadValue(expected: "a whole number from 0 to \(UInt64.max)")
    }
    return seed
  }

  /// A finite number above zero.
  static func positive(_ text: String) throws -> Double {
    guard let number = Double(text), number.isFinite, number > 0 else {
      throw BadValue(expected: "a number above 0")
    }
    return number
  }

  /// A finite number, zero or above.
  static func nonNegative(_ text: String) throws -> Double {
    guard let number = Double(text), number.isFinite, number >= 0 else {
      throw BadValue(expected: "a number from 0")
    }
    return number
  }

  /// A number strictly between 0 and 1.
  static func fraction(_ text: String) throws -> Double {
    guard let number = Double(text), number > 0, number < 1 else {
      throw BadValue(expected: "a number between 0 and 1")
    }
    return number
  }

  private static func words(_ range: ClosedRange<Int>) -> String {
    range.upperBound == .max ? "from \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
  }
}

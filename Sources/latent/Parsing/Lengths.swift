import Plotting

/// Parsers for lengths; their errors are shown after the flag and its value.
enum Lengths {
  static func length(_ text: String) throws -> Length {
    do { return try Length(parsing: text) } catch { throw BadValue(expected: Length.expectation) }
  }

  static func pageWidth(_ text: String) throws -> PageWidth.Choice {
    do { return try PageWidth.choice(parsing: text) } catch { throw BadValue(expected: PageWidth.expectation) }
  }

  /// The size of letters, in points.
  static func fontSize(_ text: String) throws -> Double {
    guard let size = Double(text), (TypeScale.smallest...40).contains(size) else {
      throw BadValue(expected: "a number of points from \(Int(TypeScale.smallest)) to 40")
    }
    return size
  }
}

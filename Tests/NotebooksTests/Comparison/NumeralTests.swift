import Testing

@testable import Notebooks

@Suite("Numbers in a text")
struct NumeralTests {
  @Test(
    "are found with their sign, fraction and exponent",
    arguments: [
      ("12", 12.0, false, 2), ("-0.5 a", -0.5, true, 4), ("−1.64,", -1.64, true, 5), ("4,000 images", 4000, false, 5),
      ("1,234.5", 1234.5, true, 7), ("1e-05", 1e-5, true, 5), ("3.", 3, false, 1), ("7,1.18", 7, false, 1),
      ("1,23", 1, false, 1), ("1,2345", 1, false, 1), ("5-nearest", 5, false, 1), ("85mm", 85, false, 2),
      ("2e", 2, false, 1), ("+4", 4, false, 2),
    ])
  func found(text: String, value: Double, isFraction: Bool, end: Int) throws {
    let numeral = try #require(Numeral(in: Array(text), at: 0))
    #expect(numeral.value == value && numeral.isFraction == isFraction && numeral.end == end)
  }

  @Test(
    "parts of names are none", arguments: [("z1", 1), ("0.1.0", 0), ("0.1.0", 2), ("-", 0), ("1e5f", 0), ("a-5", 1)])
  func none(text: String, place: Int) { #expect(Numeral(in: Array(text), at: place) == nil) }
}

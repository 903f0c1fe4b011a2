import Testing

@testable import Notebooks

@Suite("Tolerances")
struct ToleranceTests {
  @Test("of a distance, a share, or the larger of both")
  func allowed() throws {
    let distance = try #require(Tolerance(parsing: " 0.5"))
    #expect(distance.allows(10.5, for: 10) && distance.allows(9.5, for: 10) && !distance.allows(10.51, for: 10))
    let share = try #require(Tolerance(parsing: "3 %"))
    #expect(share.allows(-97, for: -100) && !share.allows(-96.9, for: -100) && !share.allows(0.1, for: 0))
    let both = try #require(Tolerance(parsing: "3% or 0.5"))
    #expect(both.allows(0.4, for: 0) && both.allows(102.9, for: 100) && !both.allows(0.6, for: 0))
    #expect(Tolerance(parsing: "0.5 or 3 %") == both)
  }

  @Test("decimal fractions at the very edge are inside")
  func edge() {
    #expect(Tolerance(absolute: 0.1).allows(0.3, for: 0.2) && Tolerance(absolute: 0.1).allows(0.4, for: 0.3))
  }

  @Test("what is no number is near nothing")
  func nan() {
    #expect(!Tolerance(absolute: 1).allows(.nan, for: 1) && !Tolerance(absolute: 1).allows(.infinity, for: 1))
  }

  @Test(arguments: ["", "x", "3 % or 4 %", "1 or 2", "1 or", "-1", "nan", "inf", "1e400", "3 %% ", "1 or 2 % or 3"])
  func refused(_ text: String) { #expect(Tolerance(parsing: Substring(text)) == nil) }
}

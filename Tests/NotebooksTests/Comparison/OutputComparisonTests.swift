import Testing

@testable import Notebooks

@Suite("Printed output against written output")
struct OutputComparisonTests {
  private func compare(_ written: [String], _ found: [String], _ tolerance: Tolerance? = nil) -> OutputComparison {
    OutputComparison(written: written, found: found, tolerance: tolerance)
  }

  @Test("the same lines differ nowhere")
  func same() {
    let comparison = compare(["a", "", "b 1.5 ±1"], ["a", "", "b 2.0"])
    #expect(comparison.differences.isEmpty && comparison.refreshed == ["a", "", "b 2.0 ±1"])
    #expect(compare([], []).differences.isEmpty)
  }

  @Test("lines that are missing, new, or astray are told from top to bottom")
  func different() {
    let comparison = compare(["first", "loss 1.5 ±0.1", "last"], ["new", "loss 1.9", "last"])
    #expect(
      comparison.differences == [
        .missing("first"), .unexpected("new"),
        .deviating(written: "loss 1.5 ±0.1", found: "loss 1.9", reasons: ["1.9 for 1.5 ±0.1"]),
      ])
    #expect(comparison.refreshed == ["new", "loss 1.9 ±0.1", "last"])
    #expect(compare(["a"], []).differences == [.missing("a")])
    #expect(compare([], ["a"]).differences == [.unexpected("a")])
  }

  @Test("an inserted line moves the others, and hides none of them")
  func moved() {
    let comparison = compare(["a 1.0", "b 2.0", "c 3.0"], ["a 1.0", "x", "b 2.0", "c 3.0"], Tolerance(relative: 0.1))
    #expect(comparison.differences == [.unexpected("x")])
  }

  @Test("outputs of any length are compared; what is the same at both ends costs nothing")
  func long() {
    let same = (0..<20_000).map { "line \($0)" }
    let small = compare(same + ["a"] + same, same + ["b"] + same)
    #expect(small.differences == [.missing("a"), .unexpected("b")] && small.refreshed == same + ["b"] + same)
    let other = (0..<20_000).map { "another \($0)" }
    let large = compare(["top"] + same + ["…", "end"], ["top"] + other + ["end"])
    #expect(large.differences.count == 40_000 && large.refreshed == ["top", "…"] + other + ["end"])
    #expect(large.differences.first == .missing("line 0") && large.differences.last == .unexpected("another 19999"))
  }

  @Test("equal lines with other numbers are paired with the nearest")
  func nearest() {
    let comparison = compare(["loss 3.0", "loss 2.0"], ["loss 2.01"], Tolerance(relative: 0.1))
    #expect(comparison.differences == [.missing("loss 3.0")])
  }

  @Test("an elided line stands for any number of lines, none among them")
  func gap() {
    for found in [["a", "b"], ["a", "x", "b"], ["a", "x", "y", "z", "b"]] {
      let comparison = compare(["a", "  …", "b"], found)
      #expect(comparison.differences.isEmpty && comparison.refreshed == ["a", "  …", "b"])
    }
    #expect(compare(["a", "…", "b"], ["a", "x"]).differences == [.missing("b")])
    #expect(compare(["…"], []).differences.isEmpty)
  }

  @Test("marks that go with their line are told")
  func lost() {
    let comparison = compare(["old 1.5 ±1", "plain"], ["new 1.5"])
    #expect(comparison.lostMarks == ["old 1.5 ±1"] && comparison.refreshed == ["new 1.5"])
  }
}

import Testing

@testable import Notebooks

@Suite("A written line against a printed one")
struct LinePatternTests {
  private func fits(_ written: String, _ found: String, _ tolerance: Tolerance? = nil) -> Bool {
    LinePattern(written, tolerance: tolerance).match(found, .withinTolerance) != nil
  }

  @Test("must be the same to the letter without marks")
  func exact() {
    #expect(fits("loss  1.5 (a)", "loss  1.5 (a)"))
    for other in ["loss 1.5 (a)", "loss  1.6 (a)", "loss  1.5 (a) ", "loss  1.5", "", "loss  1.50 (a)"] {
      #expect(!fits("loss  1.5 (a)", other), "\(other)")
    }
  }

  @Test("numbers with marks may differ by that much, the others may not")
  func marks() {
    #expect(fits("loss 1.5 ±0.2 after 3", "loss 1.7 after 3"))
    #expect(fits("loss 1.5±0.2 after 3", "loss 1.3 after 3"))
    #expect(!fits("loss 1.5 ±0.2 after 3", "loss 1.71 after 3"))
    #expect(!fits("loss 1.5 ±0.2 after 3", "loss 1.5 after 4"))
    #expect(!fits("loss 1.5 ±0.2", "loss nan"))
    #expect(fits("dead 11 ±5", "dead 16") && !fits("dead 11 ±5", "dead 17"))
    #expect(fits("share 200 ±10 %", "share 181") && !fits("share 200 ±10 %", "share 179"))
    #expect(fits("accuracy 40.6 ±3 %", "accuracy 41.5") && !fits("accuracy 40.6 ±2 %", "accuracy 41.5"))
  }

  @Test("a tolerance of all covers fractions and leaves counts alone")
  func all() {
    let tolerance = Tolerance(absolute: 0.01, relative: 0.1)
    #expect(fits("z 0.05 of 1,000, -2.0, 1e-05", "z 0.06 of 1,000, -2.2, 2e-05", tolerance))
    #expect(!fits("z 0.05 of 1,000", "z 0.05 of 1,001", tolerance))
    #expect(!fits("latent 0.1.0", "latent 0.1.1", tolerance))
    #expect(!fits("hash 0.5", "hash -0.5", tolerance))
    #expect(fits("small -0.003", "small 0.004", tolerance))
  }

  @Test("where numbers may differ, the width of spaces does not matter, but words stay apart")
  func spacing() {
    let tolerance = Tolerance(relative: 0.5)
    #expect(fits("a    9.9  b", "a   10.1  b", tolerance) && fits("heading   more", "heading    more", tolerance))
    #expect(!fits("a b", "ab", tolerance) && !fits("ab", "a b", tolerance))
  }

  @Test("an elision stands for one character or more")
  func elision() {
    #expect(fits("time …", "time 5 s, 3 images/s") && fits("a … z", "a b c z") && fits("…", "x"))
    #expect(!fits("time …", "time ") && !fits("a … z", "a b c") && !fits("a…", "b…"))
    #expect(fits("SHA-256 602b…", "SHA-256 602b…"))
    #expect(fits("… 1.5 ±1, …", "one, two 2.0, three"))
    #expect(LinePattern("    …", tolerance: nil).isGap && !LinePattern("a …", tolerance: nil).isGap)
  }

  @Test("the printed line is written anew with the marks of the written one")
  func rewritten() throws {
    let pattern = LinePattern("epoch 2: loss 1.5 ±0.2, time …, end", tolerance: nil)
    let match = try #require(pattern.match("epoch 2: loss 1.62, time 3 s, end", .withinTolerance))
    #expect(match.rewritten == "epoch 2: loss 1.62 ±0.2, time …, end" && match.deviations.isEmpty)
    let far = try #require(pattern.match("epoch 2: loss 9, time 3 s, end", .anyNumber))
    #expect(far.rewritten == "epoch 2: loss 9 ±0.2, time …, end")
    #expect(far.deviations == ["9 for 1.5 ±0.2"])
    #expect(pattern.match("epoch 3: loss 1.5, time 3 s, end", .anyNumber) == nil)
  }

  /// With every elision looking at every place from every other, this would be 10¹⁰ steps, and nobody would see its end.
  @Test("a long line full of elisions is compared, and its end still counts")
  func hostile() {
    let pattern = LinePattern(String(repeating: "a…", count: 50) + "b", tolerance: nil)
    let line = String(repeating: "a", count: 20_000)
    #expect(pattern.match(line, .withinTolerance) == nil)
    #expect(pattern.match(line + "b", .withinTolerance) != nil)
  }
}

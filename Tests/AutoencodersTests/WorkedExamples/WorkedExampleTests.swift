import Testing

@testable import Autoencoders

/// The numbers of the figure of operations, as textbooks and PyTorch's documentation have them.
struct WorkedExampleTests {
  private func example(_ title: String) throws -> WorkedExample {
    try #require(WorkedExample.all.first { $0.title.hasPrefix(title) }, "no example called \(title)")
  }

  private func output(_ title: String) throws -> NumberMap {
    try #require(example(title).columns.last?.last)
  }

  @Test func strideOneKeepsTheSizeAndStrideTwoHalvesIt() throws {
    let whole = try output("convolution 3 × 3, stride 1")
    let half = try output("convolution 3 × 3, stride 2, padding 1")
    #expect(whole.rows == 4 && whole.columns == 4)
    #expect(half.rows == 2 && half.columns == 2)
    // By hand, first row: 2 (0 − 2) + (0 − 1), 2 (1 − 0) + (0 − 3), …
    #expect(Array(whole.values.prefix(4)) == [-5, -1, 1, 3])
    // Stride 2 is every second number of stride 1.
    #expect(half.values == [0, 2, 8, 10].map { whole.values[$0] })
  }

  @Test func upsamplingIsThatOfTheLiterature() throws {
    #expect(try output("nearest").values == [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4])
    #expect(try output("bed of nails").values == [1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 0])
    let centres = try output("bilinear, half-pixel").values
    #expect(centres == [10, 12.5, 17.5, 20, 15, 17.5, 22.5, 25, 25, 27.5, 32.5, 35, 30, 32.5, 37.5, 40])
    let corners = try output("bilinear, aligned").values
    for (row, start) in [10.0, 50 / 3.0, 70 / 3.0, 30].enumerated() {
      for column in 0..<4 { #expect(abs(corners[4 * row + column] - start - 10 * Double(column) / 3) < 1e-9) }
    }
  }

  @Test func unpoolingPutsMaximaBackWhereTheyWere() throws {
    let pooling = try example("max pooling")
    #expect(pooling.columns[1][0].values == [5, 6, 7, 8])
    #expect(pooling.columns[1][1].values == [5, 2, 12, 15])
    #expect(pooling.columns[2][0].values == [0, 0, 6, 0, 0, 5, 0, 0, 0, 0, 0, 0, 7, 0, 0, 8])
    #expect(try output("average pooling").values == [2.75, 3, 3.25, 3.75])
  }

  @Test func transposedConvolutionAddsKernelsThatOverlap() throws {
    let sums = try example("transposed convolution 2 × 2")
    let parts = sums.columns[2..<6].map { $0[0].values }
    let total = (0..<9).map { cell in parts.reduce(0) { $0 + $1[cell] } }
    #expect(total == [0, 0, 1, 0, 4, 6, 4, 12, 9])
    #expect(try output("transposed convolution 2 × 2").values == total)
    // The cell in the middle is reached by all four.
    #expect(try output("transposed convolution 2 × 2").origins[4] == [1, 1, 1, 1])
  }

  /// ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ on the very numbers that are drawn.
  @Test func oneToManyIsTheMirrorOfManyToOne() throws {
    let down = try example("convolution, stride 2, padding 1, over two maps")
    let up = try example("transposed convolution, stride 2, padding 1 (output 1), over two maps")
    #expect(down.columns[0].map(\.values) == up.columns[0].map(\.values))
    #expect(down.columns[1].map(\.rows) == [4, 4] && down.columns[2].map(\.rows) == [2])
    #expect(up.columns[1].map(\.rows) == [2, 2] && up.columns[2].map(\.rows) == [4])
    func padded(_ map: NumberMap, _ row: Int, _ column: Int) -> Double {
      (0..<map.rows).contains(row) && (0..<map.columns).contains(column) ? map.values[row * map.columns + column] : 0
    }
    for row in 0..<2 {
      for column in 0..<2 {
        var sum = 0.0
        for map in 0..<2 {
          for place in 0..<9 {
            sum +=
              down.columns[0][map].values[place]
              * padded(down.columns[1][map], 2 * row + place / 3 - 1, 2 * column + place % 3 - 1)
          }
        }
        #expect(down.columns[2][0].values[2 * row + column] == sum)
      }
    }
    var spread = [Double](repeating: 0, count: 16)
    for map in 0..<2 {
      for cell in 0..<4 {
        for place in 0..<9 {
          let (row, column) = (2 * (cell / 2) + place / 3 - 1, 2 * (cell % 2) + place % 3 - 1)
          guard (0..<4).contains(row), (0..<4).contains(column) else { continue }
          spread[4 * row + column] += up.columns[1][map].values[cell] * up.columns[0][map].values[place]
        }
      }
    }
    #expect(up.columns[2][0].values == spread)
  }

  @Test(arguments: [
    (2.0, "2"), (-3.0, "−3"), (12.5, "12.5"), (40 / 3.0, "13.3"), (2.75, "2.75"), (100.0, "100"), (0.0, "0"),
  ])
  func numbersHaveThreeDigits(value: Double, text: String) {
    #expect(NumberMap.text(value) == text)
  }
}

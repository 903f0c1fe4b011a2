import LatentSpace
import Storage
import Testing

@testable import Applications
@testable import Figures

@Suite("Pictures of results")
struct ResultPictureTests {
  private func point(_ model: String, _ dimension: Int, error: Double) -> CompressionResult.Point {
    CompressionResult.Point(
      model: model, dimension: dimension, squaredError: error, crossEntropy: 80, quantizedSquaredError: error * 1.01,
      componentsSquaredError: error * 2, componentsQuantizedSquaredError: error * 2)
  }

  private func charts(_ picture: StudyPicture) -> [StudyChart] {
    picture.parts.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
  }

  @Test("compression: a line a kind of model, by ascending size, and one for principal components")
  func compression() throws {
    let result = CompressionResult(
      dataset: "digits", trainingImages: 40, testImages: 10, pixelsPerImage: 196, meanImageSquaredError: 0.07,
      points: [
        point("sparse, 8 units", 8, error: 0.02), point("variational, 2 units", 2, error: 0.05),
        point("variational, 8 units", 8, error: 0.03), point("sparse, 2 units", 2, error: 0.04),
        point("variational, 8 units", 8, error: 0.01),
      ])
    let chart = try #require(charts(result.picture()).first)
    #expect(chart.curves.map(\.name) == ["sparse", "variational", "variational (2)", "PCA", "mean image"])
    #expect(chart.curves.map(\.x) == [[2, 8], [2, 8], [8], [2, 8], [2, 8]])
    #expect(chart.curves[0].y == [0.04, 0.02] && chart.curves[3].y == [0.1, 0.04])
    #expect(chart.x.isLogarithmic && chart.x.ticks == [2, 8])
    #expect(try result.picture().notes.contains { $0.contains("1.0 %") })
    _ = try StudyFigure(result, provenance: Examples.provenance)
  }

  @Test("compression: one size has marks in place of lines, and what does not grow is not said to grow")
  func oneSize() throws {
    func picture(quantized: Double) throws -> StudyPicture {
      try CompressionResult(
        dataset: "digits", trainingImages: 40, testImages: 10, pixelsPerImage: 196, meanImageSquaredError: 0.07,
        points: [
          CompressionResult.Point(
            model: "sparse, 8 units", dimension: 8, squaredError: 0.02, crossEntropy: 80,
            quantizedSquaredError: quantized, componentsSquaredError: 0.04, componentsQuantizedSquaredError: 0.04)
        ]
      ).picture()
    }
    let same = try picture(quantized: 0.019_999_9)
    #expect(charts(same)[0].curves.allSatisfy { $0.hasMarks && $0.x == [8] })
    #expect(same.notes.contains("with 8 bits a number, errors of models do not grow"))
    #expect(same.summary.contains("size of the code, 8 numbers, for sparse"))
    #expect(try picture(quantized: 0.02 * 1.002).notes.contains { $0.hasSuffix("grow by 0.2 % at most") })
  }

  private func retrieval(neighbours: [[Int]]) -> RetrievalResult {
    let precision = RetrievalPrecision(ks: [1, 2], precisions: [0.9, 0.8])
    return RetrievalResult(
      dataset: "digits", images: 5, classNames: ["a", "b"], labels: [0, 1, 0, 1, 1], queries: [0, 1],
      queryImages: Examples.grid(2, 1),
      spaces: [
        RetrievalResult.Space(
          name: "sparse, 4 units", dimension: 4, precision: precision, neighbours: neighbours,
          images: Examples.grid(2, 2)),
        RetrievalResult.Space(
          name: "pixels", dimension: 196, precision: precision, neighbours: neighbours, images: Examples.grid(2, 2)),
      ])
  }

  @Test("retrieval: a neighbour is right if it has the query's class; images that are not there are refused")
  func retrieval() throws {
    let picture = try retrieval(neighbours: [[2, 1], [4, 0]]).picture()
    guard case .images(let images) = picture.parts[0] else { return #expect(Bool(false), "images first") }
    #expect(images.rows.map(\.judgements) == [[nil, true, false], [nil, true, false]])
    #expect(images.rows.map(\.name) == ["a", "b"] && images.columnNames == ["query", "1", "2"])
    #expect(charts(picture)[0].curves.map(\.y) == [[90, 80], [90, 80]])
    #expect(picture.notes.contains { $0.contains("the first of each class,") })
    #expect(throws: Failure.self) { try retrieval(neighbours: [[2, 1], [4, 5]]).picture() }
    #expect(throws: Failure.self) { try retrieval(neighbours: [[2, 1]]).picture() }
  }

  @Test(
    "numbers have three significant digits, also where rounding makes one more",
    arguments: [
      (0.0252, "0.0252"), (0.09996, "0.100"), (9.996, "10.0"), (94.32, "94.3"), (0, "0"), (0.099_94, "0.0999"),
    ])
  func digits(value: Double, text: String) { #expect(StudyText.significant(value) == text) }

  @Test("histograms are shares of each group, whatever its size")
  func shares() {
    let histogram = Histogram([0.1, 0.2, 0.6, 0.7, 0.7], edges: [0, 0.5, 1])
    let curve = StudyChart.Curve("a", StudyLook(0), histogram)
    #expect(curve.x == [0, 0.5, 1] && curve.y == [40, 60, 0] && curve.isHistogram)
  }

  @Test("images of other sizes, or too few, are refused")
  func stacked() throws {
    let grid = Examples.grid(2, 3)
    let both = try ImageGrid.stacked([grid.checkedTiles(ofRow: 1), grid.checkedTiles(ofRow: 0)], like: grid)
    #expect(both.rows == 2 && both.columns == 3 && both.tile(row: 0, column: 2) == grid.tile(row: 1, column: 2))
    #expect(throws: Failure.self) { try grid.checkedTiles(ofRow: 2) }
    #expect(throws: Failure.self) {
      try ImageGrid.stacked([grid.checkedTiles(ofRow: 1), Array(grid.checkedTiles(ofRow: 0).dropLast())], like: grid)
    }
    #expect(throws: Failure.self) {
      try ImageGrid.stacked([Examples.grid(1, 2, side: 4).checkedTiles(ofRow: 0)], like: grid)
    }
  }
}

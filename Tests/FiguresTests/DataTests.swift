import LatentSpace
import Plotting
import Storage
import Testing

@testable import Figures

/// The table behind each figure.
struct DataTests {
  @Test(arguments: FigureName.allCases)
  func everyFigureHasItsNumbersAndSaysWhatItShows(name: FigureName) throws {
    for figure in try Examples.figures(name) {
      #expect(type(of: figure).name == name)
      #expect(!figure.data.rows.isEmpty)
      #expect(try Table(csv: figure.data.csv, file: "data") == figure.data)
      #expect(figure.summary.hasSuffix("."))
      #expect(figure.provenance == Examples.provenance)
    }
  }

  @Test func aScattersCodesCanBeReadBack() throws {
    let embedding = Examples.embedding(50)
    let table = try ScatterFigure(embedding, provenance: Examples.provenance).data
    #expect(table[column: "x"]?.compactMap { Float($0) } == embedding.x)
    #expect(table[column: "y"]?.compactMap { Float($0) } == embedding.y)
    #expect(table[column: "label"]?.compactMap { UInt8($0) } == embedding.labels)
  }

  @Test func aManifoldsRowsCarryTheirCoordinates() throws {
    let table = try ManifoldFigure(Examples.manifold(3), provenance: Examples.provenance).data
    #expect(
      table.rows.map { $0[0] + " " + $0[1] } == [
        "-2.0 2.0", "0.0 2.0", "2.0 2.0", "-2.0 0.0", "0.0 0.0", "2.0 0.0", "-2.0 -2.0", "0.0 -2.0", "2.0 -2.0",
      ])
    #expect(table.rows[0][2...].compactMap { Float($0) } == Array(Examples.manifold(3).images.tile(row: 0, column: 0)))
  }

  @Test func curvesLeaveTestValuesThatWereNotMeasuredEmpty() throws {
    var history = Examples.history("run", terms: ["total"], epochs: 2)
    history.terms[0].test = []
    let table = try CurvesFigure([history], provenance: Examples.provenance).data
    #expect(
      table.rows == [
        ["run", "1", "total", "210.0", "", "nats per image"], ["run", "2", "total", "150.0", "", "nats per image"],
      ])
  }
}

import CairoCanvas
import Foundation
import LatentSpace
import Plotting
import Storage
import TestSupport
import Testing

@testable import Figures

/// The numbers behind a figure are enough to draw it again.
@Suite("Checklist: drawn again from its numbers")
struct RedrawingTests {
  @Test("the same bytes in every format and style", arguments: CatalogueEntry.all, FigureFormat.allCases)
  func again(entry: CatalogueEntry, format: FigureFormat) throws {
    let style = FigureStyle(theme: .dark, title: "Again")
    let csv = Data(try FigureData.csv(of: entry.figure()).utf8)
    let figure = try FigureData.figure(entry.name, from: csv, file: "data.csv", style: style)
    let drawn = try FigureRenderer.render(
      figure, format: format, width: Length(160, .millimetres), dpi: 150, environment: [:])
    #expect(try drawn == entry.file(format, style: style))
  }

  @Test("the table is read by others: one header, no other rows than numbers", arguments: CatalogueEntry.all)
  func plainTable(entry: CatalogueEntry) throws {
    let figure = try entry.figure()
    let table = try Table(csv: FigureData.csv(of: figure), file: "data.csv")
    #expect(table.columns == figure.data.columns + ["about"] && table.rows.count == figure.data.rows.count)
    #expect(table.rows.dropFirst().allSatisfy { $0.last == "" })
  }

  @Test("points that somebody left out of the numbers are not counted on")
  func fewerPoints() throws {
    let figure = try ScatterFigure(Examples.embedding(20), provenance: Examples.provenance)
    var lines = try FigureData.csv(of: figure).split(separator: "\n")
    func note() throws -> String {
      let csv = Data((lines.joined(separator: "\n") + "\n").utf8)
      let again = try FigureData.figure(.scatter, from: csv, file: "a.csv", style: FigureStyle())
      return try #require(again as? ScatterFigure).entries[0].embedding.note
    }
    #expect(try note() == "20 test images")
    lines.removeLast(5)
    #expect(try note() == "15 points from a table of: 20 test images")
  }

  @Test("a scatter of anybody's points: with x, y and class, or as latent encode writes them")
  func foreign() throws {
    func scatter(_ csv: String) throws -> PlanarEmbedding {
      let figure = try FigureData.figure(.scatter, from: Data(csv.utf8), file: "a.csv", style: FigureStyle())
      return try #require(figure as? ScatterFigure).entries[0].embedding
    }
    let plain = try scatter("x,y,class\n1,2,shoe\n3,4.5,bag\n-1,0,shoe\n")
    #expect(plain.x == [1, 3, -1] && plain.y == [2, 4.5, 0])
    #expect(plain.classNames == ["bag", "shoe"] && plain.labels == [1, 0, 1] && plain.xTitle == "x")
    let encoded = try scatter("index,label,z1,z2,z3\n0,10,1,2,9\n1,9,3,4,9\n")
    #expect(encoded.classNames == ["9", "10"] && encoded.xTitle == "z₁" && encoded.y == [2, 4])
    // With what made them, they are no figure's numbers either.
    var table = Table(columns: ["label", "z1", "z2"])
    table.append(["a", "1", "2"])
    table.append(["b", "3", "4"])
    let provenance = Provenance(title: "Codes of x", facts: [.init("kind", "x")])
    let csv = try FigureData.csv(of: table, provenance: provenance)
    #expect(FigureData.provenance(in: Data(csv.utf8)) == provenance)
    #expect(try scatter(csv).x == [1, 3])
    expectFailure(.badData, "Codes of x") {
      try FigureData.figure(.curves, from: Data(csv.utf8), file: "a.csv", style: FigureStyle())
    }
    #expect(try scatter("x,y\n1,2\n").classNames == [""])
  }

  @Test(
    "what is no figure's numbers is refused with the reason",
    arguments: [
      ("a,b\n1,2\n", "x and y"), ("x,y\n1,two\n", "“two”"), ("x,y\n1,nan\n", "finite"), ("", "column names"),
      ("x,y,about\n1,2,{}\n", "description"), ("x,y\n", "at least one"),
    ])
  func refused(csv: String, words: String) {
    expectFailure(.badData, words) {
      try FigureData.figure(.scatter, from: Data(csv.utf8), file: "a.csv", style: FigureStyle())
    }
  }

  @Test("numbers that were tampered with are refused, or drawn; never a trap", arguments: CatalogueEntry.plain)
  func tampered(entry: CatalogueEntry) throws {
    let table = try Table(csv: FigureData.csv(of: entry.figure()), file: "data.csv")
    var drawn = 0
    func read(_ change: (inout [[String]]) -> Void) throws {
      var rows = table.rows
      change(&rows)
      var changed = Table(columns: table.columns)
      for row in rows { changed.append(row) }
      let figure = try FigureData.figure(
        entry.name, from: Data(changed.csv.utf8), file: "data.csv", style: FigureStyle())
      // What is not refused is drawn, in a column and on a page.
      for width in [200.0, 460] {
        let size = figure.size(forWidth: width, on: RecordingCanvas(size: Size(width, 100)))
        let canvas = RecordingCanvas(size: Size(width, min(max(size.height, 1), 14_400)))
        figure.draw(on: canvas)
        drawn += canvas.marks.count
      }
    }
    let about = table.columns.count - 1
    for column in 0..<min(about, 8) {
      for value in ["", "-1", "999999999999", "1e17", "1e30", "1e-20", "-1e308", "nan", "x"] {
        try? read { $0[$0.count / 2][column] = value }
      }
    }
    #expect(drawn > 0)
    // The words beside the numbers come from outside, too.
    for (name, values) in [
      ("columns", ["0", "-1", "9223372036854775807"]), ("rows", ["0", "99"]), ("padding", ["-1", "9"]),
      ("group", ["-1", "9223372036854775807"]), ("column", ["-1", "9"]), ("map", ["-1", "9"]),
      ("offset", ["1e30", "-1e308"]), ("activity", ["1e308"]), ("share", ["0", "1e-300"]), ("index", ["-1"]),
    ] {
      for value in values {
        try? read { rows in
          rows[0][about] = rows[0][about].replacing(try! Regex("\"\(name)\":-?[0-9.e]+"), with: "\"\(name)\":\(value)")
        }
      }
    }
    try? read { $0.swapAt(1, $0.count - 1) }
    try? read { $0.removeLast($0.count - 1) }
    try? read { $0[0][0] = "9223372036854775807" }
    #expect(throws: Failure.self) {
      try read { $0[0][about] = $0[0][about].replacing("\"texts\":{", with: "\"texts\":{\"x\":") }
    }
    if table.columns.contains("pixel0") {
      for size in ["\"height\":0", "\"height\":-14", "\"height\":9223372036854775807"] {
        #expect(throws: Failure.self) { try read { $0[0][about].replace("\"height\":14", with: size) } }
      }
    }
  }

  @Test("a sheet of anybody's images, in a NumPy array")
  func array() throws {
    func sheet(_ array: NamedArray, _ name: FigureName = .samples) throws -> ImageGrid {
      let figure = try FigureData.figure(name, from: Npy.encode(array), file: "a.npy", style: FigureStyle())
      return try #require(figure as? SamplesFigure).entries[0].images
    }
    let pixels = (0..<5 * 6).map { Float($0) / 30 }
    let grid = try sheet(NamedArray(name: "", shape: [5, 2, 3], pixels))
    #expect(grid.rows == 2 && grid.columns == 3 && grid.height == 2 && grid.width == 3)
    #expect(grid.pixels == pixels + [Float](repeating: 0, count: 6))
    let bytes = try sheet(NamedArray(name: "", shape: [1, 1, 2], elements: .uint8([0, 255])))
    #expect(bytes.pixels == [0, 1])
    for array in [
      NamedArray(name: "", shape: [4, 3], [Float](repeating: 0, count: 12)),
      NamedArray(name: "", shape: [0, 2, 2], []),
      NamedArray(name: "", shape: [1, 1, 1], elements: .int64([1])), NamedArray(name: "", shape: [1, 1, 1], [.nan]),
    ] {
      #expect(throws: Failure.self) { try sheet(array) }
    }
    expectFailure(.usage, "scatter", "array") { try sheet(NamedArray(name: "", shape: [1, 1, 1], [0]), .scatter) }
  }

  @Test("numbers of another kind of figure are refused")
  func otherKind() throws {
    let csv = Data(try FigureData.csv(of: CatalogueEntry.plain[0].figure()).utf8)
    expectFailure(.usage, "scatter", "samples") {
      try FigureData.figure(.samples, from: csv, file: "a.csv", style: FigureStyle())
    }
  }
}

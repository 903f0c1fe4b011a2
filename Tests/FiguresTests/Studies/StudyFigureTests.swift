import Applications
import Foundation
import LatentSpace
import Plotting
import Storage
import TestSupport
import Testing

@testable import Figures

@Suite("Figures of studies")
struct StudyFigureTests {
  private func figure(_ parts: [StudyPicture.Part]) throws -> StudyFigure {
    try StudyFigure(Examples.picture(parts), provenance: Examples.provenance)
  }

  @Test("every study that the command line knows has a figure")
  func everyStudy() {
    let drawn = StudyFigure.drawnStudies.map { $0.study.rawValue }
    #expect(Set(drawn) == Set(StudyName.allCases.map(\.rawValue)) && drawn.count == Set(drawn).count)
  }

  @Test("the numbers of every part come back from the table, to the last digit")
  func numbers() throws {
    for figure in try Examples.studies(FigureStyle()) {
      let csv = Data(try FigureData.csv(of: figure).utf8)
      let again = try FigureData.figure(.study, from: csv, file: "a.csv", style: FigureStyle())
      #expect(again as? StudyFigure == figure)
    }
  }

  @Test("on a wide page images stand beside their chart, on a narrow one above it; both are whole")
  func arrangement() throws {
    let chart = Examples.lines(["codes", "pixels"], title: "precision")
    let figure = try figure([
      .images(Examples.imageRows(["0", "1", "2", "3", "4", "5"], columns: 11, judged: true, value: nil)),
      .chart(chart),
    ])
    func places(_ width: Double) throws -> (image: Rectangle, title: Rectangle) {
      let canvas = figure.drawn(width: width)
      return (canvas.images[0].rectangle, try #require(canvas.texts.first { $0.string == "precision" }).box)
    }
    let (wide, narrow) = (try places(486), try places(234))
    #expect(wide.title.minX > wide.image.maxX && wide.title.maxY < wide.image.maxY)
    #expect(narrow.title.minY > narrow.image.maxY)
  }

  @Test("charts of the same curves have one key and rows with one axis, and fit a page", arguments: [234.0, 396, 453])
  func multiples(width: Double) throws {
    let kinds = ["gaussian", "masking", "salt-and-pepper"]
    let parts = ["PSNR", "SSIM"].flatMap { measure in
      kinds.map { kind -> StudyPicture.Part in
        var chart = Examples.lines(["noisy", "median", "model"], title: kind)
        (chart.x.title, chart.y.title, chart.namesAreAbove) = ("strength", measure, true)
        return .chart(chart)
      }
    }
    let figure = try figure(parts)
    let texts = figure.drawn(width: width).texts
    func count(_ text: String) -> Int { texts.count { $0.string == text } }
    for text in ["noisy", "median", "model", "PSNR", "SSIM"] + kinds where text != "salt-and-pepper" {
      #expect(count(text) == 1, "\(text)")
    }
    #expect(count("strength") == 3 && count("(f)") == 1)
    let titles = try kinds.prefix(2).map { kind in try #require(texts.first { $0.string == kind }).box }
    #expect(abs(titles[0].minY - titles[1].minY) < 0.01 && titles[0].maxX < titles[1].minX)
    // Charts that differ in their curves have a key each.
    var other = Examples.lines(["noisy", "other"])
    other.namesAreAbove = true
    let mixed = try self.figure(parts.dropLast() + [.chart(other)]).drawn(width: width).texts
    #expect(mixed.count { $0.string == "noisy" } == 6)
  }

  @Test("narrow pages show fewer images, never smaller ones than can be told apart", arguments: [170.0, 234, 396, 486])
  func tiles(width: Double) throws {
    for figure in try Examples.studies(FigureStyle()) {
      for image in figure.drawn(width: width).images where image.role == .mosaic {
        // The examples' digits are 14 pixels wide.
        #expect(image.rectangle.width / Double(image.image.width) * 14 >= 9, "\(image.image.width) at \(width)")
      }
    }
  }

  @Test("right and wrong have signs that the legend explains, unless there are none")
  func signs() throws {
    let judged = try figure([.images(Examples.imageRows(["0", "1"], columns: 6, judged: true))])
    #expect(judged.composition(width: 300).legend?.entries.map(\.text) == ["same class as the query", "another class"])
    #expect(try figure([.images(Examples.imageRows(["0", "1"]))]).composition(width: 300).legend == nil)
  }

  @Test("series differ in more than colour")
  func marks() throws {
    let figure = try figure([.chart(Examples.lines(["a", "b", "c"]))])
    let shapes = figure.drawn(width: 300).marks.compactMap { mark -> String? in
      guard case .fill(let path, let color) = mark else { return nil }
      return "\(path.elements.count) \(color == Theme.light.paper)"
    }
    #expect(Set(shapes).count == 3)
  }

  @Test("what cannot be drawn is refused with the reason")
  func refusals() throws {
    func refused(_ words: String, _ part: StudyPicture.Part?, sourceLocation: SourceLocation = #_sourceLocation) {
      let failure = #expect(throws: Failure.self, sourceLocation: sourceLocation) {
        try figure(part.map { [$0] } ?? [])
      }
      #expect(
        failure?.message.contains(words) ?? false && failure?.kind == .badData, "\(failure?.message ?? "")",
        sourceLocation: sourceLocation)
    }
    refused("nothing", nil)
    var chart = Examples.lines(["a", "b"])
    chart.curves[1].y[2] = -1
    refused("positive", .chart(chart))
    chart.curves[1].y[2] = .nan
    refused("finite", .chart(chart))
    chart = Examples.lines(["a", "a"])
    refused("“a” twice", .chart(chart))
    var bins = Examples.histograms(["a"])
    bins.curves[0].x[3] = 0
    refused("ascending", .chart(bins))
    var dots = Examples.dots(["a", "b"])
    dots.rows[0].dots[0].series = 7
    refused("dots of 2 series", .dots(dots))
    dots = Examples.dots(["a", "a"])
    refused("“a” twice", .dots(dots))
    var images = Examples.imageRows(["a", "b"])
    images.rows.removeLast()
    refused("2 rows", .images(images))
    images = Examples.imageRows(["a", "b"])
    images.leftColumns = 10
    refused("columns apart", .images(images))
    var field = Examples.field("")
    field.points[0].label = 10
    refused("10 classes", .field(field))
  }

  @Test("what is no study is refused with the reason")
  func foreign() {
    for (json, kind) in [
      ("{}", Failure.Kind.badData), ("{\"study\":\"anomaly\"}", .badData), ("{", .badData),
    ] {
      let failure = #expect(throws: Failure.self) {
        try FigureData.figure(.study, from: Data(json.utf8), file: "a.json", style: FigureStyle())
      }
      #expect(failure?.kind == kind)
    }
  }
}

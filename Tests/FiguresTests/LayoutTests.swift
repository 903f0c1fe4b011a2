import Plotting
import Testing

@testable import Figures

/// What every figure owes its readers, at the widths of papers and a slide, on paper and on pixels.
struct LayoutTests {
  static let widths = [234.0, 396, 486, 720]

  private func forEachFigure(
    _ name: FigureName, width: Double, scales: [Double?] = [nil, 300.0 / 72, 2],
    _ check: (RecordingCanvas, String) -> Void
  ) throws {
    for (index, figure) in try Examples.figures(name).enumerated() {
      for scale in scales {
        let canvas = figure.drawn(width: width, pixelsPerPoint: scale)
        let comment = "\(name) \(index) at \(scale ?? 0)"
        #expect(figure.hasRoom(on: canvas.size, measuredBy: canvas), "\(comment)")
        check(canvas, comment)
      }
    }
  }

  /// No text overlaps another, and nothing leaves the page.
  private func expectReadable(_ canvas: RecordingCanvas, _ comment: String) {
    let texts = canvas.texts
    for (index, text) in texts.enumerated() {
      for other in texts[(index + 1)...] where text.box.inset(by: 0.05).intersects(other.box) {
        Issue.record("\(comment): “\(text.string)” at \(text.box) and “\(other.string)” at \(other.box)")
      }
    }
    for extent in canvas.extents where !canvas.page.contains(extent, tolerance: 0.5) {
      Issue.record("\(comment): \(extent) on \(canvas.page)")
    }
  }

  /// From narrow columns to slides, whatever the letters: only a height that somebody asks for can be too small.
  @Test(
    "at its own height every figure has room on every page", arguments: FigureName.allCases,
    [
      PageWidth.Choice(length: Length(60, .millimetres)), PageWidth.Choice(length: Length(85, .millimetres)),
    ] + PageWidth.allCases.map(\.choice))
  func everyWidth(name: FigureName, page: PageWidth.Choice) throws {
    let words = "Each model was trained on the same images in the same order; what differs is the objective alone. "
    // Letters of ten points belong to pages wider than the narrowest.
    let sizes = page.length == Length(60, .millimetres) ? [6.0, 8] : [6, 8, 10]
    for size in sizes where page.labelSize == TypeScale.paperLabelSize || size == 8 {
      let type = TypeScale(labelSize: page.labelSize == TypeScale.paperLabelSize ? size : page.labelSize)
      for note in [FigureStyle.Note.automatic, .none, .text(String(repeating: words, count: 6))] {
        let style = FigureStyle(theme: Theme.light.set(in: type), title: note == .none ? nil : words, note: note)
        for (index, figure) in try (Examples.figures(name, style: style) + Examples.hard(name, style)).enumerated() {
          for scale in [nil, 300.0 / 72] {
            let canvas = figure.drawn(width: page.length.points(dotsPerInch: 300), pixelsPerPoint: scale)
            let comment = "\(name) \(index) at \(page.length.value) \(page.length.unit) with \(size)"
            #expect(figure.hasRoom(on: canvas.size, measuredBy: canvas), "\(comment)")
            expectReadable(canvas, comment)
          }
        }
      }
    }
  }

  /// No text overlaps another, nothing leaves the page, and no text is under six points.
  @Test(arguments: FigureName.allCases, widths)
  func aFigureIsReadable(name: FigureName, width: Double) throws {
    try forEachFigure(name, width: width) { canvas, comment in
      for text in canvas.texts { #expect((6...9).contains(text.font.size), "\(comment): \(text.string)") }
      expectReadable(canvas, comment)
    }
  }

  @Test(arguments: FigureName.allCases)
  func textStandsClearOfImages(name: FigureName) throws {
    try forEachFigure(name, width: 396, scales: [nil]) { canvas, comment in
      for image in canvas.images where image.role == .mosaic {
        for text in canvas.texts {
          #expect(!text.box.inset(by: 0.05).intersects(image.rectangle), "\(comment): “\(text.string)”")
        }
      }
    }
  }

  @Test(arguments: FigureName.allCases)
  func aPageOfAnotherHeightIsKeptTo(name: FigureName) throws {
    for figure in try Examples.figures(name) {
      let natural = figure.size(forWidth: 486, on: RecordingCanvas(size: Size(486, 1)))
      for height in [natural.height * 0.8, natural.height * 1.3] {
        let canvas = figure.drawn(width: 486, height: height)
        guard figure.hasRoom(on: canvas.size, measuredBy: canvas) else {
          #expect(height < natural.height, "\(name)")
          continue
        }
        for extent in canvas.extents where !canvas.page.contains(extent, tolerance: 0.5) {
          Issue.record("\(name) at \(height): \(extent) on \(canvas.page)")
        }
      }
    }
  }

  @Test(arguments: FigureName.allCases)
  func mosaicsCoverWholeDevicePixelsOfEqualSize(name: FigureName) throws {
    // Without pixels of its own a page has those of the figure's resolution.
    for (given, scale) in [(Double?.some(4), 4.0), (nil, 300.0 / 72)] {
      for figure in try Examples.figures(name) {
        for image in figure.drawn(width: 486, pixelsPerPoint: given).images where image.role == .mosaic {
          let across = image.rectangle.width * scale / Double(image.image.width)
          let down = image.rectangle.height * scale / Double(image.image.height)
          #expect(abs(across - across.rounded()) < 1e-6 && abs(across - down) < 1e-6 && across >= 1)
          let left = image.rectangle.minX * scale
          #expect(abs(left - left.rounded()) < 1e-6)
        }
      }
    }
  }

  @Test(arguments: FigureName.allCases)
  func aTitleAndANoteAreDrawnWhenAskedFor(name: FigureName) throws {
    let style = FigureStyle(title: "What it is called", note: .text("What is to be said"))
    for figure in try Examples.figures(name, style: style) {
      let texts = figure.drawn(width: 486).texts.map(\.string)
      #expect(texts.first == "What it is called" && texts.last == "What is to be said")
    }
    for figure in try Examples.figures(name, style: FigureStyle(note: .none)) {
      #expect(!figure.drawn(width: 486).texts.contains { $0.string.hasSuffix(".") })
    }
  }

  @Test(arguments: FigureName.allCases)
  func theDarkThemeHasLightInkOnDarkPaper(name: FigureName) throws {
    let style = FigureStyle(theme: .dark)
    for figure in try Examples.figures(name, style: style) {
      let canvas = figure.drawn(width: 486)
      for text in canvas.otherTexts {
        #expect(text.color.contrast(with: style.theme.paper) >= 4.5, "\(name): \(text.string)")
      }
      for label in canvas.labels {
        #expect(label.text.color.contrast(with: label.plate) >= 4.5, "\(name): \(label.text.string)")
      }
    }
  }
}

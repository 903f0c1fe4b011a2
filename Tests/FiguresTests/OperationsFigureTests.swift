import Autoencoders
import CairoCanvas
import Plotting
import Storage
import Testing

@testable import Figures

struct OperationsFigureTests {
  static let figure = Result { try OperationsFigure(provenance: Examples.provenance) }
  static let widths = [240.9, 396, 486]

  @Test("all examples fit a page of a book; on narrow columns, fewer do, and the figure says which")
  func heights() throws {
    let figure = try Self.figure.get()
    try onPaper { canvas in
      let heights = Self.widths.map { figure.size(forWidth: $0, on: canvas).height / 72 * 25.4 }
      #expect(heights[1] < 210 && heights[2] < 185, "\(heights)")
      let half = figure.size(forWidth: 396, on: canvas).height / 2
      let words = try #require(figure.remedy(forHeight: half, width: 396, on: canvas))
      let names = try #require(words.firstMatch(of: /examples ([a-z,-]+) alone/)).output.1.split(separator: ",")
      let some = try OperationsFigure(
        names.map { WorkedExample.named(try #require(.init(rawValue: String($0)))) }, provenance: Examples.provenance)
      #expect(names.count > 1 && some.size(forWidth: 396, on: canvas).height <= half)
    }
  }

  /// Letters of a page have widths of their own.
  private func onPaper(_ check: (any Canvas) throws -> Void) throws {
    let page = PageDescription(size: Size(396, 72), dpi: 300, title: "", provenance: Examples.provenance)
    var problem: (any Error)?
    _ = try CairoCanvas.render(page, as: .pdf, environment: [:]) { canvas in
      do { try check(canvas) } catch { problem = error }
    }
    if let problem { throw problem }
  }

  @Test("the two convolutions stand side by side, and no row holds one example alone where two fit")
  func rows() throws {
    let figure = try Self.figure.get()
    try onPaper { canvas in
      let recorder = MeasuringRecorder(canvas, size: figure.size(forWidth: 396, on: canvas))
      figure.draw(on: recorder)
      let letters = recorder.words.filter { $0.text.wholeMatch(of: /\([a-k]\)/) != nil }
      #expect(letters.map(\.text) == (0..<11).map { PanelTitle.letter($0) })
      let rows = Dictionary(grouping: letters) { ($0.point.y * 10).rounded() }.values
      #expect(abs(letters[0].point.y - letters[1].point.y) < 0.01)
      // The sum of kernels takes nearly the whole width.
      #expect(rows.filter { $0.count == 1 }.allSatisfy { $0[0].text == "(i)" })
    }
  }

  @Test("numbers leave room in their cells", arguments: widths)
  func numbers(width: Double) throws {
    let canvas = try Self.figure.get().drawn(width: width)
    let cells = canvas.marks.compactMap { mark -> Rectangle? in
      if case .fill(let path, _) = mark { path.extent } else { nil }
    }
    var found = 0
    for text in canvas.texts {
      guard let cell = cells.first(where: { $0.contains(text.box, tolerance: 3) }) else { continue }
      #expect(text.box.width <= 0.8 * cell.width, "\(text.string): \(text.box.width) of \(cell.width)")
      found += 1
    }
    #expect(found > 200)
  }

  @Test("lines begin and end at frames and cross no sign", arguments: widths)
  func connectors(width: Double) throws {
    let canvas = try Self.figure.get().drawn(width: width)
    var lines: [[Point]] = []
    var frames: [Rectangle] = []
    for case .stroke(let path, let stroke) in canvas.marks {
      if path.elements.count == 4 {
        lines.append(
          path.elements.compactMap { element in
            switch element {
            case .move(let point), .line(let point): point
            default: nil
            }
          })
      } else if stroke.width > 1.5, let extent = path.extent {
        frames.append(extent.inset(by: -stroke.width / 2))
      }
    }
    #expect(lines.count >= 8 && lines.allSatisfy { $0.count == 4 })
    for line in lines {
      for end in [line[0], line[3]] {
        let isAtFrame = frames.contains { frame in
          [frame.minX, frame.maxX].contains { abs($0 - end.x) < 1.5 }
            && [frame.minY, frame.maxY].contains { abs($0 - end.y) < 1.5 }
        }
        #expect(isAtFrame, "\(end)")
      }
      // Up to the matrix's edge and from the other's, lines keep to the edges of cells.
      #expect(line[0].y == line[1].y && line[2].y == line[3].y)
    }
    let signs = canvas.texts.filter { ["=", "∗", "∗ᵀ", "→", "+"].contains($0.string) }
    #expect(signs.count > 10)
    for sign in signs where sign.string == "=" {
      let box = sign.box.inset(by: sign.box.height * 0.3)
      for line in lines {
        for (start, end) in zip(line, line.dropFirst()) where start.x < end.x {
          guard start.x <= box.center.x, box.center.x <= end.x else { continue }
          let y = start.y + (end.y - start.y) * (box.center.x - start.x) / (end.x - start.x)
          #expect(!(box.minY...box.maxY).contains(y), "= at \(box), line at \(y)")
        }
      }
    }
    // Signs stand clear of the matrices.
    let matrices = canvas.marks.compactMap { mark -> Rectangle? in
      if case .fill(let path, _) = mark { path.extent } else { nil }
    }
    for sign in signs {
      #expect(!matrices.contains { $0.intersects(sign.box) }, "\(sign.string) at \(sign.box)")
    }
  }

  @Test("a figure that is taller than its page says so, once, and what would make it fit")
  func warning() throws {
    func warnings(_ figure: some Figure, _ width: Length, height: Length? = nil) throws -> [String] {
      var words: [String] = []
      _ = try FigureRenderer.render(
        figure, formats: [.png, .pdf, .svg], width: width, height: height, dpi: 100, environment: [:]
      ) { words.append($0) }
      return words
    }
    let slide = PageWidth.slide.choice
    let style = FigureStyle(theme: Theme.light.set(in: TypeScale(labelSize: slide.labelSize)))
    let operations = try warnings(OperationsFigure(style: style, provenance: Examples.provenance), slide.length)
    #expect(operations.count == 1 && operations[0].contains("a slide is 143mm"))
    let comparison = try ComparisonFigure(
      ["a", "b", "c", "d"].map { Examples.entry($0) }, style: style, provenance: Examples.provenance)
    let words = try warnings(comparison, slide.length)
    #expect(words.count == 1 && words[0].contains("tall"), "\(words)")
    #expect(try warnings(Self.figure.get(), PageWidth.neurips.length).isEmpty)
    #expect(try warnings(Examples.figures(.scatter)[0], PageWidth.neurips.length).isEmpty)
  }
}

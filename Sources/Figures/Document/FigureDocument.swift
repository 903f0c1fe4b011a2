import CairoCanvas
import Foundation
import Plotting
import Storage

/// Figures with words and tables around them on pages: a report in one PDF.
public struct FigureDocument {
  /// A figure and what is said under it.
  public struct Entry {
    public var figure: any Figure
    /// One word in bold.
    public var title: String
    public var caption: String

    public init(_ figure: any Figure, title: String, caption: String) {
      self.figure = figure
      self.title = title
      self.caption = caption
    }
  }

  /// What the document shows, from top to bottom.
  public enum Block {
    case title(String)
    /// Larger than other text: what it is about.
    case lead(String)
    /// Begins a page unless it is the first, and stands in the list of contents.
    case chapter(String)
    case paragraph(String)
    case note(String)
    case formula([TextSpan])
    /// A name and what it stands for, one a line.
    case facts([(name: String, value: String)])
    case table(TextGrid)
    /// Side by side, equally wide.
    case figures([Entry])
  }

  public var title: String
  public var blocks: [Block]
  public var provenance: Provenance
  public var style: DocumentStyle

  public init(title: String, blocks: [Block], provenance: Provenance, style: DocumentStyle = DocumentStyle()) {
    self.title = title
    self.blocks = blocks
    self.provenance = provenance
    self.style = style
  }

  /// The PDF.
  ///
  /// - Parameters:
  ///   - dpi: dots an inch of layers of many points.
  ///   - environment: the variables of the process.
  ///   - warn: is told of each character that no installed typeface has, once.
  /// - Throws: `Failure(.badData)` without anything to show; else as `renderDocument`.
  public func render(
    dpi: Double = 300, environment: [String: String] = ProcessInfo.processInfo.environment,
    warn: (String) -> Void = { _ in }
  ) throws -> Data {
    guard !blocks.isEmpty else { throw Failure(.badData, "document: expected something to show, found nothing") }
    let description = PageDescription(
      size: style.page, dpi: dpi, title: title, description: summary, provenance: provenance,
      background: style.theme.paper)
    var flow: [[DocumentFlow.Placed]] = []
    // Letters are as wide on this page as on those that are kept.
    _ = try CairoCanvas.render(description, as: .pdf, environment: [:]) { canvas in
      flow = DocumentFlow.pages(blocks.flatMap { pieces(of: $0, on: canvas) }, in: style.column)
    }
    let pages = flow.enumerated().map { index, placed in
      DocumentPage(size: style.page, title: placed.lazy.compactMap(\.piece.outlineTitle).first) { canvas in
        for item in placed { item.piece.draw(canvas, item.area) }
        drawFoot(page: index + 1, of: flow.count, on: canvas)
      }
    }
    return try renderDocument(description, pages: pages, environment: environment, warn: warn)
  }

  private var summary: String {
    let count = blocks.reduce(0) { if case .figures(let entries) = $1 { $0 + entries.count } else { $0 } }
    return "A report with \(count.counted("figure"))."
  }

  private func drawFoot(page: Int, of count: Int, on canvas: any Canvas) {
    let y = style.page.height - style.margin / 2
    for (text, x, anchor) in [
      (title, style.column.minX, TextAnchor.Horizontal.leading),
      ("\(page) / \(count)", style.column.maxX, .trailing),
    ] {
      canvas.draw(
        text, at: Point(x, y), anchor: TextAnchor(anchor, .baseline), font: style.small, color: style.theme.quietInk)
    }
  }

  private func pieces(of block: Block, on canvas: any Canvas) -> [DocumentPiece] {
    let theme = style.theme
    func text(_ text: String, _ font: Font, _ color: Color, above: Double) -> DocumentPiece {
      .text(text, font: font, color: color, spaceAbove: above, width: style.column.width, style: style, on: canvas)
    }
    switch block {
    case .title(let words):
      var piece = text(words, style.title, theme.ink, above: 0)
      piece.isKeptWithNext = true
      piece.outlineTitle = words
      return [piece]
    case .chapter(let words):
      var piece = text(words, style.heading, theme.ink, above: 18)
      piece.isKeptWithNext = true
      piece.beginsPage = true
      piece.outlineTitle = words
      return [piece]
    case .lead(let words): return [text(words, style.lead, theme.quietInk, above: 8)]
    case .paragraph(let words): return [text(words, style.body, theme.ink, above: 7)]
    case .note(let words): return [text(words, style.small, theme.quietInk, above: 6)]
    case .formula(let spans):
      return [.formula(spans, font: style.formula, style: style, spaceAbove: 8, on: canvas)]
    case .facts(let facts):
      return facts.enumerated().map { index, fact in
        factPiece(fact, above: index == 0 ? 10 : 3, on: canvas)
      }
    case .table(let grid): return [grid.piece(spaceAbove: 12, width: style.column.width, style: style, on: canvas)]
    case .figures(let entries): return [figuresPiece(entries, on: canvas)]
    }
  }

  private func factPiece(_ fact: (name: String, value: String), above: Double, on canvas: any Canvas) -> DocumentPiece {
    let indent = 62.0
    let value = DocumentPiece.text(
      fact.value, font: style.small, color: style.theme.ink, spaceAbove: above, width: style.column.width - indent,
      style: style, on: canvas)
    let (font, color) = (style.small, style.theme.quietInk)
    let ascent = canvas.measure("X", font: font).ascent
    return DocumentPiece(height: value.height, spaceAbove: above) { canvas, area in
      canvas.draw(
        fact.name, at: Point(area.minX, area.minY + ascent), anchor: TextAnchor(.leading, .baseline), font: font,
        color: color)
      value.draw(canvas, area.moved(x: indent))
    }
  }

  private func figuresPiece(_ entries: [Entry], on canvas: any Canvas) -> DocumentPiece {
    let gap = 18.0
    let width = (style.column.width - gap * Double(entries.count - 1)) / Double(entries.count)
    let captionGap = 4.0
    let parts = entries.map { entry -> (figure: any Figure, height: Double, caption: DocumentPiece) in
      let caption = DocumentPiece.text(
        "\(entry.title) \(entry.caption)", font: style.small, color: style.theme.quietInk, spaceAbove: captionGap,
        width: width, style: style, on: canvas)
      return (entry.figure, entry.figure.size(forWidth: width, on: canvas).height, caption)
    }
    let height = parts.map { $0.height + captionGap + $0.caption.height }.max() ?? 0
    return DocumentPiece(height: height, spaceAbove: 14) { canvas, area in
      for (index, part) in parts.enumerated() {
        let left = area.minX + Double(index) * (width + gap)
        part.figure.draw(
          on: PlacedCanvas(canvas, in: Rectangle(x: left, y: area.minY, width: width, height: part.height)))
        part.caption.draw(
          canvas,
          Rectangle(
            x: left, y: area.minY + part.height + captionGap, width: width, height: part.caption.height))
      }
    }
  }
}

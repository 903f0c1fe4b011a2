import Datasets
import Figures
import Foundation
import LatentSpace
import Plotting
import Storage

/// A report as a PDF of several pages, with the words of the web page.
struct ReportDocument {
  let page: ReportPage
  /// How its figures look; its pages have the same paper and letters.
  let look: FigureLook

  /// - Throws: `Failure` as `FigureDocument.render` does.
  func render(console: Console) throws -> Data {
    try FigureDocument(
      title: page.title, blocks: blocks, provenance: page.provenance, style: DocumentStyle(theme: look.style.theme)
    ).render(dpi: look.dpi) { console.say("note: \($0)") }
  }

  private var blocks: [FigureDocument.Block] {
    var blocks: [FigureDocument.Block] = [
      .title(page.title), .lead(page.lead), .facts(page.facts), .paragraph(page.measuredOn), .table(measures),
    ]
    blocks += page.overview.map { .figures([entry($0, of: nil)]) }
    for (run, figures) in page.models {
      let prose = KindProse(run.configuration.model)
      blocks += [.chapter(prose.heading), .paragraph(prose.idea), .formula(prose.formula)]
      // Squarish figures stand in pairs, strips alone.
      let halves = figures.filter(\.name.isHalfWidth)
      blocks += stride(from: 0, to: halves.count, by: 2).map { start in
        .figures(halves[start..<min(start + 2, halves.count)].map { entry($0, of: run) })
      }
      blocks += figures.filter { !$0.name.isHalfWidth }.map { .figures([entry($0, of: run)]) }
    }
    blocks.append(.chapter("What to mind"))
    blocks += ReportNotes.points(page.models.map(\.run), page.comparison.dataset).map { .paragraph(HTML.plain($0)) }
    let again = "The same command on the same kind of machine gives the same bytes: \(page.command)"
    blocks.append(.note(page.folderNote.isEmpty ? again : again + ". " + page.folderNote))
    return blocks
  }

  private func entry(_ figure: ReportFigure, of run: OpenRun?) -> FigureDocument.Entry {
    let caption = FigureCaption(figure.name, of: run, page.comparison.dataset, page.training)
    return FigureDocument.Entry(figure.figure, title: caption.title, caption: caption.text)
  }

  private var measures: TextGrid {
    let table = page.comparison.table
    return TextGrid(
      headings: ["measure"] + table.models.map(\.modelName),
      rows: table.textRows.map { row in
        [TextGrid.Cell(row.heading)] + row.cells.map { TextGrid.Cell($0.text, isBold: $0.isBest) }
      })
  }
}

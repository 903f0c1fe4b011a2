import CairoCanvas
import Figures
import Foundation
import Plotting
import Storage

/// A figure's size and style, with nothing left open.
struct FigureLook: Equatable {
  var width: Length
  var height: Length?
  var dpi: Double
  var style: FigureStyle

  init(_ settings: LookSettings = LookSettings()) {
    let width = settings.width ?? PageWidth.neurips.choice
    self.width = width.length
    height = settings.height
    dpi = settings.dpi ?? 300
    let type = TypeScale(family: settings.font ?? Font.sansSerif, labelSize: settings.fontSize ?? width.labelSize)
    let note: FigureStyle.Note =
      settings.hasNote == false ? .none : settings.caption.map { .text($0) } ?? .automatic
    style = FigureStyle(
      theme: (settings.theme ?? .light).theme.set(in: type), title: settings.title, note: note,
      palette: settings.palette ?? .petroff10, points: settings.points ?? .automatic,
      legend: settings.hasLegend.map { $0 ? .always : .never } ?? .automatic)
  }

  /// The page that figures are made for.
  var page: FigurePage { FigurePage(width: width, dpi: dpi) }

  /// Draws a figure in several formats; characters that no typeface has are told once.
  func render(_ figure: some Figure, as formats: [FigureFormat], console: Console) throws -> [Data] {
    do {
      return try FigureRenderer.render(figure, formats: formats, width: width, height: height, dpi: dpi) {
        console.say("note: \($0)")
      }
    } catch let failure as Failure where failure.kind == .usage {
      // What the library calls a figure's width is a flag here.
      let isOfFlag = ["width: ", "height: "].contains { failure.message.hasPrefix($0) }
      throw isOfFlag ? Failure(.usage, "--" + failure.message) : failure
    }
  }
}

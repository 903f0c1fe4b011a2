import ArgumentParser
import Figures
import LatentSpace
import Plotting
import Storage

/// How large a figure is and how it looks.
struct FigureLookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "85mm, 3.25in, 12cm, 240pt, 1000px, or a venue: \(Catalogue.list(PageWidth.self)).", valueName: "length"),
    transform: Lengths.pageWidth)
  var width: Length = PageWidth.neurips.length

  @Option(
    help: ArgumentHelp("By default what suits the width.", valueName: "length"),
    transform: Lengths.length)
  var height: Length?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Dots an inch of PNG files and of layers of points.", valueName: "dots"),
    transform: Numbers.positive)
  var dpi = 300.0

  @Option(help: ArgumentHelp("A title above the figure.", valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp("\(Catalogue.list(ThemeName.self)).", valueName: "name"),
    transform: Catalogue.name(of: ThemeName.self))
  var theme = ThemeName.light

  @Option(
    help: ArgumentHelp(
      "Scatter: a shape a point, or one picture: \(Catalogue.list(PointLayer.Rendering.self)).", valueName: "name"),
    transform: Catalogue.name(of: PointLayer.Rendering.self))
  var points = PointLayer.Rendering.automatic

  @Flag(help: "Leave out the small print under the figure.")
  var noNote = false

  @Flag(help: "Leave out the legend.")
  var noLegend = false

  var style: FigureStyle {
    FigureStyle(
      theme: theme.theme, title: title, note: noNote ? .none : .automatic, points: points, hasLegend: !noLegend)
  }
}

/// Parsers for lengths; their errors are shown after the flag and its value.
private enum Lengths {
  static func length(_ text: String) throws -> Length {
    do { return try Length(parsing: text) } catch { throw BadValue(error.message) }
  }

  static func pageWidth(_ text: String) throws -> Length {
    do { return try PageWidth.length(parsing: text) } catch { throw BadValue(error.message) }
  }
}

/// The looks that figures can have.
enum ThemeName: String, CaseIterable {
  case light, dark

  var theme: Theme { self == .light ? .light : .dark }
}

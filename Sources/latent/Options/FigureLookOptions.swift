import ArgumentParser
import Plotting

/// How large a figure is and how it looks; the same for every figure. What is not given is as the style file has it.
struct FigureLookOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "85mm, 3.25in, 12cm, 240pt, 600px, or a venue: \(Catalogue.list(PageWidth.self)). "
        + "(default: \(PageWidth.neurips.rawValue))", valueName: "length"),
    transform: Lengths.pageWidth)
  var width: PageWidth.Choice?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("By default what suits the width.", valueName: "length"),
    transform: Lengths.length)
  var height: Length?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Dots an inch of PNG files and of layers of points. (default: 300)", valueName: "dots"),
    transform: Numbers.positive)
  var dpi: Double?

  @Option(help: ArgumentHelp("The family of letters; it must be installed.", valueName: "family"))
  var font: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Size of axis titles; all other letters, lines and gaps follow. (default: 8, and 14 for slides)",
      valueName: "points"),
    transform: Lengths.fontSize)
  var fontSize: Double?

  @Option(help: ArgumentHelp("A title above the figure.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Small print under the figure, in place of its own.", valueName: "text"))
  var caption: String?

  @Option(
    help: ArgumentHelp(
      "Colours of classes and runs: \(Catalogue.list(Palette.self)). (default: \(Palette.petroff10.rawValue))",
      valueName: "name"),
    transform: Catalogue.name(of: Palette.self))
  var palette: Palette?

  @Option(
    help: ArgumentHelp("\(Catalogue.list(ThemeName.self)). (default: light)", valueName: "name"),
    transform: Catalogue.name(of: ThemeName.self))
  var theme: ThemeName?

  @Option(
    help: ArgumentHelp(
      "Points of a scatter: a shape each (vector), one picture, or shades of how many lie where with a contour a class: "
        + "\(Catalogue.list(PointLayer.Rendering.self)). (default: auto, shapes up to \(PointLayer.vectorLimit.grouped))",
      valueName: "name"),
    transform: Catalogue.name(of: PointLayer.Rendering.self))
  var points: PointLayer.Rendering?

  @Flag(help: "Leave out the small print under the figure.")
  var noNote = false

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Of scatter, comparison and curves: explain marks above the panels, or do not. (default: lines and shades always, "
        + "classes where their labels may not all find room; labels among the points stay either way)"))
  var legend: Bool?

  @Option(
    help: ArgumentHelp(
      "A JSON file with any of these options, such as {\"width\": \"85mm\", \"font-size\": 7, \"no-note\": true}.",
      valueName: "file"))
  var style: String?

  /// What the flags and the style file say together.
  ///
  /// - Throws: `Failure` if the style file cannot be read or says something that no flag does.
  func look() throws -> FigureLook { FigureLook(try settings()) }

  /// The same with what nobody chose left open.
  func settings() throws -> LookSettings {
    let given = LookSettings(
      width: width, height: height, dpi: dpi, font: font, fontSize: fontSize, title: title, caption: caption,
      palette: palette, theme: theme, points: points, hasNote: noNote ? false : nil, hasLegend: legend)
    return given.over(try style.map(StyleFile.read) ?? LookSettings())
  }

  /// The flags that were given, as one types them.
  var words: [String] {
    let width = width.map { choice in
      PageWidth.allCases.first { $0.choice == choice }?.rawValue ?? choice.length.text
    }
    let values: [(flag: String, value: String?)] = [
      ("--width", width), ("--height", height?.text), ("--dpi", dpi.map { Shown.shortest($0) }), ("--font", font),
      ("--font-size", fontSize.map { Shown.shortest($0) }), ("--title", title), ("--caption", caption),
      ("--palette", palette?.rawValue), ("--theme", theme?.rawValue), ("--points", points?.rawValue),
      ("--style", style),
    ]
    return values.flatMap { flag, value in value.map { [flag, $0] } ?? [] } + (noNote ? ["--no-note"] : [])
      + (legend.map { $0 ? ["--legend"] : ["--no-legend"] } ?? [])
  }
}

import Plotting

/// What somebody chose about a figure's looks; nil where nothing was said.
struct LookSettings: Equatable {
  var width: PageWidth.Choice?
  var height: Length?
  var dpi: Double?
  var font: String?
  var fontSize: Double?
  var title: String?
  var caption: String?
  var palette: Palette?
  var theme: ThemeName?
  var points: PointLayer.Rendering?
  var hasNote: Bool?
  var hasLegend: Bool?

  /// These settings, and where they say nothing, others.
  func over(_ base: LookSettings) -> LookSettings {
    LookSettings(
      width: width ?? base.width, height: height ?? base.height, dpi: dpi ?? base.dpi, font: font ?? base.font,
      fontSize: fontSize ?? base.fontSize, title: title ?? base.title, caption: caption ?? base.caption,
      palette: palette ?? base.palette, theme: theme ?? base.theme, points: points ?? base.points,
      hasNote: hasNote ?? base.hasNote, hasLegend: hasLegend ?? base.hasLegend)
  }
}

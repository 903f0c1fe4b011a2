/// The looks that are not data: colours of paper and ink, line weights and spacing.
public struct Theme: Equatable, Sendable {
  public var paper: Color
  /// Titles and labels.
  public var ink: Color
  /// Tick labels and notes.
  public var quietInk: Color
  /// Axes and ticks.
  public var axis: Color
  /// Reference lines behind the data.
  public var grid: Color
  /// Marks that point something out, such as the frame around a traversal's base images.
  public var accent: Color
  /// The grey of an image's 0 and of its 1: digits are dark on light paper.
  public var imageZero: UInt8
  public var imageOne: UInt8
  public var type: TypeScale

  /// How much larger than in a paper's column everything but the data is: lines and gaps grow with the letters.
  public var scale: Double { type.labelSize / TypeScale.paperLabelSize }

  /// Widths of lines, in points.
  public var axisWidth: Double { 0.6 * scale }
  public var gridWidth: Double { 0.5 * scale }
  public var lineWidth: Double { 1.1 * scale }

  /// The length of ticks, and the space between a tick and its label, and between labels and titles.
  public var tickLength: Double { 2.5 * scale }
  public var labelGap: Double { 2 * scale }
  public var titleGap: Double { 2 * scale }
  /// The free edge around the whole figure; figures are set tightly, the page has its own margins.
  public var edge: Double { 2 * scale }

  public init(
    paper: Color, ink: Color, quietInk: Color, axis: Color, grid: Color, accent: Color, imageZero: UInt8,
    imageOne: UInt8, type: TypeScale = TypeScale()
  ) {
    self.paper = paper
    self.ink = ink
    self.quietInk = quietInk
    self.axis = axis
    self.grid = grid
    self.accent = accent
    self.imageZero = imageZero
    self.imageOne = imageOne
    self.type = type
  }

  /// Dark ink on white paper; the default.
  public static let light = Theme(
    paper: .white, ink: Color(hex: 0x1a1a1a), quietInk: Color(hex: 0x4d4d4d), axis: Color(hex: 0x5a5a5a),
    grid: Color(hex: 0xdedede), accent: Color(hex: 0xbd1f01), imageZero: 255, imageOne: 0)

  /// Light ink on a dark screen; images keep white for 1.
  public static let dark = Theme(
    paper: Color(hex: 0x141414), ink: Color(hex: 0xf0f0f0), quietInk: Color(hex: 0xb8b8b8),
    axis: Color(hex: 0x9a9a9a), grid: Color(hex: 0x333333), accent: Color(hex: 0xffa90e), imageZero: 0x14,
    imageOne: 255)

  /// Black on white, for presses and photocopiers: no grey letters, which a printer would set in dots.
  public static let print = Theme(
    paper: .white, ink: .black, quietInk: .black, axis: .black, grid: Color(hex: 0xc4c4c4), accent: .black,
    imageZero: 255, imageOne: 0)

  /// The same looks with another typeface or size of letters.
  public func set(in type: TypeScale) -> Theme {
    var theme = self
    theme.type = type
    return theme
  }
}

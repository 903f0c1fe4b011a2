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

  /// Widths of lines, in points.
  public var axisWidth = 0.6
  public var gridWidth = 0.5
  public var lineWidth = 1.0

  /// The length of ticks, and the space between a tick and its label, and between labels and titles.
  public var tickLength = 2.5
  public var labelGap = 2.0
  public var titleGap = 2.5
  /// The free edge around the whole figure; figures are set tightly, the page has its own margins.
  public var edge = 2.0

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
}

/// An sRGB colour with opacity; components in 0…1.
public struct Color: Equatable, Sendable {
  public var red: Double
  public var green: Double
  public var blue: Double
  public var opacity: Double

  public init(red: Double, green: Double, blue: Double, opacity: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.opacity = opacity
  }
}

/// A sequence of straight and curved segments.
public struct Path: Equatable, Sendable {
  public enum Element: Equatable, Sendable {
    case move(Point)
    case line(Point)
    case curve(Point, control1: Point, control2: Point)
    case circle(center: Point, radius: Double)
    case rectangle(Rectangle)
    case close
  }

  public var elements: [Element]

  public init(_ elements: [Element] = []) { self.elements = elements }
}

/// How a path's outline is drawn; widths and dashes in points.
public struct Stroke: Equatable, Sendable {
  public enum Cap: Sendable { case butt, round, square }

  public var color: Color
  public var width: Double
  public var dash: [Double]
  public var cap: Cap

  public init(_ color: Color, width: Double, dash: [Double] = [], cap: Cap = .butt) {
    self.color = color
    self.width = width
    self.dash = dash
    self.cap = cap
  }
}

/// A typeface at a size in points.
///
/// The family is the name of an installed one, or `Font.sansSerif` for whichever good one this machine has.
public struct Font: Equatable, Hashable, Sendable {
  /// Stands for the first of a fixed list of sans-serif families that is installed.
  public static let sansSerif = "sans-serif"

  public enum Weight: Sendable { case regular, bold }
  public enum Slant: Sendable { case upright, italic }

  public var family: String
  public var size: Double
  public var weight: Weight
  public var slant: Slant

  public init(_ family: String, size: Double, weight: Weight = .regular, slant: Slant = .upright) {
    self.family = family
    self.size = size
    self.weight = weight
    self.slant = slant
  }
}

/// Where the given point lies on a line of text.
public struct TextAnchor: Equatable, Sendable {
  public enum Horizontal: Sendable { case leading, center, trailing }
  /// `middle` centres the capital letters' height on the point, so that labels line up whatever letters they hold.
  public enum Vertical: Sendable { case top, middle, baseline, bottom }

  public var horizontal: Horizontal
  public var vertical: Vertical

  public init(_ horizontal: Horizontal, _ vertical: Vertical) {
    self.horizontal = horizontal
    self.vertical = vertical
  }
}

/// The size of a line of text, in points: its advance, and the font's heights above and below the baseline.
public struct TextMetrics: Equatable, Sendable {
  public var width: Double
  public var ascent: Double
  public var descent: Double
  public var capHeight: Double

  public init(width: Double, ascent: Double, descent: Double, capHeight: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
    self.capHeight = capHeight
  }
}

/// What the pixels of an image mean.
public enum ImageRole: Sendable {
  /// Cells that a reader looks at one by one, such as digits: each stays one flat square in every viewer, so files hold
  /// them enlarged.
  case mosaic
  /// Marks that were already drawn at the page's resolution, such as a hundred thousand points: embedded as they are. In
  /// a PNG the layer is moved to the nearest whole pixel, so that it is not sampled again.
  case layer
}

/// A picture made of pixels, in rows from the top; `grey` has one byte a pixel, `color` four (red, green, blue, opacity,
/// not premultiplied).
public struct RasterImage: Equatable, Sendable {
  public enum Layout: Sendable { case grey, color }

  public let layout: Layout
  public let width: Int
  public let height: Int
  public let bytes: [UInt8]

  /// - Precondition: `bytes` holds `width × height` pixels of the layout.
  public init(layout: Layout, width: Int, height: Int, bytes: [UInt8]) {
    precondition(
      bytes.count == width * height * (layout == .grey ? 1 : 4),
      "RasterImage: \(bytes.count) bytes for \(width)×\(height) \(layout) pixels")
    self.layout = layout
    self.width = width
    self.height = height
    self.bytes = bytes
  }
}

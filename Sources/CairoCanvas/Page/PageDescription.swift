import Foundation
import Plotting
import Storage

/// What a figure's file says and how large it is, whatever its format.
public struct PageDescription: Equatable, Sendable {
  /// In points (1/72 inch); the file has exactly this size.
  public var size: Size
  /// Dots an inch of a PNG, and of raster layers inside of PDF and SVG.
  public var dpi: Double
  /// One line, for catalogues and for readers who cannot see the picture.
  public var title: String
  /// What the picture shows, in a sentence or more.
  public var description: String
  public var provenance: Provenance
  /// Painted before anything else; nil leaves the page transparent.
  public var background: Color?

  public init(
    size: Size, dpi: Double = 300, title: String, description: String = "", provenance: Provenance,
    background: Color? = Color(red: 1, green: 1, blue: 1)
  ) {
    self.size = size
    self.dpi = dpi
    self.title = title
    self.description = description
    self.provenance = provenance
    self.background = background
  }

  /// The most pixels a PNG may have: more than any printed page needs, and still drawn in seconds.
  public static let pixelLimit = 60_000_000

  /// A PNG's width and height in pixels.
  var pixels: (width: Int, height: Int) {
    (max(1, Int((size.width * dpi / 72).rounded())), max(1, Int((size.height * dpi / 72).rounded())))
  }

  /// A number without the digits that nobody typed.
  private static func text(_ number: Double) -> String { String(format: "%.7g", number) }

  /// How long a side can be, in points: 14,400 (200 inches) is the largest page of the PDF standard.
  public static let sides = 1.0...14_400

  /// - Throws: `Failure` of kind `usage` for a size that no page has.
  func validate(for format: FigureFormat) throws(Failure) {
    guard (10...2400).contains(dpi) else {
      throw Failure(.usage, "resolution: expected 10 to 2400 dots an inch, found \(Self.text(dpi))")
    }
    guard Self.sides.contains(size.width), Self.sides.contains(size.height) else {
      throw Failure(
        .usage,
        "page size: expected 1 to 14400 points (200 inches, 5080 mm) each way, found \(Self.text(size.width)) × "
          + "\(Self.text(size.height)) points")
    }
    let (width, height) = pixels
    if format == .png, width > 32_767 || height > 32_767 || width * height > Self.pixelLimit {
      throw Failure(
        .usage,
        "picture size: expected at most \(Self.pixelLimit / 1_000_000) million pixels, and 32767 each way, "
          + "found \(width) × \(height); choose a smaller page or fewer dots an inch")
    }
  }
}

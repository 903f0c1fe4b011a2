/// The typeface and the sizes of text by what it says, in points at the final size.
///
/// Nothing is smaller than 6 points: below that, journals send figures back.
public struct TypeScale: Equatable, Sendable {
  /// The smallest size that any text may have.
  public static let smallest = 6.0
  /// What labels have in a paper's column.
  public static let paperLabelSize = 8.0

  public var family: String
  /// Axis titles, row labels and legends of lines; the other sizes follow from it.
  public var labelSize: Double

  /// - Parameters:
  ///   - family: the typeface.
  ///   - labelSize: between 6 and 40 points on sensible pages.
  public init(family: String = Font.sansSerif, labelSize: Double = paperLabelSize) {
    self.family = family
    self.labelSize = labelSize
  }

  private func size(_ ratio: Double) -> Double { max(Self.smallest, labelSize * ratio) }

  public var title: Font { Font(family, size: size(1.125), weight: .bold) }
  /// The letter of a panel, "(a)".
  public var letter: Font { Font(family, size: size(1), weight: .bold) }
  public var panelTitle: Font { Font(family, size: size(1)) }
  public var label: Font { Font(family, size: size(1)) }
  public var tick: Font { Font(family, size: size(0.8125)) }
  public var legend: Font { Font(family, size: size(0.8125)) }
  public var note: Font { Font(family, size: size(0.8125)) }
  /// Labels that stand among the marks they name, on plates.
  public var direct: Font { Font(family, size: size(0.875), weight: .bold) }
}

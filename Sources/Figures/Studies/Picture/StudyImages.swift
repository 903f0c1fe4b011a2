import LatentSpace

/// Rows of images with names, and a number for each row.
public struct StudyImages: Codable, Equatable, Sendable {
  public struct Row: Codable, Equatable, Sendable {
    public var name: String
    /// The number to the right of the row; nil for none.
    public var value: Double?
    /// What is said of each image, right or wrong; nil for nothing. Empty, or one an image.
    public var judgements: [Bool?]
    /// Whether a gap separates it from the row above.
    public var isApart: Bool

    /// - Parameters:
    ///   - name: to the left of the row.
    ///   - value: the number to the right of it; nil for none.
    ///   - judgements: right or wrong, one an image; empty for none.
    ///   - isApart: whether a gap separates it from the row above.
    public init(_ name: String, value: Double? = nil, judgements: [Bool?] = [], isApart: Bool = false) {
      self.name = name
      self.value = value
      self.judgements = judgements
      self.isApart = isApart
    }
  }

  public var title: String
  public var rows: [Row]
  /// One a row; 0…1.
  public var images: ImageGrid
  /// What the rows' numbers are: "error".
  public var valueTitle: String
  /// The unit of the rows' numbers, "dB"; empty for none, and then significant digits are shown.
  public var unit: String
  /// Over the first columns.
  public var columnNames: [String]
  /// How many columns at the left are something else than the others, such as queries, and are always shown.
  public var leftColumns: Int
  /// The same at the right, such as spectra.
  public var rightColumns: Int
  /// Whether images are to be looked at pixel by pixel.
  public var isEnlarged: Bool

  /// - Parameters:
  ///   - title: over the panel; empty for none.
  ///   - rows: one a row of images.
  ///   - images: their pixels, 0…1.
  ///   - valueTitle: what the rows' numbers are; empty for none.
  ///   - unit: of the rows' numbers; empty for none.
  ///   - columnNames: over the first columns, and over the last if there are fewer than columns.
  ///   - leftColumns: how many columns at the left are always shown, apart from the others.
  ///   - rightColumns: the same at the right.
  ///   - isEnlarged: whether images are to be looked at pixel by pixel.
  public init(
    _ title: String, rows: [Row], images: ImageGrid, valueTitle: String = "", unit: String = "",
    columnNames: [String] = [], leftColumns: Int = 0, rightColumns: Int = 0, isEnlarged: Bool = false
  ) {
    self.title = title
    self.rows = rows
    self.images = images
    self.valueTitle = valueTitle
    self.unit = unit
    self.columnNames = columnNames
    self.leftColumns = leftColumns
    self.rightColumns = rightColumns
    self.isEnlarged = isEnlarged
  }
}

/// Numbers in cells: a small matrix as a lecturer draws it.
public struct CellGrid: Equatable, Sendable {
  /// One cell: its text and the colour behind it.
  public struct Cell: Equatable, Sendable {
    public var text: String
    public var fill: Color
    public var ink: Color

    public init(_ text: String, fill: Color, ink: Color) {
      self.text = text
      self.fill = fill
      self.ink = ink
    }
  }

  /// Under the cells.
  public var title: String
  public var columns: Int
  /// Row by row.
  public var cells: [Cell]
  /// How many rows and columns at each edge lie outside of the matrix proper, which a heavier line surrounds.
  public var margin: Int

  public init(title: String, columns: Int, cells: [Cell], margin: Int = 0) {
    precondition(columns > 0 && cells.count % columns == 0, "CellGrid: \(cells.count) cells in \(columns) columns")
    self.title = title
    self.columns = columns
    self.cells = cells
    self.margin = margin
  }

  public var rows: Int { cells.count / columns }
}

/// Matrices in a row with signs between them; those in one place stand above each other.
public struct CellEquation: Equatable, Sendable {
  /// Some cells with a coloured frame, joined to the cells that are computed from them.
  public struct Link: Equatable, Sendable {
    public var from: Region
    public var to: Region
    public var color: Color

    public init(from: Region, to: Region, color: Color) {
      self.from = from
      self.to = to
      self.color = color
    }
  }

  /// A block of cells of one of the matrices.
  public struct Region: Equatable, Sendable {
    public var place: Int
    public var grid: Int
    public var rows: Range<Int>
    public var columns: Range<Int>

    public init(place: Int, grid: Int, rows: Range<Int>, columns: Range<Int>) {
      self.place = place
      self.grid = grid
      self.rows = rows
      self.columns = columns
    }
  }

  /// Equations of different families share a row only where that saves height.
  public var family: String
  public var title: PanelTitle
  public var places: [[CellGrid]]
  /// Before each place but the first.
  public var signs: [String]
  public var links: [Link]

  public init(
    family: String = "", title: PanelTitle, places: [[CellGrid]], signs: [String], links: [Link] = []
  ) {
    self.family = family
    self.title = title
    self.places = places
    self.signs = signs
    self.links = links
  }
}

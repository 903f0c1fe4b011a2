/// An operation of encoders and decoders on numbers small enough to check by hand, with where each comes from.
public struct WorkedExample: Equatable, Sendable {
  /// What examples belong together.
  public enum Family: String, Codable, Sendable {
    case convolution, pooling, upsampling, overlap, mirror
  }

  public var family: Family
  /// What the operation is and how it moves.
  public var title: String
  /// From left to right; maps in one column stand above each other.
  public var columns: [[NumberMap]]
  /// Between the columns: "∗", "=", "→".
  public var signs: [String]
  /// Cells that belong together.
  public var links: [Link]

  /// - Precondition: There is a sign between any two columns, and links lie inside of the maps.
  public init(
    _ family: Family, _ title: String, columns: [[NumberMap]], signs: [String], links: [Link] = []
  ) {
    precondition(
      signs.count == columns.count - 1, "WorkedExample: \(signs.count) signs between \(columns.count) columns")
    self.family = family
    self.title = title
    self.columns = columns
    self.signs = signs
    self.links = links
    precondition(links.allSatisfy { contains($0.from) && contains($0.to) }, "WorkedExample: a link leaves its map")
  }

  /// A block of cells in one of the maps.
  public struct Region: Equatable, Codable, Sendable {
    public var column: Int
    /// Which of the maps in the column.
    public var map: Int
    public var rows: Range<Int>
    public var cells: Range<Int>

    public init(column: Int, map: Int = 0, rows: Range<Int>, cells: Range<Int>) {
      self.column = column
      self.map = map
      self.rows = rows
      self.cells = cells
    }
  }

  /// One block that another is computed from.
  public struct Link: Equatable, Codable, Sendable {
    public var from: Region
    public var to: Region
    /// Links of one group have one colour.
    public var group: Int

    public init(from: Region, to: Region, group: Int = 0) {
      self.from = from
      self.to = to
      self.group = group
    }
  }

  func contains(_ region: Region) -> Bool {
    guard columns.indices.contains(region.column), columns[region.column].indices.contains(region.map) else {
      return false
    }
    let map = columns[region.column][region.map]
    return (0...map.rows).contains(region.rows.upperBound) && (0...map.columns).contains(region.cells.upperBound)
      && region.rows.lowerBound >= 0 && region.cells.lowerBound >= 0
  }
}

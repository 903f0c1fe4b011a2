/// Images decoded between pairs of codes: one row a pair, one column a fraction of the way.
public struct InterpolationTable: Equatable, Sendable {
  public var modelName: String
  /// The way gone at each column, from 0 (the first image's code) to 1 (the second's), ascending.
  public var fractions: [Double]
  /// The decoded images; rows × `fractions.count`.
  public var images: ImageGrid
  /// Where each row begins and ends; empty where that has no name.
  public var ways: [Way]
  /// The two real images of each pair, rows × 2; nil where the ends are not codes of real images.
  public var endpoints: ImageGrid?
  /// How the codes between were made: "straight lines between posterior means of test images".
  public var note: String

  /// The classes of the two images at the ends of a row.
  public struct Way: Codable, Equatable, Sendable {
    public var from: String
    public var to: String

    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  /// - Precondition: the grids' rows, columns and tile sizes agree with each other and with `fractions`.
  public init(
    modelName: String, fractions: [Double], images: ImageGrid, endpoints: ImageGrid?, ways: [Way] = [], note: String
  ) {
    precondition(images.columns == fractions.count, "InterpolationTable: one column of images a fraction")
    precondition(ways.isEmpty || ways.count == images.rows, "InterpolationTable: one way a row")
    if let endpoints {
      precondition(
        endpoints.rows == images.rows && endpoints.columns == 2 && endpoints.height == images.height
          && endpoints.width == images.width, "InterpolationTable: endpoints are rows × 2 tiles of the images' size")
    }
    self.modelName = modelName
    self.fractions = fractions
    self.images = images
    self.endpoints = endpoints
    self.ways = ways
    self.note = note
  }
}

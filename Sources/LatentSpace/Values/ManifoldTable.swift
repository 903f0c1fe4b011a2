/// Images decoded from a regular grid of codes in a plane of the latent space.
public struct ManifoldTable: Equatable, Sendable {
  /// How the grid's codes are spaced along each axis.
  public enum Spacing: Equatable, Sendable {
    /// Equal steps.
    case linear
    /// Equal steps of probability under the standard normal distribution, by its inverse cumulative function.
    case normalQuantiles
  }

  /// Rows from the top: the first row belongs to the last (largest) value of `yValues`.
  public var images: ImageGrid
  /// The first coordinate of each column's codes, ascending: to the right on the page.
  public var xValues: [Double]
  /// The second coordinate of each row's codes, ascending: upwards on the page.
  public var yValues: [Double]
  /// What the coordinates are: "z₁", "z₂" for latent units, "PC 1 (43 %)" for principal components of more.
  public var xTitle: String
  public var yTitle: String
  public var spacing: Spacing
  /// What is held fixed and how the two directions were chosen: "two most active of 16 units, the others at 0".
  public var note: String

  /// - Precondition: one column of images an x value, one row a y value.
  public init(
    images: ImageGrid, xValues: [Double], yValues: [Double], xTitle: String, yTitle: String, spacing: Spacing,
    note: String
  ) {
    precondition(
      images.columns == xValues.count && images.rows == yValues.count,
      "ManifoldTable: \(images.rows)×\(images.columns) images for \(yValues.count) y and \(xValues.count) x values")
    self.images = images
    self.xValues = xValues
    self.yValues = yValues
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.spacing = spacing
    self.note = note
  }
}

/// Codes of labelled images in a plane: two latent units themselves, or two components of more.
public struct PlanarEmbedding: Equatable, Sendable {
  /// The coordinates, one of each an image.
  public var x: [Float]
  public var y: [Float]
  /// The class of each image, an index into `classNames`.
  public var labels: [UInt8]
  public var classNames: [String]
  /// Axis titles that say what is shown: "z₁ (posterior mean)", "PC 1 (43 %)".
  public var xTitle: String
  public var yTitle: String
  /// Which images these are and what was done to them: "1,000 test images".
  public var note: String

  public init(
    x: [Float], y: [Float], labels: [UInt8], classNames: [String], xTitle: String, yTitle: String, note: String
  ) {
    precondition(x.count == y.count && x.count == labels.count, "PlanarEmbedding: counts differ")
    self.x = x
    self.y = y
    self.labels = labels
    self.classNames = classNames
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.note = note
  }
}

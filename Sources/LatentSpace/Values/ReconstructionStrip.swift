/// Images and what one model makes of them: each one encoded (to its posterior mean) and decoded again.
public struct ReconstructionStrip: Equatable, Sendable {
  /// What the model is called in a figure: "variational, 2 units".
  public var modelName: String
  /// The images that went in: one row, or several that are read like lines of text.
  public var originals: ImageGrid
  /// What came out, in the same places.
  public var decoded: ImageGrid
  /// Which images these are: "test images, one of each class".
  public var note: String

  /// - Precondition: both grids have the same rows, columns and tile size.
  public init(modelName: String, originals: ImageGrid, decoded: ImageGrid, note: String) {
    precondition(
      originals.rows == decoded.rows && originals.columns == decoded.columns && originals.height == decoded.height
        && originals.width == decoded.width, "ReconstructionStrip: originals and decoded images differ in shape")
    self.modelName = modelName
    self.originals = originals
    self.decoded = decoded
    self.note = note
  }
}

extension ReconstructionStrip {
  /// The same images in rows of another length, read like lines of text.
  ///
  /// - Parameter columns: images in a row.
  /// - Precondition: the images fill the rows.
  public func arranged(columns: Int) -> ReconstructionStrip {
    var strip = self
    strip.originals = originals.arranged(columns: columns)
    strip.decoded = decoded.arranged(columns: columns)
    return strip
  }
}

extension ImageGrid {
  fileprivate func arranged(columns: Int) -> ImageGrid {
    let count = rows * self.columns
    precondition(columns >= 1 && count % columns == 0, "ImageGrid: \(count) images in rows of \(columns)")
    return ImageGrid(rows: count / columns, columns: columns, height: height, width: width, pixels: pixels)
  }
}

import LatentSpace
import Storage

extension SamplesFigure {
  /// A sheet of somebody's images, as nearly a square as fits.
  ///
  /// - Parameters:
  ///   - array: images × rows × columns, float32 in 0…1 as `latent sample` writes it, or uint8.
  ///   - hash: of the file; it is all that is known about the images.
  /// - Throws: `Failure(.badData)` for an array of another kind, or without images.
  init(array: NamedArray, hash: String, style: FigureStyle) throws(Failure) {
    let values: [Float]? =
      switch array.elements {
      case .float32(let values): values
      case .uint8(let values): values.map { Float($0) / 255 }
      case .float64, .int64: nil
      }
    guard array.shape.count == 3, array.shape.allSatisfy({ $0 > 0 }), let values else {
      throw Failure(
        .badData,
        "\(array.name): expected images × rows × columns in float32 or uint8, found the shape \(array.shape)"
          + (values == nil ? " of other numbers" : ""))
    }
    let (count, height, width) = (array.shape[0], array.shape[1], array.shape[2])
    let columns = Int(Double(count).squareRoot().rounded(.up))
    let rows = (count + columns - 1) / columns
    // Places left over in the last row are background.
    let missing = (rows * columns - count) * height * width
    let grid = ImageGrid(
      rows: rows, columns: columns, height: height, width: width,
      pixels: missing == 0 ? values : values + [Float](repeating: 0, count: missing))
    try self.init(
      [Entry(title: "", images: grid, note: count.counted("image"))], style: style,
      provenance: Provenance(
        title: "Sheet of images", facts: [.init("figure", FigureName.samples.rawValue), .init("data", hash)]))
  }
}

import Applications
import LatentSpace
import Storage

extension AtlasResult: DrawnStudy {
  /// The test images, and what each way down and up makes of them, with its numbers.
  public func picture() throws(Failure) -> StudyPicture {
    let downs = entries.map(\.down.rawValue).distinct
    let ups = entries.map(\.up.rawValue).distinct
    var cells: [StudyMatrix.Cell] = []
    for entry in entries {
      let images = try ImageGrid.stacked([entry.images.checkedTiles(ofRow: 0)], like: originals)
      cells.append(
        StudyMatrix.Cell(
          row: downs.firstIndex(of: entry.down.rawValue) ?? 0, column: ups.firstIndex(of: entry.up.rawValue) ?? 0,
          values: [entry.squaredError, entry.excessDecibels, Double(entry.parameters)], images: images))
    }
    let free = refusals.map { "\($0.up.rawValue) after \($0.down.rawValue)" }
    return StudyPicture(
      study: Self.study.rawValue,
      parts: [
        .images(
          StudyImages(
            "", rows: [.init("test images")],
            images: try .stacked([originals.checkedTiles(ofRow: 0)], like: originals))),
        .matrix(
          StudyMatrix(
            "reconstructions", rowTitle: "down", columnTitle: "up", rowNames: downs, columnNames: ups,
            values: [
              .init("squared error", .significant), .init("checkerboard", .decibels), .init("parameters", .thousands),
            ], cells: cells)),
      ],
      notes: [
        "Under each: squared error per pixel over \(images.counted("test image")) of \(dataset), power of checkerboards "
          + "beyond that of the images, parameters",
        "codes of \(dimension.counted("number")), \(epochs.counted("epoch"))",
        free.isEmpty ? "" : "without a meaning: \(free.joined(separator: ", "))",
      ],
      summary: "Reconstructions of test images by networks that differ in their ways down ("
        + downs.joined(separator: ", ") + ") and up (" + ups.joined(separator: ", ")
        + "), each with its squared error, the power of its checkerboards, and its parameters.")
  }
}

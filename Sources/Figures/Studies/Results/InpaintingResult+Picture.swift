import Applications
import LatentSpace
import Storage

extension InpaintingResult: DrawnStudy {
  /// For each region originals, what is seen of them, and what each method fills in, with its error.
  public func picture() throws(Failure) -> StudyPicture {
    let models = regions.flatMap(\.methods).compactMap(\.model).distinct
    var parts: [StudyPicture.Part] = []
    for region in regions { parts.append(.images(try Self.images(region))) }
    return StudyPicture(
      study: Self.study.rawValue, parts: parts,
      notes: [
        "Numbers: squared error over the hidden pixels, mean over \(images.counted("test image")) of \(dataset)",
        "each image shown is the first of its class",
        models.isEmpty ? "" : "filled by \(models.joined(separator: "; "))",
      ],
      summary: "Test images, the same with pixels hidden ("
        + regions.map { "\($0.region.rawValue), \(StudyText.percent($0.hiddenShare, decimals: 0))" }
        .joined(separator: "; ") + "), and what is filled in by "
        + (regions.first?.methods.map(\.name) ?? []).joined(separator: ", ") + ".")
  }

  private static func images(_ region: Region) throws(Failure) -> StudyImages {
    var tiles: [[ArraySlice<Float>]] = []
    for grid in [region.originals, region.masked] + region.methods.map(\.images) {
      tiles.append(try grid.checkedTiles(ofRow: 0))
    }
    let rows =
      [StudyImages.Row("original"), StudyImages.Row("hidden")]
      + region.methods.enumerated().map {
        StudyImages.Row($0.element.name, value: $0.element.squaredError, isApart: $0.offset == 0)
      }
    return StudyImages(
      "\(region.region.rawValue), \(StudyText.percent(region.hiddenShare, decimals: 0))", rows: rows,
      images: try .stacked(tiles, like: region.originals), valueTitle: "error")
  }
}

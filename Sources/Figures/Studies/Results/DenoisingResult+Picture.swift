import Applications
import Autoencoders
import LatentSpace
import Storage

extension DenoisingResult: DrawnStudy {
  /// For each noise a strip of images at a middling strength, both measures against the strength, and the fields.
  public func picture() throws(Failure) -> StudyPicture {
    var parts: [StudyPicture.Part] = []
    for series in series { if let strip = try strip(series) { parts.append(.images(strip)) } }
    parts += series.map { .chart(chart($0, "PSNR (dB)") { $0.peakSignalToNoise }) }
    parts += series.map { .chart(chart($0, "SSIM") { $0.structuralSimilarity }) }
    parts += fields.map { .field(Self.field($0)) }
    return StudyPicture(
      study: Self.study.rawValue, parts: parts,
      notes: [
        "\(images.counted("test image")) of \(dataset), each image shown is the first of its class; numbers beside them are "
          + "PSNR",
        series.map { "\($0.noise.rawValue): \($0.model)\(Self.training($0))" }.joined(separator: "; "),
        "filters were chosen on training images with the same noise",
        fields.map { field in
          "arrows on the \(field.plane.title): where the model moves an image to, \(Self.lengths(field)); mean cosine with "
            + "the gradient of the density \(StudyText.fixed(field.agreement, 2)), of arrows to the mean "
            + StudyText.fixed(field.meanAgreement, 2)
        }.joined(separator: "; "),
      ],
      summary:
        "Images with noise and what a denoising model and classical filters make of them, PSNR and SSIM against the "
        + "strength of the noise (" + series.map(\.noise.rawValue).joined(separator: ", ")
        + "), and the field of displacements that the model has learnt.")
  }

  /// At the strength nearest to the one the model was trained with, or in the middle.
  private func strip(_ series: Series) throws(Failure) -> StudyImages? {
    let middle =
      series.trained?.strength ?? series.levels.map(\.strength).reduce(0, +) / Double(max(1, series.levels.count))
    guard let level = series.levels.min(by: { abs($0.strength - middle) < abs($1.strength - middle) }) else {
      return nil
    }
    var tiles = [try clean.checkedTiles(ofRow: 0)]
    for entry in level.entries { tiles.append(try entry.images.checkedTiles(ofRow: 0)) }
    return StudyImages(
      "\(series.noise.rawValue), \(level.strength)",
      rows: [.init("clean")]
        + level.entries.enumerated().map {
          StudyImages.Row(
            $0.element.remedy.rawValue, value: $0.element.quality.peakSignalToNoise, isApart: $0.offset == 1)
        }, images: try .stacked(tiles, like: clean), valueTitle: "PSNR", unit: "dB")
  }

  private func chart(
    _ series: Series, _ title: String, _ measure: (ImageQuality) -> Double
  ) -> StudyChart {
    let tones: [Remedy: StudyLook] = [
      .noisy: StudyLook(nil), .median: StudyLook(1, isDashed: true), .gaussian: StudyLook(2), .model: StudyLook(0),
    ]
    let remedies = Remedy.allCases.filter { remedy in
      series.levels.contains { $0.entries.contains { $0.remedy == remedy } }
    }
    // All panels of a measure have the same axis.
    let all = self.series.flatMap(\.levels).flatMap(\.entries).map { measure($0.quality) }
    let (least, most) = (all.min() ?? 0, all.max() ?? 1)
    let free = 0.06 * (most - least)
    return StudyChart(
      self.series.count > 1 ? series.noise.rawValue : "",
      x: StudyAxis("noise strength", ticks: series.levels.map(\.strength)),
      y: least < most ? StudyAxis(title, from: least - free, to: most + free) : StudyAxis(title),
      curves: remedies.map { remedy in
        let points = series.levels.flatMap { level in
          level.entries.filter { $0.remedy == remedy }.map { (level.strength, measure($0.quality)) }
        }
        return StudyChart.Curve(
          remedy.rawValue, tones[remedy] ?? StudyLook(nil), x: points.map(\.0), y: points.map(\.1))
      }, namesAreAbove: self.series.count > 1)
  }

  private static func training(_ series: Series) -> String {
    series.trained.map { ", trained with \($0.noise.rawValue) \($0.strength)" } ?? ""
  }

  private static func field(_ field: VectorField) -> StudyField {
    StudyField(
      "field on the \(field.plane.title)", xTitle: field.xTitle, yTitle: field.yTitle, classNames: field.classNames,
      points: field.points.map { StudyField.Point(x: $0.x, y: $0.y, label: Int($0.label)) },
      arrows: field.arrows.map { StudyField.Arrow(x: $0.x, y: $0.y, dx: $0.dx, dy: $0.dy) }, share: share(field))
  }

  /// The share of its length that an arrow is drawn with: few are then longer than the way to the next.
  private static func share(_ field: VectorField) -> Double {
    let lengths = field.arrows.map { ($0.dx * $0.dx + $0.dy * $0.dy).squareRoot() }.sorted()
    let x = field.arrows.map(\.x)
    let step = ((x.max() ?? 1) - (x.min() ?? 0)) / Double(max(1, field.columns - 1))
    guard let long = lengths.isEmpty ? nil : lengths[lengths.count * 9 / 10], long > 0, step > 0 else { return 1 }
    let share = min(1, 1.4 * step / long)
    // A round share can be said in words.
    return [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01].first { $0 <= share } ?? share
  }

  private static func lengths(_ field: VectorField) -> String {
    let share = share(field)
    return share == 1
      ? "at full length" : "at \(StudyText.percent(share, decimals: share < 0.01 ? 1 : 0)) of their length"
  }
}

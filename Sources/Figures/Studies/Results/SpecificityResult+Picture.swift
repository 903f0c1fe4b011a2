import Applications
import LatentSpace
import Storage

extension SpecificityResult: DrawnStudy {
  /// The histograms of a model's errors on its own kind and on others, of other models on theirs, and images with what
  /// it makes of them.
  public func picture() throws(Failure) -> StudyPicture {
    let models = groups.map(\.trainedOn).distinct
    let kinds = models.map { model in groups.filter { $0.trainedOn == model } }
    let shown = kinds.first?.first?.trainedOn ?? ""
    let curves = kinds.enumerated().flatMap { place, groups in
      groups.map { (group: $0, name: name($0) + (place == 0 ? "" : ", own model")) }
    }
    let chart = StudyChart(
      "trained on \(Self.short(shown))", x: StudyAxis("squared error per pixel"), y: StudyAxis("images (%)", from: 0),
      curves: curves.enumerated().map { index, curve in
        StudyChart.Curve(curve.name, StudyLook(index, isDashed: index % 2 == 1), curve.group.histogram)
      }, namesAreAbove: true)
    return StudyPicture(
      study: Self.study.rawValue, parts: [.chart(chart), .images(try strips(kinds))],
      notes: [
        "Codes of \(dimension.counted("number"))",
        "errors of \((groups.map(\.summary.count).min() ?? 0).counted("test image")) of each kind",
        kinds.count > 1 ? "own model: trained on such images" : "",
        groups.compactMap { group in
          group.detection.map { "\(name(group)) \(StudyText.fixed($0.areaUnderROC, 3))" }
        }.joined(separator: ", ").prefixed("area under the ROC curve against the model's own kind: "),
      ],
      summary: "Histograms of reconstruction errors of a model's own kind of images and of others ("
        + groups.map { name($0) }.joined(separator: ", ") + "), and images with their reconstructions.")
  }

  private func strips(_ kinds: [[Group]]) throws(Failure) -> StudyImages {
    // A model that is shown its own kind of noise alone adds nothing that the histogram does not say.
    let shown = kinds.flatMap { $0.count > 1 || kinds.count == 1 ? $0 : [] }
    let groups = shown.isEmpty ? kinds.joined().map { $0 } : shown
    guard let first = groups.first?.examples.originals else {
      throw Failure(.badData, "specificity: expected images that were shown, found none")
    }
    var tiles: [[ArraySlice<Float>]] = []
    var rows: [StudyImages.Row] = []
    for (index, group) in groups.enumerated() {
      tiles.append(try group.examples.originals.checkedTiles(ofRow: 0))
      tiles.append(try group.examples.results.checkedTiles(ofRow: 0))
      rows.append(StudyImages.Row(name(group), isApart: index > 0))
      rows.append(StudyImages.Row("reconstructed", value: group.summary.mean))
    }
    let columns = tiles.map(\.count).min() ?? 0
    return StudyImages(
      "each the first of its class", rows: rows,
      images: try .stacked(tiles.map { Array($0.prefix(columns)) }, like: first),
      valueTitle: "mean error")
  }

  /// What a model was shown, in few words.
  private func name(_ group: Group) -> String {
    let own = (groups.first?.trainedOn ?? "") + ", "
    return Self.short(group.shown.hasPrefix(own) ? String(group.shown.dropFirst(own.count)) : group.shown)
  }

  /// A data set's name without the numbers that belong into a table.
  private static func short(_ name: String) -> String {
    name.replacing(/, (seed|first) [^,]*/, with: "")
  }
}

extension String {
  /// The text after some words; empty if there is none.
  fileprivate func prefixed(_ words: String) -> String { isEmpty ? "" : words + self }
}

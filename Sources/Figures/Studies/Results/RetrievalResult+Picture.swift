import Applications
import LatentSpace
import Storage

extension RetrievalResult: DrawnStudy {
  /// Queries with their nearest images by the first space, and the precision of each space.
  public func picture() throws(Failure) -> StudyPicture {
    let kinds = spaces.map { space in
      space.name.hasPrefix("PCA") ? 1 : space.name == "pixels" ? 2 : 0
    }
    let ks = spaces.first?.precision.ks ?? []
    var seen = 0
    let curves = zip(spaces, kinds).map { space, kind -> StudyChart.Curve in
      let look = kind == 0 ? StudyLook(seen) : StudyLook(kind == 1 ? models + seen : nil, isDashed: kind == 1)
      if kind == 0 { seen = (seen + 1) % max(1, models) } else if kind == 1 { seen += 1 }
      return StudyChart.Curve(
        space.name, look, x: space.precision.ks.map(Double.init), y: space.precision.precisions.map { 100 * $0 })
    }
    let shown: [StudyPicture.Part] = if let first = spaces.first { [.images(try neighbours(first))] } else { [] }
    return StudyPicture(
      study: Self.study.rawValue,
      parts: shown + [
        .chart(
          StudyChart(
            "precision", x: StudyAxis("nearest images, k", ticks: ks.map(Double.init)),
            y: StudyAxis("of the same class (%)"), curves: curves))
      ],
      notes: [
        "\(images.counted("test image")) of \(dataset), each a query among the others by Euclidean distance",
        spaces.first.map { "shown queries are the first of \(shownClasses), with their nearest by \($0.name)" } ?? "",
      ],
      summary: "The first image of \(shownClasses) with its nearest images by the codes of "
        + "\(spaces.first?.name ?? "a model"), and the share of images of the query's class among the k nearest: "
        + spaces.map(\.name).joined(separator: ", ") + ".")
  }

  /// "each class", or "each of 6 classes" where there is no room for all.
  private var shownClasses: String {
    queries.count > Self.shownQueries ? "each of \(Self.shownQueries) classes" : "each class"
  }

  /// How many spaces are those of models.
  private var models: Int { spaces.count { !$0.name.hasPrefix("PCA") && $0.name != "pixels" } }

  /// As many queries as a figure has room for.
  private static let shownQueries = 6

  private func neighbours(_ space: Space) throws(Failure) -> StudyImages {
    let count = min(queries.count, Self.shownQueries)
    try FigureInput.require(
      count > 0 && space.neighbours.count >= count
        && (queries + space.neighbours.joined()).allSatisfy(labels.indices.contains)
        && labels.allSatisfy { Int($0) < classNames.count },
      "retrieval: expected queries and neighbours among \(labels.count.counted("image")) with classes, found others")
    var tiles: [[ArraySlice<Float>]] = []
    var rows: [StudyImages.Row] = []
    for (row, query) in queries.prefix(count).enumerated() {
      tiles.append(try queryImages.checkedTiles(ofRow: row).prefix(1) + space.images.checkedTiles(ofRow: row))
      rows.append(
        StudyImages.Row(
          classNames[Int(labels[query])],
          judgements: [nil] + space.neighbours[row].map { labels[$0] == labels[query] }))
    }
    let images = try ImageGrid.stacked(tiles, like: space.images)
    return StudyImages(
      "nearest by codes", rows: rows, images: images,
      columnNames: ["query"] + (1..<max(2, images.columns)).map { "\($0)" }, leftColumns: 1)
  }
}

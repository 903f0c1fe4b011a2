import LatentSpace
import Plotting
import Storage

extension ScatterFigure {
  /// What a scatter says in words.
  public struct Texts: Codable, Equatable, Sendable {
    var panels: [Panel]
    var limits: String
    /// How long units are; none in files from before there was a choice.
    var aspect: String?
    var columns: Int?
    var seed: UInt64
    /// What points were drawn as, unless nobody chose.
    var points: String?

    struct Panel: Codable, Equatable, Sendable {
      var title: String
      var xTitle: String
      var yTitle: String
      var note: String
      var classNames: [String]
      /// How many points the note is about; none in files from before it was kept.
      var count: Int?
    }
  }

  public var texts: Texts {
    Texts(
      panels: entries.map {
        let codes = $0.embedding
        return Texts.Panel(
          title: $0.title, xTitle: codes.xTitle, yTitle: codes.yTitle, note: codes.note, classNames: codes.classNames,
          count: codes.x.count)
      }, limits: limits.rawValue, aspect: aspect == .equal ? nil : aspect.rawValue, columns: columns, seed: seed,
      points: style.chosenPoints)
  }

  public init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure) {
    let parts = try data.parts(by: "panel")
    try FigureInput.require(
      parts.map(\.text) == texts.panels.map(\.title),
      "\(data.file): expected points of \(texts.panels.map { "“\($0.title)”" }.joined(separator: ", ")), found "
        + parts.map { "“\($0.text)”" }.joined(separator: ", "))
    var entries: [Entry] = []
    for (part, panel) in zip(parts, texts.panels) {
      let labels = try part.rows.integers("label")
      try FigureInput.require(
        labels.allSatisfy { (0...255).contains($0) }, "\(data.file): expected labels from 0 to 255, found others")
      // Somebody may have left points out since, or added some.
      let isWhole = panel.count.map { $0 == labels.count } ?? true
      let note = isWhole ? panel.note : "\(labels.count.counted("point")) from a table of: \(panel.note)"
      entries.append(
        Entry(
          title: panel.title,
          embedding: PlanarEmbedding(
            x: try part.rows.floats("x"), y: try part.rows.floats("y"), labels: labels.map { UInt8($0) },
            classNames: panel.classNames, xTitle: panel.xTitle, yTitle: panel.yTitle, note: note)))
    }
    try self.init(
      entries, limits: Limits(rawValue: texts.limits) ?? .own,
      aspect: texts.aspect.flatMap(Aspect.init(rawValue:)) ?? .equal, columns: texts.columns, seed: texts.seed,
      style: style.withPoints(texts.points), provenance: provenance)
  }

  /// The points of somebody else's table.
  ///
  /// - Throws: `Failure(.badData)` if it has no two columns of coordinates, or more classes than can be told apart.
  init(foreign data: FigureTable, hash: String, style: FigureStyle) throws(Failure) {
    let names = data.table.columns
    let units = names.filter { $0.hasPrefix("z") && Int($0.dropFirst()) != nil }
    let axes = names.contains("x") && names.contains("y") ? ["x", "y"] : Array(units.prefix(2))
    guard axes.count == 2 else {
      throw Failure(
        .badData,
        "\(data.file): expected columns x and y, or z1 and z2, found \(names.prefix(8).joined(separator: ", "))")
    }
    let (x, y) = (try data.floats(axes[0]), try data.floats(axes[1]))
    let classes = data.table[column: "class"] ?? data.table[column: "label"] ?? x.map { _ in "" }
    let classNames = Self.ordered(Set(classes))
    guard classNames.count <= 256 else {
      throw Failure(.badData, "\(data.file): expected at most 256 classes, found \(classNames.count)")
    }
    let places = Dictionary(uniqueKeysWithValues: classNames.enumerated().map { ($1, UInt8($0)) })
    try self.init(
      PlanarEmbedding(
        x: x, y: y, labels: classes.map { places[$0] ?? 0 }, classNames: classNames, xTitle: Self.axisTitle(axes[0]),
        yTitle: Self.axisTitle(axes[1]), note: x.count.counted("point")),
      style: style,
      provenance: Provenance(
        title: "Scatter of points", facts: [.init("figure", FigureName.scatter.rawValue), .init("data", hash)]))
  }

  /// Numbers by their size, other names by their letters.
  private static func ordered(_ names: Set<String>) -> [String] {
    names.sorted { a, b in
      if let first = Double(a), let second = Double(b), first != second { return first < second }
      return a < b
    }
  }

  /// "z₁" for a column of `latent encode`.
  private static func axisTitle(_ column: String) -> String {
    guard let unit = Int(column.dropFirst()), column.hasPrefix("z") else { return column }
    return NumberText.subscripted("z", unit)
  }
}

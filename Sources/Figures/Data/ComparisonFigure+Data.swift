import LatentSpace
import Plotting
import Storage

extension ComparisonFigure {
  /// What a comparison says in words.
  public struct Texts: Codable, Equatable, Sendable {
    var models: [Model]
    var seed: UInt64
    var tile: TileSize
    /// What points were drawn as, unless nobody chose.
    var points: String?

    struct Model: Codable, Equatable, Sendable {
      var codes: ScatterFigure.Texts.Panel
      var reconstructionsName: String
      var reconstructionsNote: String
      var samplesNote: String
    }
  }

  public var texts: Texts {
    Texts(
      models: entries.map { entry in
        let codes = entry.embedding
        return Texts.Model(
          codes: .init(
            title: entry.title, xTitle: codes.xTitle, yTitle: codes.yTitle, note: codes.note,
            classNames: codes.classNames),
          reconstructionsName: entry.reconstructions.modelName, reconstructionsNote: entry.reconstructions.note,
          samplesNote: entry.samplesNote)
      }, seed: seed, tile: TileSize(entries[0].reconstructions.originals),
      points: style.chosenPoints)
  }

  public init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure) {
    let parts = try data.parts(by: "model")
    try FigureInput.require(
      parts.map(\.text) == texts.models.map(\.codes.title),
      "\(data.file): expected the models \(texts.models.map(\.codes.title).joined(separator: ", ")), found "
        + parts.map(\.text).joined(separator: ", "))
    var entries: [Entry] = []
    for (part, model) in zip(parts, texts.models) {
      let kinds = Dictionary(uniqueKeysWithValues: try part.rows.parts(by: "part").map { ($0.text, $0.rows) })
      guard let codes = kinds["code"], let originals = kinds["original"], let decoded = kinds["reconstruction"] else {
        throw Failure(
          .badData, "\(data.file): expected codes, originals and reconstructions of “\(part.text)”, found fewer")
      }
      let labels = try codes.integers("label")
      try FigureInput.require(
        labels.allSatisfy { (0...255).contains($0) }, "\(data.file): expected labels from 0 to 255, found others")
      let images = (try originals.grid(of: texts.tile), try decoded.grid(of: texts.tile))
      try FigureInput.require(
        images.0.rows == images.1.rows && images.0.columns == images.1.columns,
        "\(data.file): expected as many reconstructions of “\(part.text)” as originals, found another number")
      entries.append(
        Entry(
          title: part.text,
          embedding: PlanarEmbedding(
            x: try codes.floats("x"), y: try codes.floats("y"), labels: labels.map { UInt8($0) },
            classNames: model.codes.classNames, xTitle: model.codes.xTitle, yTitle: model.codes.yTitle,
            note: model.codes.note),
          reconstructions: ReconstructionStrip(
            modelName: model.reconstructionsName, originals: images.0, decoded: images.1,
            note: model.reconstructionsNote),
          samples: try kinds["sample"]?.grid(of: texts.tile), samplesNote: model.samplesNote))
    }
    try self.init(entries, seed: texts.seed, style: style.withPoints(texts.points), provenance: provenance)
  }
}

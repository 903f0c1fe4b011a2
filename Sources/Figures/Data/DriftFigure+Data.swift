import LatentSpace
import Plotting
import Storage

extension DriftFigure {
  /// What the figure says in words, and what is no number of a point.
  public struct Texts: Codable, Equatable, Sendable {
    var spaces: [Space]
    var seed: UInt64
    var points: String?

    struct Space: Codable, Equatable, Sendable {
      var name: String
      var xTitle: String
      var yTitle: String
      var note: String
      var classNames: [String]
      var distance: Double
    }
  }

  public var texts: Texts {
    Texts(
      spaces: spaces.map {
        let codes = $0.embedding
        return Texts.Space(
          name: $0.name, xTitle: codes.xTitle, yTitle: codes.yTitle, note: codes.note, classNames: codes.classNames,
          distance: $0.distance)
      }, seed: seed, points: style.chosenPoints)
  }

  public init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure) {
    let parts = try data.parts(by: "model")
    try FigureInput.require(
      parts.map(\.text) == texts.spaces.map(\.name),
      "\(data.file): expected points of \(texts.spaces.map { "“\($0.name)”" }.joined(separator: ", ")), found "
        + parts.map { "“\($0.text)”" }.joined(separator: ", "))
    var spaces: [AlignedSpaces.Space] = []
    for (part, words) in zip(parts, texts.spaces) {
      let kinds = try part.rows.parts(by: "part")
      guard let codes = kinds.first(where: { $0.text == "code" })?.rows else {
        throw Failure(.badData, "\(data.file): expected codes of “\(words.name)”, found none")
      }
      let labels = try codes.integers("label")
      try FigureInput.require(
        labels.allSatisfy { (0...255).contains($0) }, "\(data.file): expected labels from 0 to 255, found others")
      var drifts: [AlignedSpaces.Drift] = []
      if let rows = kinds.first(where: { $0.text == "drift" })?.rows {
        let (x, y, toX, toY) = (
          try rows.doubles("x"), try rows.doubles("y"), try rows.doubles("to_x"), try rows.doubles("to_y")
        )
        let (classes, distances) = (try rows.integers("label"), try rows.doubles("distance"))
        drifts = classes.indices.map {
          AlignedSpaces.Drift(
            label: classes[$0], fromX: x[$0], fromY: y[$0], toX: toX[$0], toY: toY[$0], distance: distances[$0])
        }
      }
      spaces.append(
        AlignedSpaces.Space(
          name: words.name,
          embedding: PlanarEmbedding(
            x: try codes.floats("x"), y: try codes.floats("y"), labels: labels.map { UInt8($0) },
            classNames: words.classNames, xTitle: words.xTitle, yTitle: words.yTitle, note: words.note), drifts: drifts,
          distance: words.distance))
    }
    try self.init(spaces, seed: texts.seed, style: style.withPoints(texts.points), provenance: provenance)
  }
}

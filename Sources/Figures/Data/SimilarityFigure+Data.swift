import LatentSpace
import Plotting
import Storage

extension SimilarityFigure {
  /// What the figure says in words, and the numbers behind floors, of which the table has the extremes.
  public struct Texts: Codable, Equatable, Sendable {
    var subject: String
    var models: [String]
    var measures: [String]
    /// One a measure, one a model; empty without other trainings.
    var floors: [[[Double]]]
  }

  public var texts: Texts {
    Texts(
      subject: subject, models: matrices[0].models, measures: matrices.map(\.name.rawValue),
      floors: matrices.map { $0.floors.map { $0?.values ?? [] } })
  }

  public init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure) {
    try FigureInput.require(
      texts.floors.count == texts.measures.count && texts.floors.allSatisfy { $0.count == texts.models.count }
        && Set(texts.models).count == texts.models.count,
      "\(data.file): expected floors of \(texts.models.count.counted("model")), found others")
    let places = Dictionary(uniqueKeysWithValues: texts.models.enumerated().map { ($1, $0) })
    var matrices: [SimilarityMatrix] = []
    for (measure, floors) in zip(texts.measures, texts.floors) {
      guard let name = SimilarityName(rawValue: measure) else {
        throw Failure(.badData, "\(data.file): expected a measure of similarity, found “\(measure)”")
      }
      guard let rows = try data.parts(by: "measure").first(where: { $0.text == measure })?.rows else {
        throw Failure(.badData, "\(data.file): expected rows of \(measure), found none")
      }
      let (first, second) = (try rows.column("first"), try rows.column("second"))
      let (values, lows, highs) = (try rows.doubles("value"), try rows.doubles("low"), try rows.doubles("high"))
      var pairs: [SimilarityMatrix.Pair] = []
      for row in values.indices where first[row] != second[row] {
        guard let a = places[first[row]], let b = places[second[row]], a < b, lows[row] <= highs[row] else {
          throw Failure(
            .badData, "\(data.file): row \(row + 1): expected a pair of models and an interval, found others")
        }
        pairs.append(
          SimilarityMatrix.Pair(
            first: a, second: b,
            similarity: LatentSimilarity(name: name, value: values[row], interval: lows[row]...highs[row])))
      }
      matrices.append(
        SimilarityMatrix(
          name: name, models: texts.models, pairs: pairs,
          floors: floors.map { $0.isEmpty ? nil : SimilarityMatrix.NoiseFloor($0) }))
    }
    try self.init(matrices, subject: texts.subject, style: style, provenance: provenance)
  }
}

import LatentSpace
import Plotting
import Storage

extension CurvesFigure {
  /// What curves say in words.
  public struct Texts: Codable, Equatable, Sendable {
    var models: [String]
    var scale: String
  }

  public var texts: Texts { Texts(models: histories.map(\.modelName), scale: scale.rawValue) }

  public init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure) {
    var histories: [LossHistory] = []
    for (model, part) in try data.parts(by: "model") {
      let epochs = Set(try part.integers("epoch")).sorted()
      var terms: [LossHistory.Term] = []
      for (name, rows) in try part.parts(by: "term") {
        let isMeasured = try rows.column("test").contains { !$0.isEmpty }
        let values = (training: try rows.doubles("training"), test: isMeasured ? try rows.doubles("test") : [])
        try FigureInput.require(
          try rows.integers("epoch") == epochs,
          "\(data.file): expected one value of \(name) for each epoch of “\(model)” in ascending order, found others")
        terms.append(
          LossHistory.Term(
            name: name, training: values.training, test: values.test, unit: try rows.column("unit").first ?? ""))
      }
      histories.append(LossHistory(modelName: model, epochs: epochs, terms: terms))
    }
    try self.init(
      histories, scale: AxisScale.Kind(rawValue: texts.scale) ?? .linear, style: style, provenance: provenance)
  }
}

import Foundation

extension MeasureTable {
  /// The table for programs: a list of models, each with a list of measures (name, title, value, unit, better,
  /// definition); shares are numbers from 0 to 1.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = models.map { model in
      JSONModel(
        model: model.modelName, subject: model.subject,
        measures: model.entries.map { entry in
          JSONMeasure(
            name: entry.name.rawValue, title: entry.name.title, value: entry.value,
            unit: entry.name.unit == "%" ? "share" : entry.name.unit, better: entry.name.preference.rawValue,
            definition: entry.name.definition)
        })
    }
    return try encoder.encode(document) + Data("\n".utf8)
  }

  private struct JSONModel: Encodable {
    let model: String
    let subject: String
    let measures: [JSONMeasure]
  }

  private struct JSONMeasure: Encodable {
    let name: String
    let title: String
    let value: Double
    let unit: String
    let better: String
    let definition: String
  }
}

import Autoencoders
import Foundation
import Storage

/// `metrics.csv`: one row an epoch, losses in nats per image, times in the last columns.
enum MetricsLog {
  static func table(_ epochs: [EpochMetrics], of objective: AutoencoderObjective, withValidation: Bool) -> Table {
    let splits = withValidation ? ["train", "validation", "test"] : ["train", "test"]
    let quantities = objective.termNames.map(\.rawValue) + ["total"]
    var table = Table(
      columns: ["epoch", "learning_rate"] + splits.flatMap { split in quantities.map { "\(split)_\($0)" } }
        + ["seconds", "images_per_second"])
    for epoch in epochs {
      let means = [epoch.training] + (withValidation ? [epoch.validation ?? epoch.test] : []) + [epoch.test]
      table.append(
        ["\(epoch.epoch)", "\(epoch.learningRate)"]
          + means.flatMap { mean in mean.terms.map { "\($0.value)" } + ["\(mean.total)"] }
          + [String(format: "%.3f", epoch.seconds), String(format: "%.1f", epoch.imagesPerSecond)])
    }
    return table
  }

  /// The rows of a table.
  ///
  /// - Throws: `Failure` of kind `badData` that names the file, the row and the column.
  static func epochs(_ table: Table, of objective: AutoencoderObjective, file: String) throws -> [EpochMetrics] {
    try table.rows.indices.map { row in
      func number(_ column: String) throws -> Double {
        guard let text = table[column: column]?[row] else {
          throw Failure(.badData, "\(file): expected a column `\(column)`, found none")
        }
        guard let value = Double(text) else {
          throw Failure(.badData, "\(file): row \(row + 1): expected a number for `\(column)`, found `\(text)`")
        }
        return value
      }
      func means(_ split: String) throws -> ObjectiveMeans {
        ObjectiveMeans(
          terms: try objective.termNames.map { name in
            ObjectiveMeans.Term(name: name, value: try number("\(split)_\(name.rawValue)"))
          }, total: try number("\(split)_total"))
      }
      let epoch = try number("epoch")
      guard epoch == Double(row + 1) else {
        throw Failure(.badData, "\(file): row \(row + 1): expected epoch \(row + 1), found \(epoch)")
      }
      return EpochMetrics(
        epoch: row + 1, learningRate: try number("learning_rate"), training: try means("train"),
        validation: table.columns.contains("validation_total") ? try means("validation") : nil,
        test: try means("test"), seconds: try number("seconds"), imagesPerSecond: try number("images_per_second"))
    }
  }
}

import Foundation
import Storage

/// The measures of several models side by side: one row a measure, one column a model.
public struct MeasureTable: Equatable, Sendable {
  public let models: [ModelMeasures]

  /// One measure of all models.
  public struct Row: Equatable, Sendable {
    public let name: MeasureName
    /// One of each model; nil where the model does not have it.
    public let values: [Double?]

    /// The models with the best value, if the measure has a preference and they do not all have it.
    public var best: [Int] {
      let known = values.compactMap { $0 }
      guard known.count > 1, let lowest = known.min(), let highest = known.max(), lowest < highest else { return [] }
      let wanted: Double
      switch name.preference {
      case .lower: wanted = lowest
      case .higher: wanted = highest
      case .neither: return []
      }
      return values.indices.filter { values[$0] == wanted }
    }
  }

  public init(_ models: [ModelMeasures]) { self.models = models }

  /// The measures that at least one model has, in their order.
  public var rows: [Row] {
    MeasureName.allCases.compactMap { name in
      let values = models.map { $0[name] }
      return values.contains { $0 != nil } ? Row(name: name, values: values) : nil
    }
  }

  /// The numbers at full precision: columns measure, unit, better, and one a model.
  ///
  /// Models of one name are told apart by their place.
  public var table: Table {
    let names = models.map(\.modelName)
    let headings = names.enumerated().map { index, name in
      names.count { $0 == name } > 1 ? "\(name) (\(index + 1))" : name
    }
    var table = Table(columns: ["measure", "unit", "better"] + headings)
    for row in rows {
      let unit = row.name.unit == "%" ? "share" : row.name.unit
      table.append(
        [row.name.rawValue, unit, row.name.preference.rawValue] + row.values.map { $0.map { "\($0)" } ?? "" })
    }
    return table
  }
}

extension MeasureName {
  /// A value as a person reads it: shares in per cent, counts whole, all else with four significant digits.
  public func text(_ value: Double) -> String {
    if unit == "%" { return String(format: "%.1f", 100 * value) }
    if unit == "units" { return String(format: "%.0f", value) }
    let magnitude = value == 0 ? 0 : Int(log10(value.magnitude).rounded(.down))
    return (-4...5).contains(magnitude) || value == 0
      ? String(format: "%.\(max(0, 3 - magnitude))f", value) : String(format: "%.3e", value)
  }

  /// The title with its unit: "squared error (per pixel)".
  public var heading: String { unit.isEmpty || unit == "units" ? title : "\(title) (\(unit))" }
}

import Storage

/// What the units of a model's code do, one by one.
public struct LatentUnits: Equatable, Sendable {
  /// How much each unit is used: its divergence from the prior (variational models), or its variance.
  public let activity: UnitActivity
  /// The singular values of the encoder's Jacobian, descending, each the mean over some test images (S. Rifai et al.
  /// 2011, §5.3).
  public let singularValues: [Double]

  /// Test images whose Jacobians are taken apart: their mean is known to a few per cent.
  static let jacobians = 200

  /// - Parameters:
  ///   - model: whose units.
  ///   - images: on which they are judged; Jacobians on the first 200.
  /// - Throws: `Failure` if the images have another size than the model takes, there are none, or a code is not finite.
  public init(of model: LatentModel, on images: LabelledImages) throws(Failure) {
    activity = try model.unitActivity(of: images, codes: try model.codes(of: images))
    let spectra = try model.jacobianSpectra(on: images.prefix(Self.jacobians))
    guard let first = spectra.first else { throw Failure(.badData, "measures: expected images, found none") }
    singularValues = first.indices.map { place in spectra.reduce(0) { $0 + $1[place] } / Double(spectra.count) }
  }

  /// Two lines for a terminal: the most active units, and the greatest singular values.
  public var words: String {
    let shown = activity.order.prefix(8)
    let units = shown.map { "\(unitName($0)) \(Self.short(activity.values[$0]))" }.joined(separator: ", ")
    let values = singularValues.prefix(8).map(Self.short).joined(separator: ", ")
    func more(_ count: Int) -> String { count > 8 ? ", and \(count - 8) more" : "" }
    return """
      \(activity.name) of each unit\(activity.unit.isEmpty ? "" : ", \(activity.unit)"): \(units)\(more(activity.values.count))
      singular values of ∂z/∂x, mean over images: \(values)\(more(singularValues.count))
      """
  }

  private static func short(_ value: Double) -> String { MeasureName.totalVariance.text(value) }
}

extension ModelMeasures {
  /// What has collapsed: units that say nothing, and codes that are all one.
  public var warnings: [String] {
    var warnings: [String] = []
    guard let units = self[.latentUnits] else { return [] }
    let all = "of \(Int(units).counted("unit"))"
    if self[.totalVariance] == 0 { return ["all codes are the same: the encoder has collapsed"] }
    if let active = self[.activeUnits], active < units {
      warnings.append(
        "\(Int(units - active)) \(all) \(units - active == 1 ? "is" : "are") inactive (variance of the posterior mean below "
          + "0.01): the posterior has collapsed to the prior there")
    }
    if let dead = self[.deadUnits], dead > 0 {
      warnings.append("\(Int(dead)) \(all) \(dead == 1 ? "is" : "are") dead: the same value for every test image")
    }
    return warnings
  }
}

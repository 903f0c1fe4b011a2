import Storage

/// The code around which units are moved.
public enum TraversalBase: Equatable, Sendable {
  /// The code (posterior mean) of one of the images.
  case image(Int)
  /// The mean code of the images.
  case meanCode
}

extension LatentModel {
  /// Images decoded while one latent unit moves and the others stay: one row a unit, the most active first.
  ///
  /// Units of a variational model move by standard deviations of the prior (which is 1), others by standard deviations
  /// of their own codes over the images.
  ///
  /// - Parameters:
  ///   - images: those whose codes say where the mean code lies and how far each unit reaches.
  ///   - base: the code that the units move away from.
  ///   - units: which units, counted from 0; nil for the most active ones.
  ///   - maximumUnits: how many, if none are given.
  ///   - reach: how many standard deviations to each side.
  ///   - steps: images to each side of the base.
  /// - Throws: `Failure` if the model has not the units asked for, if there is no such image, or if a number is out of
  ///   range.
  public func traversals(
    in images: LabelledImages, around base: TraversalBase, units: [Int]? = nil, maximumUnits: Int = 10,
    reach: Double = 3, steps: Int = 5
  ) throws(Failure) -> TraversalTable {
    guard reach > 0, reach.isFinite else {
      throw Failure(.usage, "traversal range: expected a number of standard deviations above 0, found \(reach)")
    }
    guard (1...100).contains(steps) else {
      throw Failure(.usage, "traversal steps: expected a number from 1 to 100, found \(steps)")
    }
    guard maximumUnits >= 1, images.count >= 1 else {
      throw Failure(
        .usage, "traversals: expected at least one unit and one image, found \(maximumUnits), \(images.count)")
    }
    let table = try codes(of: images)
    let activity = try unitActivity(of: images, codes: table)
    let chosen = try units.map(validated) ?? Array(activity.order.prefix(maximumUnits))
    let start = try code(base, in: images, table)
    let offsets = (-steps...steps).map { reach * Double($0) / Double(steps) }
    let scale = kind == .variational ? table.unitMeans.map { _ in 1 } : activity.values.map { $0.squareRoot() }
    let codes = chosen.flatMap { unit in
      offsets.flatMap { offset in
        var code = start
        code[unit] += Float(offset * scale[unit])
        return range.clamped(code)
      }
    }
    return TraversalTable(
      units: chosen.map { TraversalTable.Unit(index: $0, activity: activity.values[$0]) }, activityName: activity.name,
      activityUnit: activity.unit, offsets: offsets, offsetTitle: offsetTitle(base, table),
      images: try grid(fromCodes: codes, columns: offsets.count),
      note: [note(base, images), chosen.count < dimension ? "\(chosen.count) of \(dimension) units" : "", range.note]
        .filter { !$0.isEmpty }.joined(separator: ", "))
  }

  /// How much the model uses each unit on these images: divergence from the prior, or variance of the codes.
  ///
  /// - Throws: `Failure` if the images have another size than the model takes, or if a code is not finite.
  public func unitActivity(of images: LabelledImages, codes: CodeTable? = nil) throws(Failure) -> UnitActivity {
    if kind == .variational { return try posterior(of: images).activity }
    if let codes { return codes.variance }
    return try self.codes(of: images).variance
  }

  private func validated(_ units: [Int]) throws(Failure) -> [Int] {
    guard !units.isEmpty, Set(units).count == units.count else {
      throw Failure(
        .usage, "latent units: expected different ones, found \(units.map { "\($0 + 1)" }.joined(separator: ", "))")
    }
    if let unit = units.first(where: { !(0..<dimension).contains($0) }) {
      throw Failure(.usage, "latent unit: expected a number from 1 to \(dimension), found \(unit + 1)")
    }
    return units
  }

  private func code(_ base: TraversalBase, in images: LabelledImages, _ table: CodeTable) throws(Failure) -> [Float] {
    switch base {
    case .meanCode: return table.unitMeans.map { Float($0) }
    case .image(let index):
      _ = try images.chosen([index])
      return Array(table.code(index))
    }
  }

  private func offsetTitle(_ base: TraversalBase, _ table: CodeTable) -> String {
    let centre =
      switch base {
      case .meanCode: "mean code"
      case .image: table.isPosteriorMean ? "posterior mean" : "code"
      }
    let unit = kind == .variational ? "σ of the prior" : "σ of the unit over \(table.subject)"
    return "\(centre) + offset (\(unit))"
  }

  private func note(_ base: TraversalBase, _ images: LabelledImages) -> String {
    switch base {
    case .meanCode: return "around the mean code of \(images.count.counted("\(images.split) image"))"
    case .image(let index):
      let content = kind == .variational ? "posterior mean" : "code"
      return "around the \(content) of \(images.split) image \(index), class "
        + images.classNames[Int(images.images.labels[index])]
    }
  }
}

import Storage

/// Which plane of the latent space is looked at.
public enum PlaneChoice: Equatable, Sendable {
  /// Two latent units, counted from 0: the first to the right, the second upwards.
  case units(Int, Int)
  /// The two units that the model uses most: by divergence from the prior (variational) or variance (others).
  case mostActiveUnits
  /// The two directions of largest variance.
  case principalComponents
}

extension LatentPlane {
  /// The plane of codes that `choice` means. Units that the plane does not move stay at their mean.
  ///
  /// - Parameters:
  ///   - choice: which plane.
  ///   - table: the codes.
  ///   - activity: orders the units for `mostActiveUnits`; the codes' variance if left out.
  /// - Throws: `Failure` if the codes have fewer than two units, not the ones asked for, or no spread.
  public init(_ choice: PlaneChoice, of table: CodeTable, activity: UnitActivity? = nil) throws(Failure) {
    guard table.dimension >= 2 else {
      throw Failure(.usage, "latent plane: expected a model with at least 2 latent units, found one with 1")
    }
    guard table.count >= 1 else { throw Failure(.badData, "latent plane: expected codes, found none") }
    switch choice {
    case .units(let first, let second):
      try self.init(units: first, second, of: table, reason: "")
    case .mostActiveUnits:
      let activity = activity ?? table.variance
      let order = activity.order
      try self.init(units: order[0], order[1], of: table, reason: "the two most active (\(activity.name)) ")
    case .principalComponents:
      self.init(try PrincipalComponents(of: table))
    }
  }

  private init(units first: Int, _ second: Int, of table: CodeTable, reason: String) throws(Failure) {
    for unit in [first, second] {
      guard (0..<table.dimension).contains(unit) else {
        throw Failure(
          .usage, "latent units: expected two from 1 to \(table.dimension), found \(unit + 1)")
      }
    }
    guard first != second else {
      throw Failure(.usage, "latent units: expected two different ones, found \(first + 1) twice")
    }
    var origin = table.unitMeans
    origin[first] = 0
    origin[second] = 0
    func axis(_ unit: Int) -> Axis {
      var direction = [Double](repeating: 0, count: table.dimension)
      direction[unit] = 1
      return Axis(direction: direction, title: unitName(unit), unit: unit)
    }
    self.init(
      origin: origin, x: axis(first), y: axis(second),
      description: table.dimension == 2
        ? "" : "\(unitName(first)) and \(unitName(second)), \(reason)of \(table.dimension) units")
  }

  private init(_ components: PrincipalComponents) {
    func axis(_ component: Int) -> Axis {
      Axis(
        direction: Array(components.directions.row(component)),
        title: "PC \(component + 1) (\(percentage(components.explainedVariance(component))))",
        unit: nil)
    }
    let share = components.explainedVariance(0) + components.explainedVariance(1)
    self.init(
      origin: components.mean, x: axis(0), y: axis(1),
      description: "two principal components of \(components.mean.count) units, \(percentage(share)) of the variance")
  }
}

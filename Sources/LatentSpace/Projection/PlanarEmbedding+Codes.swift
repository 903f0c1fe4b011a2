import Storage

extension PlanarEmbedding {
  /// Codes as points in a plane of the latent space.
  ///
  /// - Parameters:
  ///   - table: the codes.
  ///   - choice: nil for the two units themselves where there are two, and principal components where there are more.
  ///   - activity: orders the units for `PlaneChoice.mostActiveUnits`; the codes' variance if left out.
  /// - Throws: `Failure` as `LatentPlane` does.
  public init(_ table: CodeTable, plane choice: PlaneChoice? = nil, activity: UnitActivity? = nil) throws(Failure) {
    let plane = try LatentPlane(
      choice ?? (table.dimension == 2 ? .units(0, 1) : .principalComponents), of: table,
      activity: activity)
    let coordinates = plane.coordinates(of: table)
    self.init(
      x: coordinates.x, y: coordinates.y, labels: table.labels, classNames: table.classNames,
      xTitle: table.title(of: plane.x),
      yTitle: table.title(of: plane.y),
      note: [table.subject, plane.description].filter { !$0.isEmpty }.joined(separator: "; "))
  }
}

extension CodeTable {
  /// Which images the codes belong to: "1,000 test images".
  public var subject: String { count.counted("\(split) image") }

  /// An axis's title that says what the codes of this table are: "z₁ (posterior mean)".
  fileprivate func title(of axis: LatentPlane.Axis) -> String {
    guard axis.unit != nil else { return axis.title }
    switch content {
    case .code: return axis.title
    case .posteriorMean: return axis.title + " (posterior mean)"
    case .posteriorSample: return axis.title + " (posterior sample)"
    }
  }
}

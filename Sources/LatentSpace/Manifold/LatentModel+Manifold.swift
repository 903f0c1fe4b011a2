import Storage

extension LatentModel {
  /// Images decoded from a square grid of codes in a plane of the latent space.
  ///
  /// - Parameters:
  ///   - table: codes of this model; they say where the plane lies, and how far it reaches.
  ///   - choice: nil for both units where there are two; where there are more, the two most active ones of variational
  ///     models and the two principal components of others, whose single units move little.
  ///   - span: nil for normal quantiles from 0.05 to 0.95 along units of a variational model, and for the central 95 %
  ///     of the codes everywhere else.
  ///   - size: images along each side.
  ///   - activity: orders the units; the codes' variance if left out.
  /// - Throws: `Failure` if the model has one unit only or not the ones asked for, if the codes do not differ along an
  ///   axis, or if a number is out of range.
  public func manifold(
    of table: CodeTable, plane choice: PlaneChoice? = nil, span: ManifoldSpan? = nil, size: Int = 20,
    activity: UnitActivity? = nil
  ) throws(Failure) -> ManifoldTable {
    precondition(table.dimension == dimension, "manifold: codes of \(table.dimension) units for \(dimension)")
    guard (2...200).contains(size) else {
      throw Failure(.usage, "manifold size: expected a number from 2 to 200, found \(size)")
    }
    let isVariational = kind == .variational
    let choice = choice ?? (dimension == 2 ? .units(0, 1) : isVariational ? .mostActiveUnits : .principalComponents)
    let plane = try LatentPlane(
      choice, of: table, activity: activity)
    let span = span ?? (isVariational && plane.x.unit != nil ? .normalQuantiles(lowest: 0.05) : .central(share: 0.95))
    try span.validate()
    let coordinates = plane.coordinates(of: table)
    let xValues = try span.values(count: size, coordinates: coordinates.x, title: plane.x.title)
    let yValues = try span.values(count: size, coordinates: coordinates.y, title: plane.y.title)
    let codes = yValues.reversed().flatMap { y in
      xValues.flatMap { x in range.clamped(plane.code(x: x, y: y)) }
    }
    let fixed = dimension == 2 ? "" : plane.x.unit == nil ? "through the mean code" : "the others at their mean"
    return ManifoldTable(
      images: try grid(fromCodes: codes, columns: size), xValues: xValues, yValues: yValues,
      xTitle: plane.x.codeTitle, yTitle: plane.y.codeTitle, spacing: span.spacing,
      note: [plane.description, fixed, span.note(table), range.note].filter { !$0.isEmpty }.joined(separator: ", "))
  }

  /// The manifold of a variational model of two units. Its plane is the whole space and its span the prior's, so it
  /// takes no images; nil for a model or a plane where codes of images say what is shown.
  ///
  /// - Parameters:
  ///   - choice: nil for both units.
  ///   - size: images along each side.
  /// - Throws: `Failure` if the model has not the units asked for, or the size is out of range.
  public func priorManifold(plane choice: PlaneChoice? = nil, size: Int = 20) throws(Failure) -> ManifoldTable? {
    guard kind == .variational, dimension == 2 else { return nil }
    switch choice {
    case .none, .units: break
    case .mostActiveUnits, .principalComponents: return nil
    }
    // Where there are codes to be, the prior's mean stands: nothing of this plane depends on them.
    let middle = CodeTable(codes: [0, 0], dimension: 2, labels: [0], classNames: [""], split: "prior")
    return try manifold(of: middle, plane: choice, size: size)
  }
}

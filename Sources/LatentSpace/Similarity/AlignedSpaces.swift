import Storage

/// Codes of the same images by several models in one frame: each space moved onto the first by the rotation or reflection
/// and the scale that bring it nearest (`ProcrustesAlignment`), and all shown on one plane of the first.
public struct AlignedSpaces: Equatable, Sendable {
  /// How far the mean code of a class lies from where the first model has it.
  public struct Drift: Equatable, Sendable {
    /// An index into the classes.
    public let label: Int
    /// On the plane.
    public let fromX: Double
    public let fromY: Double
    public let toX: Double
    public let toY: Double
    /// In the whole space, in units of the first model's spread (the root of its codes' total variance).
    public let distance: Double

    public init(label: Int, fromX: Double, fromY: Double, toX: Double, toY: Double, distance: Double) {
      self.label = label
      self.fromX = fromX
      self.fromY = fromY
      self.toX = toX
      self.toY = toY
      self.distance = distance
    }
  }

  /// One space in the frame.
  public struct Space: Equatable, Sendable {
    public let name: String
    public let embedding: PlanarEmbedding
    /// One a class that has codes; empty for the first space.
    public let drifts: [Drift]
    /// 2 − 2 ‖Xᵀ Y‖₊ for codes of norm 1: 0 for the same codes, 2 at most; 0 for the first space.
    public let distance: Double

    /// - Parameters:
    ///   - name: of the model.
    ///   - embedding: its codes on the frame's plane.
    ///   - drifts: one a class that has codes.
    ///   - distance: from the first space, 0 to 2.
    public init(name: String, embedding: PlanarEmbedding, drifts: [Drift], distance: Double) {
      self.name = name
      self.embedding = embedding
      self.drifts = drifts
      self.distance = distance
    }

    /// The mean over the classes; 0 for the first space.
    public var meanDrift: Double {
      drifts.isEmpty ? 0 : drifts.reduce(0) { $0 + $1.distance } / Double(drifts.count)
    }
  }

  public let spaces: [Space]

  /// - Parameters:
  ///   - tables: codes of the same images in the same order, with the names of their models; the first is the frame.
  ///   - choice: the plane of the first space; its two units, or its two principal components, if left out.
  /// - Throws: `Failure` of kind `usage` if codes are of other images, there are fewer than two spaces, or the first has
  ///   fewer than two units; `badData` if a space has collapsed into one code.
  public init(
    _ tables: [(name: String, codes: CodeTable)], plane choice: PlaneChoice? = nil
  ) throws(Failure) {
    guard tables.count >= 2 else {
      throw Failure(.usage, "alignment: expected at least two latent spaces, found \(tables.count)")
    }
    let first = tables[0].codes
    let plane = try LatentPlane(choice ?? (first.dimension == 2 ? .units(0, 1) : .principalComponents), of: first)
    let spread = first.unitVariances.reduce(0, +).squareRoot()
    var spaces = [
      Space(
        name: tables[0].name, embedding: try PlanarEmbedding(first, plane: choice), drifts: [], distance: 0)
    ]
    let titles = (spaces[0].embedding.xTitle, spaces[0].embedding.yTitle)
    let centres = ClassCentres(first)
    for (name, codes) in tables.dropFirst() {
      let pair = try CodePair(first, codes)
      let alignment = ProcrustesAlignment(pair)
      let moved = alignment.moved(codes, onto: first)
      let (x, y) = plane.coordinates(of: moved)
      let drifts = ClassCentres(moved).drifts(from: centres, on: plane, spread: spread)
      spaces.append(
        Space(
          name: name,
          embedding: PlanarEmbedding(
            x: x, y: y, labels: codes.labels, classNames: codes.classNames, xTitle: titles.0, yTitle: titles.1,
            note: codes.subject), drifts: drifts, distance: alignment.distance))
    }
    self.spaces = spaces
  }
}

extension ProcrustesAlignment {
  /// The moved codes in the units of the other space. What they have in more dimensions than it is lost, as on any plane.
  func moved(_ codes: CodeTable, onto target: CodeTable) -> CodeTable {
    let (means, centre) = (codes.unitMeans, target.unitMeans)
    var values: [Float] = []
    values.reserveCapacity(codes.count * target.dimension)
    for row in 0..<codes.count {
      let code = zip(codes.code(row), means).map { Double($0) - $1 }
      for column in 0..<target.dimension {
        let sum = code.indices.reduce(0.0) { $0 + code[$1] * rotation[$1, column] }
        values.append(Float(centre[column] + scale * sum))
      }
    }
    return CodeTable(
      codes: values, dimension: target.dimension, labels: codes.labels, classNames: codes.classNames,
      split: codes.split, content: codes.content)
  }
}

/// The mean code of each class that has codes.
private struct ClassCentres {
  var means: [Int: [Double]] = [:]

  init(_ table: CodeTable) {
    var counts: [Int: Double] = [:]
    for row in 0..<table.count {
      let label = Int(table.labels[row])
      counts[label, default: 0] += 1
      var sum = means[label] ?? [Double](repeating: 0, count: table.dimension)
      for (unit, value) in table.code(row).enumerated() { sum[unit] += Double(value) }
      means[label] = sum
    }
    for (label, count) in counts { means[label] = means[label]?.map { $0 / count } }
  }

  func drifts(from others: ClassCentres, on plane: LatentPlane, spread: Double) -> [AlignedSpaces.Drift] {
    means.keys.sorted().compactMap { label in
      guard let own = means[label], let other = others.means[label] else { return nil }
      let squares = zip(own, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      let (from, to) = (plane.place(of: other), plane.place(of: own))
      return AlignedSpaces.Drift(
        label: label, fromX: from.x, fromY: from.y, toX: to.x, toY: to.y, distance: squares.squareRoot() / spread)
    }
  }
}

extension LatentPlane {
  /// The coordinates of one code.
  fileprivate func place(of code: [Double]) -> (x: Double, y: Double) {
    func along(_ axis: Axis) -> Double {
      if let unit = axis.unit { return code[unit] }
      return code.indices.reduce(0) { $0 + (code[$1] - origin[$1]) * axis.direction[$1] }
    }
    return (along(x), along(y))
  }
}

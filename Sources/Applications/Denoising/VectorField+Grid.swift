import Storage

extension VectorField {
  /// Points over a plane, and a grid that reaches over all of them.
  struct Grid {
    let columns: Int
    let points: [Point]
    /// In rows, from the lowest y and the lowest x.
    let positions: [(x: Double, y: Double)]

    /// The positions as numbers of codes, in rows of two.
    var codes: [Float] { positions.flatMap { [Float($0.x), Float($0.y)] } }

    /// - Parameters:
    ///   - coordinates: of the points, in rows of two.
    ///   - labels: of the points.
    ///   - columns: positions a side.
    /// - Throws: `Failure` of kind `badData` if the points do not span a plane.
    /// - Precondition: two columns or more.
    init(_ coordinates: [Float], labels: [UInt8], columns: Int) throws(Failure) {
      precondition(columns >= 2, "VectorField: a grid of \(columns) columns")
      let points = labels.indices.map { index in
        Point(x: Double(coordinates[2 * index]), y: Double(coordinates[2 * index + 1]), label: labels[index])
      }
      let (x, y) = (points.map(\.x), points.map(\.y))
      guard let left = x.min(), let right = x.max(), let low = y.min(), let high = y.max(), left < right, low < high
      else { throw Failure(.badData, "vector field: expected test images in different places, found them in one") }
      self.points = points
      self.columns = columns
      let steps = (0..<columns).map { Double($0) / Double(columns - 1) }
      positions = steps.flatMap { up in
        steps.map { across in (left + (right - left) * across, low + (high - low) * up) }
      }
    }
  }
}

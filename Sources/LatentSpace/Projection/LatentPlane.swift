/// A plane in the latent space with coordinates: two units, or two principal components.
public struct LatentPlane: Equatable, Sendable {
  /// A direction in the plane.
  public struct Axis: Equatable, Sendable {
    /// Of length 1; the two of a plane are orthogonal.
    public let direction: [Double]
    /// "z₁", "PC 1 (43 %)".
    public let title: String
    /// The latent unit, if the axis is one.
    public let unit: Int?

    /// What codes along the axis are called that belong to no image, and so are no posterior's mean: "z₁".
    var codeTitle: String { unit.map(unitName) ?? title }
  }

  /// The code at coordinates (0, 0).
  public let origin: [Double]
  public let x: Axis
  public let y: Axis
  /// How the plane lies in the space: "two principal components of 64 units, 71 % of the variance"; empty if the two
  /// axes are all there is.
  public let description: String

  /// The coordinates of codes, projected onto the plane at right angles.
  public func coordinates(of table: CodeTable) -> (x: [Float], y: [Float]) {
    precondition(table.dimension == origin.count, "LatentPlane: codes of \(table.dimension) units for \(origin.count)")
    return (projections(of: table, on: x), projections(of: table, on: y))
  }

  private func projections(of table: CodeTable, on axis: Axis) -> [Float] {
    // A unit's coordinate is the code's own number, to the last bit.
    if let unit = axis.unit { return table.unit(unit) }
    return (0..<table.count).map { row in
      var sum = 0.0
      for (unit, value) in table.code(row).enumerated() {
        sum += (Double(value) - origin[unit]) * axis.direction[unit]
      }
      return Float(sum)
    }
  }

  /// The code at a point of the plane.
  public func code(x horizontal: Double, y vertical: Double) -> [Float] {
    origin.indices.map { unit in
      Float(origin[unit] + horizontal * x.direction[unit] + vertical * y.direction[unit])
    }
  }
}

/// What a figure calls a latent unit: z₁ is unit 0.
func unitName(_ unit: Int) -> String {
  "z"
    + String(unit + 1).unicodeScalars.map { digit in
      String(Unicode.Scalar(digit.value - 48 + 0x2080) ?? digit)
    }.joined()
}

/// A share in per cent: "43 %", and with a decimal near nothing and near all, where a whole number would say too much:
/// "0.4 %", "99.6 %", "<0.1 %".
func percentage(_ share: Double) -> String {
  let tenths = (1_000 * share).rounded() / 10
  if share > 0, tenths == 0 { return "<0.1 %" }
  if share < 1, tenths == 100 { return ">99.9 %" }
  let needsTenths = tenths > 0 && tenths < 1 || tenths > 99 && tenths < 100
  return needsTenths ? "\(tenths) %" : "\(Int((100 * share).rounded())) %"
}

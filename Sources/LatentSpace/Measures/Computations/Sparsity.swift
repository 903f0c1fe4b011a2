/// How unevenly responses are spread: over the units of a code, and over the images of a unit.
public struct Sparsity: Equatable, Sendable {
  /// Over the units of a code, mean over the codes that are not 0; nil if all are.
  public let population: Double?
  /// Over the codes of a unit, mean over the units that ever respond; nil if none does.
  public let lifetime: Double?
  /// The share of numbers below 1 % of the codes' root mean square.
  public let silentShare: Double
  /// Units that have the same value in every code.
  public let deadUnits: Int

  static let silence = 0.01

  /// - Precondition: there is a code.
  public init(of table: CodeTable) {
    precondition(table.count > 0, "Sparsity: of no codes")
    let (count, dimension) = (table.count, table.dimension)
    population = Self.mean((0..<count).map { Self.treves(table.code($0)) })
    lifetime = Self.mean((0..<dimension).map { Self.treves(table.unit($0)) })
    let squares = table.codes.reduce(0.0) { $0 + Double($1) * Double($1) }
    let threshold = Self.silence * (squares / Double(table.codes.count)).squareRoot()
    silentShare = Double(table.codes.count { $0 == 0 || Double($0.magnitude) < threshold }) / Double(table.codes.count)
    deadUnits = (0..<dimension).count { unit in
      (1..<max(count, 1)).allSatisfy { table.codes[$0 * dimension + unit] == table.codes[unit] }
    }
  }

  /// (1 − (mean |r|)² / mean r²) / (1 − 1/n): 0 if all n responses are alike, 1 if all but one are 0 (A. Treves, E. Rolls,
  /// 1991; W. Vinje, J. Gallant, 2000). Nil if all are 0, or if there is one.
  static func treves(_ responses: some Collection<Float>) -> Double? {
    var sum = 0.0
    var squares = 0.0
    for response in responses {
      sum += Double(response.magnitude)
      squares += Double(response) * Double(response)
    }
    let count = Double(responses.count)
    guard squares > 0, count > 1 else { return nil }
    return (1 - sum * sum / (count * squares)) / (1 - 1 / count)
  }

  private static func mean(_ values: [Double?]) -> Double? {
    let known = values.compactMap { $0 }
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }
}

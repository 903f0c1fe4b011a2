import Storage

/// A length as a person writes it: "85mm", "3.25in", "12cm", "240pt", "600px".
public struct Length: Equatable, Sendable {
  public enum Unit: String, CaseIterable, Sendable {
    case millimetres = "mm"
    case centimetres = "cm"
    case inches = "in"
    case points = "pt"
    case pixels = "px"
  }

  public let value: Double
  public let unit: Unit

  public init(_ value: Double, _ unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// What a person is to write, for messages.
  public static let expectation = "a positive length with its unit, such as 85mm, 3.25in, 12cm, 240pt or 600px"

  /// Reads a positive decimal number directly followed by its unit.
  ///
  /// - Throws: `Failure(.usage)` that says what was expected and what was found.
  public init(parsing text: String) throws(Failure) {
    guard let unit = Unit.allCases.first(where: { text.hasSuffix($0.rawValue) }) else {
      throw Failure(.usage, "expected \(Self.expectation); found “\(text)”")
    }
    let number = text.dropLast(unit.rawValue.count)
    let isPlain = number.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
    guard isPlain, let value = Double(number), value.isFinite, value > 0 else {
      throw Failure(.usage, "expected \(Self.expectation); found “\(text)”")
    }
    self.init(value, unit)
  }

  /// The length as a person writes it, to a thousandth of its unit: "85mm".
  public var text: String {
    let decimals = (0..<3).first { count in
      let scale = [1.0, 10, 100][count]
      return abs(value * scale - (value * scale).rounded()) < 1e-9
    }
    return NumberText.fixed(value, decimals: decimals ?? 3) + unit.rawValue
  }

  /// The length in points (1/72 inch). Pixels are those of the stated resolution, so that "600px" at 300 dots per inch
  /// is two inches in every format.
  public func points(dotsPerInch: Double) -> Double {
    switch unit {
    case .millimetres: value / 25.4 * 72
    case .centimetres: value / 2.54 * 72
    case .inches: value * 72
    case .points: value
    case .pixels: value / dotsPerInch * 72
    }
  }
}

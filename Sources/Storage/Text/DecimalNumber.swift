/// A number written in decimal digits, `significand × 10^exponent`.
///
/// Reading tables of a hundred thousand numbers is mostly turning digits into binary. Most numbers need no arithmetic
/// beyond what a double has; `float` and `double` are nil for the few that do, which are left to the standard library.
/// W. D. Clinger, How to read floating point numbers accurately, PLDI 1990, gives the exact case.
struct DecimalNumber {
  private var significand: UInt64 = 0
  private var exponent = 0
  private var isNegative = false

  /// Nil unless the text is a sign or none, digits with a point or none, and an exponent or none, with at most 19 digits.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var position = 0
    func next() -> UInt8? { position < text.count ? text[position] : nil }
    if next() == UInt8(ascii: "-") {
      isNegative = true
      position += 1
    }
    var (digits, decimals) = (0, 0)
    var isBehindPoint = false
    while let byte = next() {
      if byte == UInt8(ascii: "."), !isBehindPoint {
        isBehindPoint = true
      } else if let digit = Self.digit(byte) {
        digits += 1
        if isBehindPoint { decimals += 1 }
        // Nineteen digits fit whatever they are.
        guard digits <= 19 else { return nil }
        significand = significand &* 10 &+ UInt64(digit)
      } else {
        break
      }
      position += 1
    }
    guard digits > 0 else { return nil }
    if next() == UInt8(ascii: "e") {
      position += 1
      let sign = next() == UInt8(ascii: "-") ? -1 : 1
      if sign < 0 || next() == UInt8(ascii: "+") { position += 1 }
      let first = position
      var magnitude = 0
      while let byte = next(), let digit = Self.digit(byte), magnitude < 1_000 {
        magnitude = magnitude * 10 + digit
        position += 1
      }
      guard position > first else { return nil }
      exponent = sign * magnitude
    }
    guard position == text.count else { return nil }
    exponent -= decimals
  }

  private static func digit(_ byte: UInt8) -> Int? {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
  }

  /// The nearest double: both factors are exact, so one rounding makes it.
  var double: Double? {
    guard significand < 1 << 53 else { return nil }
    return approximate
  }

  /// The nearest float: the double is at most one unit in its last place off, and no float's limit is that near.
  var float: Float? {
    guard let double = approximate else { return nil }
    let (below, above) = (Float(double.nextDown.nextDown), Float(double.nextUp.nextUp))
    return below == above ? below : nil
  }

  /// Rounded at most twice. Powers of ten are exact up to the 22nd.
  private var approximate: Double? {
    guard significand > 0, abs(exponent) < Self.powers.count else { return nil }
    let magnitude =
      exponent < 0 ? Double(significand) / Self.powers[-exponent] : Double(significand) * Self.powers[exponent]
    return isNegative ? -magnitude : magnitude
  }

  private static let powers: [Double] = (0...22).map { power in (0..<power).reduce(1.0) { value, _ in value * 10 } }
}

/// A number in decimal as it stands in a text: `-0.05`, `4,000`, `1e-05`.
struct Numeral: Equatable {
  let value: Double
  /// Whether it is written with a decimal point or an exponent. Numbers without are counts, and counts are exact unless
  /// a mark says otherwise.
  let isFraction: Bool
  /// Where it ends.
  let end: Int

  /// The number that begins at a place of the text, if one does.
  ///
  /// Digits that follow a letter, or that make up more than one fraction (`0.1.0`), are parts of names.
  init?(in text: [Character], at start: Int) {
    var digits = start
    let before: Character? = start > 0 ? text[start - 1] : nil
    func isDigit(_ place: Int) -> Bool { place < text.count && text[place].isASCII && text[place].isNumber }
    if digits < text.count, Self.signs.contains(text[digits]) {
      // After a letter or a digit it is a hyphen.
      if let before, before.isLetter || before.isNumber || before == "_" { return nil }
      digits += 1
    } else if let before, before.isLetter || before.isNumber || before == "." || before == "_" {
      return nil
    }
    guard isDigit(digits) else { return nil }
    var end = digits
    while isDigit(end) { end += 1 }
    while end < text.count, text[end] == ",", (1...3).allSatisfy({ isDigit(end + $0) }), !isDigit(end + 4) { end += 4 }
    var isFraction = false
    if end < text.count, text[end] == ".", isDigit(end + 1) {
      isFraction = true
      end += 1
      while isDigit(end) { end += 1 }
      if end < text.count, text[end] == ".", isDigit(end + 1) { return nil }
    }
    if end < text.count, text[end] == "e" || text[end] == "E" {
      var exponent = end + 1
      if exponent < text.count, text[exponent] == "-" || text[exponent] == "+" { exponent += 1 }
      if isDigit(exponent) {
        while isDigit(exponent) { exponent += 1 }
        // Otherwise it is a hash or another name.
        guard exponent == text.count || !text[exponent].isLetter else { return nil }
        isFraction = true
        end = exponent
      }
    }
    let plain = text[digits..<end].filter { $0 != "," }
    guard let magnitude = Double(String(plain)) else { return nil }
    value = digits > start && text[start] != "+" ? -magnitude : magnitude
    self.isFraction = isFraction
    self.end = end
  }

  /// The hyphen, the plus sign, and the minus sign of typesetters, which our figures write.
  private static let signs: Set<Character> = ["-", "+", "−"]
}

extension LinePattern {
  /// How a number that may differ is compared.
  enum Strictness {
    /// It must be as near as its tolerance says.
    case withinTolerance
    /// Any number will do: the line is the same, its numbers are to be written anew.
    case anyNumber
  }

  /// A found line, matched.
  struct Match: Equatable {
    /// The found line with the marks and elisions of the written one.
    let rewritten: String
    /// Numbers too far from what is written, as "171.2 for 167.04 ±2".
    let deviations: [String]
  }

  /// Compares a found line with this one.
  ///
  /// - Returns: nil if the line is another one.
  func match(_ line: String, _ strictness: Strictness) -> Match? {
    var matching = Matching(pattern: self, line: Array(line), strictness: strictness)
    guard matching.match(0, 0) else { return nil }
    return Match(rewritten: matching.rewritten.reversed().joined(), deviations: matching.deviations.reversed())
  }
}

/// One attempt at a line. What failed is remembered, so that a line full of elisions takes no longer than its length
/// times their number.
private struct Matching {
  let pattern: LinePattern
  let line: [Character]
  let strictness: LinePattern.Strictness
  private var failed: Set<Int> = []
  /// For each elision that led nowhere, the earliest place from which it did: it leads nowhere from any later one, either.
  private var failedFrom: [Int: Int] = [:]
  /// Filled from the end of the line to its beginning, once all of it matches.
  var rewritten: [String] = []
  var deviations: [String] = []

  init(pattern: LinePattern, line: [Character], strictness: LinePattern.Strictness) {
    self.pattern = pattern
    self.line = line
    self.strictness = strictness
  }

  /// Whether the pieces from `piece` on match the line from `place` on.
  mutating func match(_ piece: Int, _ place: Int) -> Bool {
    guard piece < pattern.pieces.count else { return place == line.count }
    let key = piece * (line.count + 1) + place
    guard !failed.contains(key) else { return false }
    let isMatched =
      switch pattern.pieces[piece] {
      case .text(let text): matchText(text, piece, place)
      case .number(let value, let tolerance, let mark): matchNumber(value, tolerance, mark, piece, place)
      case .anything: matchAnything(piece, place)
      }
    if !isMatched { failed.insert(key) }
    return isMatched
  }

  private mutating func matchText(_ text: [Character], _ piece: Int, _ place: Int) -> Bool {
    guard let end = pattern.ignoresSpacing ? endIgnoringSpacing(text, place) : end(text, place), match(piece + 1, end)
    else { return false }
    rewritten.append(String(line[place..<end]))
    return true
  }

  private func end(_ text: [Character], _ place: Int) -> Int? {
    let end = place + text.count
    return end <= line.count && line[place..<end].elementsEqual(text) ? end : nil
  }

  /// Where the text ends if any run of spaces stands for any other.
  private func endIgnoringSpacing(_ text: [Character], _ start: Int) -> Int? {
    var (index, place) = (0, start)
    while index < text.count {
      if text[index] == " " {
        let isBorder = place == 0 || place == line.count || line[place] == " " || line[place - 1] == " "
        guard isBorder else { return nil }
        while index < text.count, text[index] == " " { index += 1 }
        while place < line.count, line[place] == " " { place += 1 }
      } else {
        guard place < line.count, line[place] == text[index] else { return nil }
        index += 1
        place += 1
      }
    }
    return place
  }

  private mutating func matchNumber(
    _ written: Double, _ tolerance: Tolerance, _ mark: String, _ piece: Int, _ start: Int
  ) -> Bool {
    var place = start
    while pattern.ignoresSpacing, place < line.count, line[place] == " " { place += 1 }
    guard let found = Numeral(in: line, at: place) else { return false }
    let isNear = tolerance.allows(found.value, for: written)
    guard isNear || strictness == .anyNumber, match(piece + 1, found.end) else { return false }
    rewritten.append(String(line[start..<found.end]) + mark)
    if !isNear { deviations.append("\(String(line[place..<found.end])) for \(Self.shown(written, tolerance))") }
    return true
  }

  private mutating func matchAnything(_ piece: Int, _ place: Int) -> Bool {
    let last = failedFrom[piece] ?? line.count
    guard place < last else { return false }
    for end in place + 1...last where match(piece + 1, end) {
      rewritten.append(String(LinePattern.elision))
      return true
    }
    failedFrom[piece] = place
    return false
  }

  private static func shown(_ number: Double, _ tolerance: Tolerance) -> String {
    func plain(_ number: Double) -> String {
      number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }
    let share = (tolerance.relative * 1e8).rounded() / 1e6
    let parts =
      (tolerance.relative > 0 ? ["\(plain(share)) %"] : [])
      + (tolerance.absolute > 0 ? [plain(tolerance.absolute)] : [])
    return "\(plain(number)) ±\(parts.isEmpty ? "0" : parts.joined(separator: " or "))"
  }
}

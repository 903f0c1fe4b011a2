/// A line of output as a notebook writes it: text that must be the same, numbers that may differ, and `…` for anything.
struct LinePattern: Equatable {
  enum Piece: Equatable {
    case text([Character])
    /// A number and what is allowed for it; `mark` is the text that says so, where it stands in this very line.
    case number(Double, Tolerance, mark: String)
    /// One character or more.
    case anything
  }

  let pieces: [Piece]
  /// Whether runs of spaces count as one: a number of another width moves what stands beside it.
  let ignoresSpacing: Bool

  static let elision: Character = "…"

  /// Whether the line stands for any number of lines.
  var isGap: Bool { pieces == [.anything] }

  /// Whether something in the line is not compared to the letter.
  var isTolerant: Bool { pieces.contains { if case .text = $0 { false } else { true } } }

  /// Whether the line has nothing but text, and it is this one.
  func isExactly(_ line: String) -> Bool {
    switch pieces.count {
    case 0: line.isEmpty
    case 1: if case .text(let text) = pieces[0] { text == Array(line) } else { false }
    default: false
    }
  }

  /// Takes a written line apart.
  ///
  /// - Parameter tolerance: what is allowed for numbers with a decimal point that have no mark of their own.
  init(_ line: String, tolerance: Tolerance?) {
    let characters = Array(line)
    var pieces: [Piece] = []
    var text: [Character] = []
    func flush() {
      if !text.isEmpty { pieces.append(.text(text)) }
      text = []
    }
    var place = 0
    while place < characters.count {
      if characters[place] == Self.elision {
        flush()
        if pieces.last != .anything { pieces.append(.anything) }
        place += 1
      } else if let number = Numeral(in: characters, at: place) {
        if let mark = Mark(in: characters, at: number.end) {
          flush()
          pieces.append(.number(number.value, mark.tolerance, mark: String(characters[number.end..<mark.end])))
          place = mark.end
        } else if let tolerance, number.isFraction {
          flush()
          pieces.append(.number(number.value, tolerance, mark: ""))
          place = number.end
        } else {
          text += characters[place..<number.end]
          place = number.end
        }
      } else {
        text.append(characters[place])
        place += 1
      }
    }
    flush()
    // Indentation before an elision says nothing.
    if pieces.count == 2, case .text(let space) = pieces[0], space.allSatisfy({ $0 == " " }), pieces[1] == .anything {
      pieces.removeFirst()
    }
    self.pieces = pieces
    ignoresSpacing = tolerance != nil || pieces.contains { if case .number = $0 { true } else { false } }
  }
}

/// A tolerance right behind a number: ` ±3`, `±0.5`, ` ±5 %`.
private struct Mark {
  let tolerance: Tolerance
  let end: Int

  init?(in text: [Character], at start: Int) {
    var place = start
    func skipSpaces() { while place < text.count, text[place] == " " { place += 1 } }
    skipSpaces()
    guard place < text.count, text[place] == "±" else { return nil }
    place += 1
    let stated = place
    skipSpaces()
    guard let number = Numeral(in: text, at: place), number.value >= 0 else { return nil }
    place = number.end
    let afterNumber = place
    skipSpaces()
    if place < text.count, text[place] == "%" { place += 1 } else { place = afterNumber }
    guard let tolerance = Tolerance(parsing: Substring(String(text[stated..<place]))) else { return nil }
    self.tolerance = tolerance
    end = place
  }
}

/// Takes a command apart into words, as far as a shell and a reader would agree on them without knowing more: spaces
/// separate words, quotation marks keep them together. Nothing is expanded; what most would expect to be is refused.
enum CommandWords {
  /// Why a command cannot be taken apart; the text follows "expected … found …".
  struct Problem: Error, Equatable {
    let text: String
  }

  /// Characters that a shell does something with.
  private static let special: Set<Character> = ["|", "&", ";", "<", ">", "$", "`", "*", "?", "(", ")", "{", "}", "\\"]

  static func split(_ text: String) throws(Problem) -> [String] {
    var words: [String] = []
    var word: String?
    var quotation: Character?
    for character in text {
      switch (character, quotation) {
      case (_, .some(let mark)) where character == mark: quotation = nil
      case (_, .some): word = (word ?? "") + String(character)
      case ("'", nil), ("\"", nil):
        quotation = character
        word = word ?? ""
      case (" ", nil):
        if let word { words.append(word) }
        word = nil
      case (_, nil) where special.contains(character):
        throw Problem(
          text: "expected one command of plain words, found \(character), which only a shell could make sense of")
      case (_, nil): word = (word ?? "") + String(character)
      }
    }
    guard quotation == nil else { throw Problem(text: "expected a closing quotation mark, found the end of the line") }
    return words + (word.map { [$0] } ?? [])
  }
}

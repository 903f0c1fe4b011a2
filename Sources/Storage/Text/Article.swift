extension String {
  /// The word with its indefinite article, which its first letter decides: "a linear", "an undercomplete".
  package var withArticle: String {
    let startsWithVowel = first.map { "aeiou".contains($0.lowercased()) } ?? false
    return (startsWithVowel ? "an " : "a ") + self
  }
}

import Storage
import Testing

@Suite("Words with their article")
struct ArticleTests {
  @Test("The first letter decides", arguments: [("undercomplete", "an undercomplete"), ("sparse", "a sparse")])
  func article(word: String, expected: String) { #expect(word.withArticle == expected) }
}

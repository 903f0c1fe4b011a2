import Storage
import Testing

@Suite struct TextTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (47_040_016, "47,040,016"), (-12_345, "-12,345"),
    (Int.max, "9,223,372,036,854,775,807"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func groupsDigits(number: Int, text: String) {
    #expect(number.grouped == text)
  }

  @Test func countsThings() {
    #expect(1.counted("image") == "1 image")
    #expect(0.counted("image") == "0 images")
    #expect(2_000.counted("entry", plural: "entries") == "2,000 entries")
  }

  @Test(arguments: [("mnst", "mnist"), ("MNIST", "mnist"), ("fashion", nil), ("variatonal", "variational"), ("", nil)])
  func suggestsANearWord(word: String, expected: String?) {
    #expect(nearest(to: word, among: ["mnist", "fashion-mnist", "variational"]) == expected)
  }
}

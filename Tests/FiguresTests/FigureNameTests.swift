import Testing

@testable import Figures

struct FigureNameTests {
  @Test(arguments: FigureName.allCases)
  func everyFigureSaysWhatItShows(name: FigureName) {
    #expect(!name.summary.isEmpty && name.rawValue == name.rawValue.lowercased())
  }
}

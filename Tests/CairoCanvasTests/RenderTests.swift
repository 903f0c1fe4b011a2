import CairoCanvas
import Foundation
import Testing

@Suite struct RenderTests {
  @Test(arguments: FigureFormat.allCases)
  func theSameFigureHasTheSameBytesTwiceInOneProcess(format: FigureFormat) throws {
    let figure = SampleFigure()
    #expect(try figure.data(format) == figure.data(format))
  }
}

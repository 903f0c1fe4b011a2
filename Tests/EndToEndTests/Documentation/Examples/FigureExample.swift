import CairoCanvas
import Foundation
import Plotting
import Storage

/// A learning rate over the epochs, as an SVG of a column's width.
func drawLearningRate(_ rates: [Double]) throws -> Data {
  let epochs = rates.indices.map { Double($0 + 1) }
  let panel = LinePanel(
    [LinePanel.Series(x: epochs, y: rates, color: Palette.petroff10.color(0))], xTitle: "epoch",
    yTitle: "learning rate")
  let composition = Composition(
    title: nil, legend: nil, grid: PanelGrid([[panel]], columnGap: 0, rowGap: 0), note: nil)
  let page = PageDescription(
    size: Size(234, 150), dpi: 300, title: "Learning rate", description: "The learning rate over the epochs.",
    provenance: Provenance(title: "Learning rate"), background: Theme.light.paper)
  return try CairoCanvas.render(page, as: .svg) { canvas in
    composition.draw(on: canvas, theme: .light)
  }
}

import Foundation

/// Many points as a shaded map of where they lie, with lines around the bulk of each class.
struct DensityLayer {
  let points: [Point]
  /// The class of each point.
  let classes: [Int]
  let palette: Palette

  func draw(in area: Rectangle, on canvas: any Canvas, theme: Theme) {
    canvas.clipped(to: area) {
      shade(in: area, on: canvas, theme: theme)
      outline(in: area, on: canvas, theme: theme)
    }
  }

  /// Squares of translucent ink, the more opaque the more lies there; never as dark as a line.
  private func shade(in area: Rectangle, on canvas: any Canvas, theme: Theme) {
    let grid = CountGrid(of: points, in: area, cells: CountGrid.cells(forPoints: points.count))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * grid.counts.count)
    let ink = [theme.ink.red, theme.ink.green, theme.ink.blue].map { UInt8(($0 * 255).rounded()) }
    for shade in grid.equalized { bytes += ink + [shade > 0 ? UInt8(13 + 100 * shade) : 0] }
    canvas.draw(
      RasterImage(layout: .color, width: grid.columns, height: grid.rows, bytes: bytes), in: area, as: .mosaic)
  }

  private func outline(in area: Rectangle, on canvas: any Canvas, theme: Theme) {
    for index in Set(classes).sorted() {
      let members = zip(points, classes).filter { $0.1 == index }.map(\.0)
      let grid = DensityGrid(of: members, in: area, cells: 96, blur: Self.blur(forPoints: members.count))
      let color = palette.color(index).legible(on: theme.paper, contrast: 2.5)
      let bulk = DensityContours.path(of: grid, holding: DensityContours.masses.bulk)
      canvas.fill(bulk, with: color.withOpacity(0.16))
      canvas.stroke(bulk, with: Stroke(color, width: theme.lineWidth, cap: .round))
      canvas.stroke(
        DensityContours.path(of: grid, holding: DensityContours.masses.most),
        with: Stroke(color.withOpacity(0.6), width: theme.gridWidth, cap: .round))
    }
  }

  /// The smoothing of a class in cells: the fewer points, the more of it, as in D. Scott, "On optimal and data-based
  /// histograms" (1979), for two dimensions.
  private static func blur(forPoints count: Int) -> Double {
    min(max(10.5 / pow(Double(max(count, 1)), 1 / 6), 1.6), 5)
  }
}

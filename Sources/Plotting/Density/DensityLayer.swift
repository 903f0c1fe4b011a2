import Foundation

/// Many points as a shaded map of where they lie, with a line around the bulk of each class.
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

  /// Cells of about a point, so small that shades seem to flow into each other.
  private func shade(in area: Rectangle, on canvas: any Canvas, theme: Theme) {
    let side = max(area.width, area.height)
    let cells = min(max(Int(side), 40), 320)
    let blur = Self.blur(of: points, factor: 0.55) * Double(cells) / side
    let grid = DensityGrid(of: points, in: area, cells: cells, blur: min(max(blur, 1.2), 12))
    // As fine as the layer's pixels, but no finer than an edge that nobody sees stepped.
    let factor = min(max(Int((canvas.layerPixelsPerPoint * side / Double(cells)).rounded()), 1), 4)
    let shades = DensityShading.refined(grid.equalized, width: grid.columns, by: factor)
    canvas.draw(
      DensityShading.picture(of: shades, width: grid.columns * factor, theme: theme), in: area, as: .layer)
  }

  /// Lines in the classes' colours with an edge of paper, so that also grey ones are seen on grey.
  private func outline(in area: Rectangle, on canvas: any Canvas, theme: Theme) {
    let present = Set(classes).sorted()
    let masses = DensityContours.masses(forClasses: present.count)
    for index in present {
      let grid = grid(of: zip(points, classes).filter { $0.1 == index }.map(\.0), in: area)
      let color = palette.color(index).legible(on: theme.paper, contrast: 3)
      for (place, mass) in masses.enumerated().reversed() {
        let width = place == 0 ? 1.15 * theme.lineWidth : 0.6 * theme.lineWidth
        let path = DensityContours.path(of: grid, holding: mass)
        canvas.stroke(path, with: Stroke(theme.paper.withOpacity(0.85), width: width + 1.4 * theme.scale, cap: .round))
        canvas.stroke(path, with: Stroke(color, width: width, cap: .round))
      }
    }
  }

  /// The density that a class's lines are drawn from.
  private func grid(of members: [Point], in area: Rectangle) -> DensityGrid {
    let cells = 120
    let blur = Self.blur(of: members, factor: 0.9) * Double(cells) / max(area.width, area.height)
    return DensityGrid(of: members, in: area, cells: cells, blur: min(max(blur, 1.5), 7))
  }

  /// The indices of the points that lie inside of their own class's innermost line, which is where its name belongs:
  /// elsewhere it would seem to name another one's.
  ///
  /// - Parameter area: what the layer is drawn in.
  func bulk(in area: Rectangle) -> [Int] {
    Set(classes).sorted().flatMap { label -> [Int] in
      let own = points.indices.filter { classes[$0] == label }
      let grid = grid(of: own.map { points[$0] }, in: area)
      let level = DensityContours.level(holding: DensityContours.masses(forClasses: 1)[0], of: grid)
      return own.filter { index in grid.index(of: points[index]).map { grid.values[$0] >= level } ?? false }
    }.sorted()
  }

  /// A part of the smoothing that suits a single Gaussian cloud in two dimensions, n^(−1/6) standard deviations (D. Scott,
  /// "Multivariate Density Estimation", 1992, 6.43): classes lie in several pieces, which so much would melt together.
  private static func blur(of points: [Point], factor: Double) -> Double {
    let count = Double(max(points.count, 1))
    let (x, y) = (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
    let squares = points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) + ($1.y - y) * ($1.y - y) }
    return factor * (squares / (2 * count)).squareRoot() * pow(count, -1.0 / 6)
  }
}

/// Names to the right of where lines end, moved apart where lines end close together.
struct EndLabels: Equatable {
  /// A name, and where its line ends.
  struct End: Equatable {
    var name: String
    var point: Point
    var color: Color
  }

  /// What is left between the body and the names for lines that lead to them, in points at the size of a paper's letters.
  private static let lead = 7.0

  /// The room to the right of a body.
  ///
  /// - Parameters:
  ///   - names: of the lines.
  ///   - limit: how long a line of text may be, in points.
  static func width(_ names: [String], limit: Double, on canvas: any Canvas, theme: Theme) -> Double {
    let font = theme.type.legend
    let longest = names.flatMap { canvas.lines(of: $0, font: font, width: limit) }
      .map { canvas.width(of: $0, font: font) }.max()
    return longest.map { $0 + lead * theme.scale } ?? 0
  }

  /// How far names reach below a body that is too low for all of them.
  ///
  /// - Parameters:
  ///   - names: of the lines.
  ///   - height: of the body, in points.
  ///   - limit: how long a line of text may be, in points.
  static func excess(
    _ names: [String], beside height: Double, limit: Double, on canvas: any Canvas, theme: Theme
  ) -> Double {
    let (font, step) = (theme.type.legend, canvas.lineHeight(of: theme.type.legend))
    let lines = names.reduce(0) { $0 + canvas.lines(of: $1, font: font, width: limit).count }
    // The first may begin half a line above the body.
    return max(0, (Double(lines) - 0.5) * step - height)
  }

  /// Draws the names beside a body, inside its height where that is enough for all.
  static func draw(
    _ ends: [End], beside body: Rectangle, limit: Double, on canvas: any Canvas, theme: Theme
  ) {
    let font = theme.type.legend
    let (metrics, step) = (canvas.measure("X", font: font), canvas.lineHeight(of: font))
    let sorted = ends.sorted { $0.point.y < $1.point.y }
    let blocks = sorted.map { canvas.lines(of: $0.name, font: font, width: limit) }
    let centers = spread(
      sorted.map(\.point.y), heights: blocks.map { Double($0.count) * step }, from: body.minY - step / 2,
      to: body.maxY + step / 2)
    let left = body.maxX + lead * theme.scale
    for (index, end) in sorted.enumerated() {
      let center = centers[index]
      if abs(center - end.point.y) > 1.5 * theme.scale {
        let start = Point(end.point.x + 1.4 * LineMark.radius(theme), end.point.y)
        canvas.stroke(
          Path([.move(start), .line(Point(left - 1, center))]),
          with: Stroke(end.color.withOpacity(0.7), width: theme.gridWidth, cap: .round))
      }
      // Capitals of the middle line, or the gap between two, stand at the centre.
      let first = center - Double(blocks[index].count - 1) * step / 2 + metrics.capHeight / 2
      for (line, text) in blocks[index].enumerated() {
        canvas.draw(
          text, at: Point(left, first + Double(line) * step), anchor: TextAnchor(.leading, .baseline), font: font,
          color: end.color.legible(on: theme.paper))
      }
    }
  }

  /// Middles of blocks as near as possible to where they belong, in order and without overlaps.
  ///
  /// - Parameters:
  ///   - wanted: ascending.
  ///   - heights: one a block.
  ///   - top: where the first may begin.
  ///   - bottom: where the last should end; it may end lower if there is too little room.
  static func spread(_ wanted: [Double], heights: [Double], from top: Double, to bottom: Double) -> [Double] {
    // Blocks that touch move together, about the mean of where they want to be.
    var groups: [(top: Double, height: Double, members: [Int])] = []
    func place(_ members: [Int]) -> (top: Double, height: Double, members: [Int]) {
      let height = members.reduce(0) { $0 + heights[$1] }
      var (offset, sum) = (0.0, 0.0)
      for member in members {
        sum += wanted[member] - offset - heights[member] / 2
        offset += heights[member]
      }
      let start = sum / Double(members.count)
      return (max(top, min(start, bottom - height)), height, members)
    }
    for index in wanted.indices {
      var group = place([index])
      while let last = groups.last, last.top + last.height > group.top + 1e-9 {
        groups.removeLast()
        group = place(last.members + group.members)
      }
      groups.append(group)
    }
    var centers = wanted
    for group in groups {
      var y = group.top
      for member in group.members {
        centers[member] = y + heights[member] / 2
        y += heights[member]
      }
    }
    return centers
  }
}

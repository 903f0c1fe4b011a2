/// The free places around a cloud of points, for names that stand beside what they name.
struct CalloutSpace {
  /// A place for a name, and the line from there.
  struct Callout {
    let center: Point
    let box: Rectangle
    let leader: Segment?
  }

  private let area: Rectangle
  private let columns: Int
  private let rows: Int
  /// How many cells with points lie above and to the left of each corner of the grid.
  private let sums: [Int]
  private let rare: [Point]

  /// In points.
  private static let cell = 2.0
  /// What it costs, in points of distance, to cover points everywhere, to cover one of few, and to cross a line.
  private static let price = (crowd: 40.0, rarePoint: 60.0, crossing: 200.0)

  /// - Parameters:
  ///   - points: what should not be covered.
  ///   - rare: points that must not be covered if there is any other place.
  ///   - area: where names may stand.
  init(_ points: [Point], rare: [Point], in area: Rectangle) {
    self.area = area
    self.rare = rare
    let (columns, rows) = (
      max(1, Int((area.width / Self.cell).rounded(.up))), max(1, Int((area.height / Self.cell).rounded(.up)))
    )
    var sums = [Int](repeating: 0, count: (columns + 1) * (rows + 1))
    for point in points {
      let (x, y) = ((point.x - area.minX) / Self.cell, (point.y - area.minY) / Self.cell)
      guard x >= 0, y >= 0, x < Double(columns), y < Double(rows) else { continue }
      sums[(Int(y) + 1) * (columns + 1) + Int(x) + 1] = 1
    }
    for row in 1...rows {
      for column in 1...columns {
        let place = row * (columns + 1) + column
        sums[place] += sums[place - 1] + sums[place - columns - 1] - sums[place - columns - 2]
      }
    }
    self.columns = columns
    self.rows = rows
    self.sums = sums
  }

  /// How many of a box's cells have points, and how many cells it has.
  private func cells(_ box: Rectangle) -> (filled: Int, all: Int) {
    func column(_ x: Double) -> Int { min(max(0, Int((x - area.minX) / Self.cell)), columns) }
    func row(_ y: Double) -> Int { min(max(0, Int((y - area.minY) / Self.cell)), rows) }
    let (left, right) = (column(box.minX), min(columns, column(box.maxX) + 1))
    let (top, bottom) = (row(box.minY), min(rows, row(box.maxY) + 1))
    func sum(_ row: Int, _ column: Int) -> Int { sums[row * (columns + 1) + column] }
    let filled = sum(bottom, right) - sum(top, right) - sum(bottom, left) + sum(top, left)
    return (filled, max(1, (right - left) * (bottom - top)))
  }

  /// The share of a box that has points under it.
  private func crowd(_ box: Rectangle) -> Double {
    let cells = cells(box)
    return Double(cells.filled) / Double(cells.all)
  }

  /// The share of what can be seen of all points that a box covers.
  func share(coveredBy box: Rectangle) -> Double {
    Double(cells(box).filled) / Double(max(1, sums[sums.count - 1]))
  }

  /// The cheapest place for a name near its target: close to it, over few points, on no other name, and with a line that
  /// crosses none. nil if every place is taken.
  ///
  /// - Parameters:
  ///   - metrics: the size of the name.
  ///   - target: what is named.
  ///   - clearance: how far from the target its line ends.
  ///   - distance: how far from the target the name is at least, so that lines of others find their way between.
  ///   - boxes: where names stand.
  ///   - leaders: their lines.
  func place(
    metrics: TextMetrics, target: Point, clearance: Double, distance least: Double, boxes: [Rectangle],
    leaders: [Segment]
  ) -> Callout? {
    var best: (cost: Double, callout: Callout)?
    for row in 0..<rows {
      for column in 0..<columns {
        let center = Point(
          area.minX + (Double(column) + 0.5) * Self.cell, area.minY + (Double(row) + 0.5) * Self.cell)
        let box = metrics.box(at: center, anchor: TextAnchor(.center, .middle))
        let start = box.inset(by: -1).nearest(to: target)
        let distance = start.distance(to: target)
        if let best, distance >= best.cost { continue }
        let spaced = box.inset(by: -1)
        guard area.contains(box), distance >= least, !box.inset(by: -clearance).holds(target),
          !boxes.contains(where: { $0.intersects(spaced) })
        else { continue }
        var cost = distance + Self.price.crowd * crowd(box.inset(by: -Self.cell))
        cost += Self.price.rarePoint * Double(rare.count { box.holds($0) })
        let leader = Segment(start, target).shortened(by: clearance)
        if let leader {
          let crossed = boxes.count { leader.crosses($0) } + leaders.count { leader.crosses($0) }
          cost += Self.price.crossing * Double(crossed)
        }
        cost += Self.price.crossing * Double(leaders.count { $0.crosses(box) })
        if cost < best?.cost ?? .infinity {
          best = (cost, Callout(center: center, box: box, leader: leader))
        }
      }
    }
    return best?.callout
  }
}

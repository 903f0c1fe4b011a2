/// Where names may stand among points: how much a place would cover, and which places beside a cloud are free.
struct CalloutSpace {
  /// A place for a name, and the line from there.
  struct Callout {
    let box: Rectangle
    let leader: Segment?
  }

  let area: Rectangle
  private let columns: Int
  private let rows: Int
  /// How many cells with points lie above and to the left of each corner of the grid.
  private let filled: [Int32]
  /// What share of their classes the points there are, summed over classes.
  private let shares: [Double]
  /// How much it matters to cover points, 1 where points are marks.
  private let sparing: Double

  /// In points.
  private static let cell = 2.0
  /// What it costs, in points of distance, to cover a whole class, to stand on points everywhere, and to cross a line.
  private static let price = (class: 260.0, crowd: 12.0, crossing: 60.0)
  /// A name further from what it names is not found from there, in points.
  private static let longestLeader = 50.0

  /// - Parameters:
  ///   - points: what should not be covered.
  ///   - classes: the class of each point.
  ///   - counts: the number of points of each class.
  ///   - area: where names may stand.
  ///   - sparing: how much it matters to cover points, 1 where points are marks.
  init(_ points: [Point], classes: [Int], counts: [Int], in area: Rectangle, sparing: Double) {
    self.area = area
    self.sparing = sparing
    let (columns, rows) = (
      max(1, Int((area.width / Self.cell).rounded(.up))), max(1, Int((area.height / Self.cell).rounded(.up)))
    )
    var filled = [Int32](repeating: 0, count: (columns + 1) * (rows + 1))
    var shares = [Double](repeating: 0, count: (columns + 1) * (rows + 1))
    let weights = counts.map { 1 / Double(max($0, 1)) }
    for index in points.indices {
      let point = points[index]
      let (x, y) = ((point.x - area.minX) / Self.cell, (point.y - area.minY) / Self.cell)
      guard x >= 0, y >= 0, x < Double(columns), y < Double(rows) else { continue }
      let place = (Int(y) + 1) * (columns + 1) + Int(x) + 1
      filled[place] = 1
      shares[place] += weights[classes[index]]
    }
    for row in 1...rows {
      for column in 1...columns {
        let place = row * (columns + 1) + column
        let (before, above, both) = (place - 1, place - columns - 1, place - columns - 2)
        filled[place] += filled[before] + filled[above] - filled[both]
        shares[place] += shares[before] + shares[above] - shares[both]
      }
    }
    self.columns = columns
    self.rows = rows
    self.filled = filled
    self.shares = shares
  }

  /// What it costs to cover what lies under a box, in points of distance.
  func cost(ofCovering box: Rectangle) -> Double {
    func column(_ x: Double) -> Int { min(max(0, Int((x - area.minX) / Self.cell)), columns) }
    func row(_ y: Double) -> Int { min(max(0, Int((y - area.minY) / Self.cell)), rows) }
    let (left, right) = (column(box.minX), min(columns, column(box.maxX) + 1))
    let (top, bottom) = (row(box.minY) * (columns + 1), min(rows, row(box.maxY) + 1) * (columns + 1))
    let share = shares[bottom + right] - shares[top + right] - shares[bottom + left] + shares[top + left]
    let crowd = filled[bottom + right] - filled[top + right] - filled[bottom + left] + filled[top + left]
    let cells = max(1, (right - left) * (bottom - top) / (columns + 1))
    return sparing * (Self.price.class * share + Self.price.crowd * Double(crowd) / Double(cells))
  }

  /// The cheapest place for a name near its target: close to it, over few points, on no other name, with a line that
  /// crosses no name. nil if every place near it is taken.
  ///
  /// - Parameters:
  ///   - plate: the name.
  ///   - target: what is named.
  ///   - clearance: how far from the target its line ends.
  ///   - least: how far from the target the name is at least, so that lines of others find their way between.
  ///   - boxes: where names stand.
  ///   - leaders: their lines.
  func place(
    _ plate: LabelPlate, target: Point, clearance: Double, distance least: Double, boxes: [Rectangle],
    leaders: [Segment]
  ) -> Callout? {
    var best: (cost: Double, callout: Callout)?
    for row in 0..<rows {
      for column in 0..<columns {
        let box = plate.box(
          at: Point(area.minX + (Double(column) + 0.5) * Self.cell, area.minY + (Double(row) + 0.5) * Self.cell))
        let start = box.nearest(to: target)
        let distance = start.distance(to: target)
        if let best, distance >= best.cost { continue }
        guard area.contains(box), distance >= least, distance <= max(Self.longestLeader, 1.5 * least),
          !box.inset(by: -clearance).holds(target)
        else { continue }
        var cost = distance + cost(ofCovering: box)
        if let best, cost >= best.cost { continue }
        let spaced = box.inset(by: -1.5)
        guard !boxes.contains(where: { $0.intersects(spaced) }), !leaders.contains(where: { $0.crosses(spaced) }) else {
          continue
        }
        let leader = Segment(start, target).shortened(by: clearance)
        if let leader {
          if boxes.contains(where: { leader.crosses($0.inset(by: -0.5)) }) { continue }
          cost += Self.price.crossing * Double(leaders.count { leader.crosses($0) })
        }
        if cost < best?.cost ?? .infinity { best = (cost, Callout(box: box, leader: leader)) }
      }
    }
    return best?.callout
  }
}

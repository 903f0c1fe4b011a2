/// Class names set among the points they name.
public struct DirectLabels: Equatable, Sendable {
  /// A name at the middle of its place.
  public struct Placement: Equatable, Sendable {
    public let index: Int
    public let text: String
    public let center: Point
    public let box: Rectangle
    /// A line from the name to its points, where the name stands beside them.
    public var leader: Segment?
  }

  /// One of each class that has points and found room, by class.
  public let placements: [Placement]
  /// Classes with points for which there was no free place anywhere.
  public let unplaced: [Int]

  /// Puts each class's name where its points are densest and not mixed with others, without overlaps and inside the
  /// area: classes with the clearest cluster choose first. A name that would leave its class's dense part, or would cover
  /// most of its points or one of a class of few, goes to the nearest free place, and a thin line leads from there to the
  /// points.
  ///
  /// - Parameters:
  ///   - points: all points, on the canvas.
  ///   - classes: the class of each point.
  ///   - names: one of each class; `classes` are indices into it.
  ///   - area: where names may stand; longer names are shortened.
  ///   - font: the names' typeface and size.
  ///   - pointRadius: of the marks, which lines do not touch.
  ///   - canvas: measures text.
  public init(
    points: [Point], classes: [Int], names: [String], in area: Rectangle, font: Font, pointRadius: Double = 1,
    on canvas: any Canvas
  ) {
    var members = [[Point]](repeating: [], count: names.count)
    for (point, index) in zip(points, classes) { members[index].append(point) }
    let present = names.indices.filter { !members[$0].isEmpty }
    let densities = present.map { DensityGrid(of: members[$0], in: area) }
    let scores = Self.scores(densities)
    let peaks = scores.map { $0.max() ?? 0 }
    let clearest = present.indices.sorted { peaks[$0] == peaks[$1] ? $0 < $1 : peaks[$0] > peaks[$1] }
    let rare = members.filter { $0.count <= Self.fewest }.flatMap { $0 }

    let free = CalloutSpace(points, rare: rare, in: area)
    var placed: [Placement] = []
    var beside: [Int] = []
    var covered = 0.0
    for slot in clearest {
      let index = present[slot]
      let text = canvas.shortened(names[index], font: font, width: 0.8 * area.width)
      let metrics = canvas.measure(text, font: font)
      let (score, own) = (scores[slot], members[index])
      let dense = Self.denseShare * (densities[slot].values.max() ?? 0)
      let best = score.indices.filter { score[$0] > 0 && densities[slot].values[$0] >= dense }.sorted {
        score[$0] == score[$1] ? $0 < $1 : score[$0] > score[$1]
      }
      let place = best.lazy.map { cell -> Placement in
        let center = densities[slot].center(of: cell)
        let box = metrics.box(at: center, anchor: TextAnchor(.center, .middle))
        return Placement(index: index, text: text, center: center, box: box)
      }.first { label in
        let letters = label.box.inset(by: font.size * 0.1)
        return area.contains(label.box) && !placed.contains { $0.box.intersects(label.box.inset(by: -1)) }
          && !rare.contains { letters.holds($0) }
          && covered + free.share(coveredBy: letters) <= Self.coveredShare
          && Double(own.count { letters.holds($0) }) <= Self.hiddenShare * Double(own.count)
      }
      if let place {
        placed.append(place)
        covered += free.share(coveredBy: place.box)
      } else {
        beside.append(slot)
      }
    }

    var unplaced: [Int] = []
    for slot in beside {
      let index = present[slot]
      let text = canvas.shortened(names[index], font: font, width: 0.8 * area.width)
      let densest = densities[slot].values.indices.max { densities[slot].values[$0] < densities[slot].values[$1] }
      let middle = densest.map { densities[slot].center(of: $0) } ?? members[index][0]
      let target = members[index].min { $0.distance(to: middle) < $1.distance(to: middle) } ?? middle
      func place(distance: Double) -> CalloutSpace.Callout? {
        free.place(
          metrics: canvas.measure(text, font: font), target: target, clearance: pointRadius + 1, distance: distance,
          boxes: placed.map(\.box), leaders: placed.compactMap(\.leader))
      }
      // Where many lines lead to one place, names stand far enough from it to leave room for them.
      let callout = place(distance: 1.5 * Double(beside.count)) ?? place(distance: 0)
      guard let callout else {
        unplaced.append(index)
        continue
      }
      placed.append(
        Placement(index: index, text: text, center: callout.center, box: callout.box, leader: callout.leader))
    }
    placements = placed.sorted { $0.index < $1.index }
    self.unplaced = unplaced.sorted()
  }

  /// A class of no more points has none to spare under a name.
  private static let fewest = 6
  /// Where a class is at least so dense, compared with its densest place, a name belongs to it at a glance.
  private static let denseShare: Float = 0.4
  /// The share of a class's points that its name may cover.
  private static let hiddenShare = 0.6
  /// The share of all that can be seen of points that names may cover together: a small cloud is not for writing on.
  private static let coveredShare = 0.4

  /// A class's density, times its share of all classes' there.
  private static func scores(_ densities: [DensityGrid]) -> [[Float]] {
    densities.map { own in
      own.values.indices.map { cell in
        let all = densities.reduce(Float(0)) { $0 + $1.values[cell] }
        return all > 1e-6 ? own.values[cell] * own.values[cell] / all : 0
      }
    }
  }

  /// Draws the names in their classes' colours, dark enough to read, with a halo of paper.
  public func draw(palette: Palette, font: Font, on canvas: any Canvas, theme: Theme) {
    // Names must stand out from their marks as well as from the paper; dark paper leaves more room for that.
    let contrast = Oklab(theme.paper).lightness > 0.5 ? 7.0 : 11
    func color(_ label: Placement) -> Color {
      palette.color(label.index).legible(on: theme.paper, contrast: contrast)
    }
    for label in placements {
      guard let leader = label.leader else { continue }
      let path = Path([.move(leader.start), .line(leader.end)])
      canvas.stroke(path, with: Stroke(theme.paper.withOpacity(0.8), width: 3 * theme.gridWidth, cap: .round))
      canvas.stroke(path, with: Stroke(color(label), width: theme.axisWidth, cap: .round))
    }
    for label in placements {
      canvas.draw(
        label.text, at: label.center, anchor: TextAnchor(.center, .middle), font: font, color: color(label), angle: 0,
        halo: Stroke(theme.paper.withOpacity(0.9), width: font.size * 0.32, cap: .round))
    }
  }
}

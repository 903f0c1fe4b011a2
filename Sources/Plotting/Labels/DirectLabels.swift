/// Class names set among the points they name.
public struct DirectLabels: Equatable, Sendable {
  /// A name at the middle of its place.
  public struct Placement: Equatable, Sendable {
    public let index: Int
    public let text: String
    public let center: Point
    public let box: Rectangle
    /// Whether the name stands away from its points and needs a sample of their marks beside it.
    public var isApart = false
  }

  /// One of each class that has points and found room, by class.
  public let placements: [Placement]
  /// Classes with points for which there was no free place anywhere.
  public let unplaced: [Int]

  /// Puts each class's name where its points are densest and not mixed with others, without overlaps and inside the
  /// area: classes with the clearest cluster choose first; the others take the next best free place among their points.
  /// What finds none there goes to a free place at the area's right edge, beside a sample of its marks.
  ///
  /// - Parameters:
  ///   - points: all points, on the canvas.
  ///   - classes: the class of each point.
  ///   - names: one of each class; `classes` are indices into it.
  ///   - area: where names may stand.
  ///   - font: the names' typeface and size.
  ///   - canvas: measures text.
  public init(
    points: [Point], classes: [Int], names: [String], in area: Rectangle, font: Font, on canvas: any Canvas
  ) {
    var members = [[Point]](repeating: [], count: names.count)
    for (point, index) in zip(points, classes) { members[index].append(point) }
    let present = names.indices.filter { !members[$0].isEmpty }
    let densities = present.map { DensityGrid(of: members[$0], in: area) }
    let scores = Self.scores(densities)
    let clearest = present.indices.sorted { a, b in
      let (first, second) = (scores[a].max() ?? 0, scores[b].max() ?? 0)
      return first == second ? a < b : first > second
    }
    let margin = 1.0
    var placed: [Placement] = []
    var unplaced: [Int] = []
    for slot in clearest {
      let index = present[slot]
      let metrics = canvas.measure(names[index], font: font)
      let score = scores[slot]
      let best = score.indices.filter { score[$0] > 0 }.sorted {
        score[$0] == score[$1] ? $0 < $1 : score[$0] > score[$1]
      }
      let free = best.lazy.compactMap { cell -> Placement? in
        let center = densities[slot].center(of: cell)
        let box = metrics.box(at: center, anchor: TextAnchor(.center, .middle))
        let spaced = box.inset(by: -margin)
        guard area.contains(box), !placed.contains(where: { $0.box.intersects(spaced) }) else { return nil }
        return Placement(index: index, text: names[index], center: center, box: box)
      }.first
      if let free { placed.append(free) } else { unplaced.append(index) }
    }
    for index in unplaced.sorted() {
      let metrics = canvas.measure(names[index], font: font)
      let apart = stride(from: area.minY, to: area.maxY, by: 2).lazy.map { top in
        let center = Point(area.maxX - metrics.width / 2, top + metrics.ascent - metrics.capHeight / 2)
        let box = metrics.box(at: center, anchor: TextAnchor(.center, .middle))
        let wide = Rectangle(
          x: box.minX - Self.sampleWidth, y: box.minY, width: box.width + Self.sampleWidth, height: box.height)
        return Placement(index: index, text: names[index], center: center, box: wide, isApart: true)
      }.first { label in area.contains(label.box) && !placed.contains { $0.box.intersects(label.box) } }
      guard let apart else { continue }
      placed.append(apart)
      unplaced.removeAll { $0 == index }
    }
    placements = placed.sorted { $0.index < $1.index }
    self.unplaced = unplaced.sorted()
  }

  /// The room for a mark before a name that stands apart.
  private static let sampleWidth = 8.0

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
    for label in placements {
      if label.isApart {
        let center = Point(label.box.minX + Self.sampleWidth / 2, label.center.y)
        canvas.fill(
          palette.shape(label.index).path(at: center, radius: 2), with: palette.color(label.index))
      }
      canvas.draw(
        label.text, at: label.center, anchor: TextAnchor(.center, .middle), font: font,
        color: palette.color(label.index).legible(on: theme.paper, contrast: contrast), angle: 0,
        halo: Stroke(theme.paper.withOpacity(0.92), width: font.size * 0.4, cap: .round))
    }
  }
}

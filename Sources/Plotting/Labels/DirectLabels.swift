/// Class names set among the points they name.
public struct DirectLabels: Equatable, Sendable {
  /// A name at its place.
  public struct Placement: Equatable, Sendable {
    public let index: Int
    public let plate: LabelPlate
    public let box: Rectangle
    /// A line from the name to its points, where the name stands beside them.
    public var leader: Segment?

    public var text: String { plate.text }
    public var center: Point { box.center }
  }

  /// What is said of classes for whose names there was no room.
  public struct Remark: Equatable, Sendable {
    public let text: String
    public let box: Rectangle
  }

  /// One of each named class that has points and found room, by class.
  public let placements: [Placement]
  /// Classes with points for which there was no free place near by.
  public let unplaced: [Int]
  /// In a corner of the area, where no legend names the classes that have no label.
  public let remark: Remark?

  /// Puts each class's name on points of its own: where these are dense, not mixed with others, and where it covers few
  /// of them, without overlaps and inside the area. Classes with the clearest cluster choose first. A name that would
  /// have to hide much goes to a free place near by, and a thin line, which crosses no other name, leads from there to
  /// the points.
  ///
  /// - Parameters:
  ///   - points: all points, on the canvas.
  ///   - classes: the class of each point.
  ///   - names: one of each class; `classes` are indices into it. A class without a name has no label.
  ///   - area: where names may stand; longer names are shortened.
  ///   - font: the names' typeface and size.
  ///   - shapes: the marks of the classes, one each; empty where points have none of their own.
  ///   - pointRadius: of the marks, which lines do not touch.
  ///   - sparing: how much it matters to cover points: 1 for marks, less for shades that are guessed under a name.
  ///   - hasKey: whether a legend names all classes, so that nothing must be said of those without a label.
  ///   - canvas: measures text.
  public init(
    points: [Point], classes: [Int], names: [String], in area: Rectangle, font: Font, shapes: [MarkerShape] = [],
    pointRadius: Double = 1, sparing: Double = 1, hasKey: Bool = false, on canvas: any Canvas
  ) {
    var members = [[Point]](repeating: [], count: names.count)
    for (point, index) in zip(points, classes) { members[index].append(point) }
    let present = names.indices.filter { !members[$0].isEmpty && !names[$0].isEmpty }
    let clusters = Clusters(present.map { DensityGrid(of: members[$0], in: area) })
    let plates = present.map {
      LabelPlate(
        names[$0], shape: shapes.isEmpty ? nil : shapes[$0], font: font, widest: 0.8 * area.width, on: canvas)
    }
    let space = CalloutSpace(points, classes: classes, counts: members.map(\.count), in: area, sparing: sparing)

    /// - Parameter allBeside: whether no name stands on its points.
    func arranged(allBeside: Bool) -> (placed: [Placement], unplaced: [Int]) {
      var placed: [Placement] = []
      var beside: [Int] = []
      for slot in clusters.clearestFirst {
        if !allBeside, let box = clusters.place(plates[slot], of: slot, in: space, besides: placed.map(\.box)) {
          placed.append(Placement(index: present[slot], plate: plates[slot], box: box))
        } else {
          beside.append(slot)
        }
      }
      var unplaced: [Int] = []
      for slot in beside {
        let index = present[slot]
        let middle = clusters.middle(of: slot) ?? members[index][0]
        let target = members[index].min { $0.distance(to: middle) < $1.distance(to: middle) } ?? middle
        func place(distance: Double) -> CalloutSpace.Callout? {
          space.place(
            plates[slot], target: target, clearance: pointRadius + 0.5, distance: distance, boxes: placed.map(\.box),
            leaders: placed.compactMap(\.leader))
        }
        // Where many lines lead to one place, names stand far enough from it to leave room for them.
        guard let callout = place(distance: 1.5 * Double(beside.count)) ?? place(distance: 0) else {
          unplaced.append(index)
          continue
        }
        var label = Placement(index: index, plate: plates[slot], box: callout.box, leader: callout.leader)
        // A line need not lead to the very middle: the nearest of the points that are near it will do.
        let near = members[index].filter { clusters.isNearMiddle($0, of: slot) }
        if let nearest = near.min(by: { callout.box.distance(to: $0) < callout.box.distance(to: $1) }) {
          let shorter = Segment(callout.box.nearest(to: nearest), nearest).shortened(by: pointRadius + 0.5)
          let crosses = shorter.map { line in
            placed.contains { line.crosses($0.box.inset(by: -0.5)) || $0.leader.map(line.crosses) ?? false }
          }
          if !(crosses ?? false), !callout.box.inset(by: -pointRadius).holds(nearest) { label.leader = shorter }
        }
        placed.append(label)
      }
      return (placed, unplaced)
    }
    var (placed, unplaced) = arranged(allBeside: false)
    if !unplaced.isEmpty {
      // Names that stand close around one spot leave no way to it for the lines of others.
      let other = arranged(allBeside: true)
      if other.unplaced.count < unplaced.count { (placed, unplaced) = other }
    }
    (placements, self.unplaced, remark) = Self.remarked(
      placed.sorted { $0.index < $1.index }, unplaced.sorted(), hasKey: hasKey, in: area, font: font, on: canvas)
  }

  /// Makes room in a corner to say how many classes have a label, if not all do and nothing else says it.
  private static func remarked(
    _ placed: [Placement], _ unplaced: [Int], hasKey: Bool, in area: Rectangle, font: Font, on canvas: any Canvas
  ) -> ([Placement], [Int], Remark?) {
    guard !unplaced.isEmpty, !hasKey else { return (placed, unplaced, nil) }
    var (placed, unplaced) = (placed, unplaced)
    let all = placed.count + unplaced.count
    let font = remarkFont(font)
    let size = canvas.measure("\(all) of \(all) classes labelled", font: font)
    let height = size.ascent + size.descent + 1
    let width = size.width + 4
    guard width <= area.width, height <= area.height else { return (placed, unplaced, nil) }
    let corners = [
      Rectangle(x: area.maxX - width, y: area.minY, width: width, height: height),
      Rectangle(x: area.minX, y: area.minY, width: width, height: height),
      Rectangle(x: area.maxX - width, y: area.maxY - height, width: width, height: height),
      Rectangle(x: area.minX, y: area.maxY - height, width: width, height: height),
    ]
    func hidden(_ corner: Rectangle) -> [Placement] {
      placed.filter { $0.box.intersects(corner) || $0.leader?.crosses(corner) ?? false }
    }
    let corner = corners.min { hidden($0).count < hidden($1).count } ?? corners[0]
    for label in hidden(corner) {
      unplaced.append(label.index)
      placed.removeAll { $0 == label }
    }
    return (
      placed, unplaced.sorted(), Remark(text: "\(placed.count) of \(all) classes labelled", box: corner)
    )
  }

  private static func remarkFont(_ font: Font) -> Font {
    Font(font.family, size: max(TypeScale.smallest, 0.93 * font.size))
  }

  /// Draws the names on plates of their classes' colours, with lines where they stand beside their points.
  ///
  /// - Parameters:
  ///   - palette: the classes' colours.
  ///   - canvas: what is drawn on.
  ///   - theme: the paper's colour and the lines' widths.
  public func draw(palette: Palette, on canvas: any Canvas, theme: Theme) {
    for label in placements {
      guard let leader = label.leader else { continue }
      let path = Path([.move(leader.start), .line(leader.end)])
      let color = palette.color(label.index).legible(on: theme.paper, contrast: 3)
      canvas.stroke(path, with: Stroke(theme.paper.withOpacity(0.7), width: theme.axisWidth + theme.scale, cap: .round))
      canvas.stroke(path, with: Stroke(color, width: 1.3 * theme.axisWidth, cap: .round))
    }
    for label in placements {
      label.plate.draw(in: label.box, color: palette.color(label.index, on: theme.paper), on: canvas, theme: theme)
    }
    if let remark {
      canvas.fill(Path([.rectangle(remark.box)]), with: theme.paper.withOpacity(0.85))
      let font = placements.first.map { Self.remarkFont($0.plate.font) } ?? theme.type.note
      canvas.draw(
        remark.text, at: remark.box.center, anchor: TextAnchor(.center, .middle), font: font, color: theme.quietInk)
    }
  }

  /// Whether names are sure to find room, before there is a canvas to measure on: together with the free space that each
  /// needs around it, they take little more than a quarter of the area.
  ///
  /// - Parameters:
  ///   - names: of the classes that have points.
  ///   - hasShapes: whether marks stand before them.
  ///   - area: where they may stand, in points.
  ///   - font: their typeface and size.
  public static func surelyFit(_ names: [String], hasShapes: Bool, in area: Size, font: Font) -> Bool {
    let sizes = names.map { LabelPlate.estimatedSize($0, hasShape: hasShapes, font: font) }
    guard sizes.allSatisfy({ $0.width <= 0.8 * area.width }) else { return false }
    return 3.8 * sizes.reduce(0) { $0 + ($1.width + 2) * ($1.height + 2) } <= area.width * area.height
  }
}

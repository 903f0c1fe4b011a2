/// Where classes lie, and where on its own points each can be named.
struct Clusters {
  private let densities: [DensityGrid]
  /// A class's density, times its share of all classes' there.
  private let scores: [[Float]]
  private let highest: [Float]
  /// The highest score of each class.
  private let peaks: [Float]

  /// Where a class is at least so dense, compared with its densest place, a name belongs to it at a glance.
  private static let denseShare: Float = 0.35
  /// What it costs, in points of distance, to stand where others are too, or where the class is at its sparsest.
  private static let price = (mixed: 16.0, sparse: 5.0)
  /// Above this a name stands better beside its points.
  private static let mostCost = 30.0

  /// - Parameter densities: one a class, over the same cells.
  init(_ densities: [DensityGrid]) {
    self.densities = densities
    var totals = [Float](repeating: 0, count: densities.first?.values.count ?? 0)
    for density in densities { for cell in totals.indices { totals[cell] += density.values[cell] } }
    scores = densities.map { own in
      totals.indices.map { totals[$0] > 1e-6 ? own.values[$0] * own.values[$0] / totals[$0] : 0 }
    }
    highest = densities.map { $0.values.max() ?? 0 }
    peaks = scores.map { $0.max() ?? 0 }
  }

  /// The classes, those that are densest where they are alone first.
  var clearestFirst: [Int] {
    densities.indices.sorted { peaks[$0] == peaks[$1] ? $0 < $1 : peaks[$0] > peaks[$1] }
  }

  /// Where a class is densest and least mixed.
  func middle(of slot: Int) -> Point? {
    scores[slot].indices.max { scores[slot][$0] < scores[slot][$1] }.map { densities[slot].center(of: $0) }
  }

  /// Whether a point lies where its class is at least half as dense and unmixed as anywhere.
  func isNearMiddle(_ point: Point, of slot: Int) -> Bool {
    densities[slot].index(of: point).map { scores[slot][$0] >= peaks[slot] / 2 } ?? false
  }

  /// The best place for a name on its own class's points; nil if there is none where it hides little.
  func place(_ plate: LabelPlate, of slot: Int, in space: CalloutSpace, besides boxes: [Rectangle]) -> Rectangle? {
    let (own, score, top) = (densities[slot], scores[slot], highest[slot])
    var best: (cost: Double, box: Rectangle)?
    for cell in own.values.indices where own.values[cell] >= Self.denseShare * top && own.values[cell] > 0 {
      let box = plate.box(at: own.center(of: cell))
      guard space.area.contains(box) else { continue }
      let purity = Double(score[cell] / own.values[cell])
      let cost =
        Self.price.mixed * (1 - purity) + Self.price.sparse * Double(1 - own.values[cell] / top)
        + space.cost(ofCovering: box)
      guard cost < best?.cost ?? Self.mostCost, !boxes.contains(where: { $0.intersects(box.inset(by: -1.5)) }) else {
        continue
      }
      best = (cost, box)
    }
    return best?.box
  }
}

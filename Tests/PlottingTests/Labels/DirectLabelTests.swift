import Foundation
import Testing

@testable import Plotting

struct DirectLabelTests {
  static let area = Rectangle(x: 0, y: 0, width: 200, height: 150)
  static let font = Theme.light.type.direct

  /// A small cloud about a centre.
  static func cloud(_ x: Double, _ y: Double, spread: Double, count: Int = 200) -> [Point] {
    (0..<count).map { index in
      let (u, v) = (Double(index * 37 % 101) / 101 - 0.5, Double(index * 53 % 97) / 97 - 0.5)
      return Point(x + 2 * spread * u, y + 2 * spread * v)
    }
  }

  static func labels(_ clouds: [[Point]], _ names: [String]) -> DirectLabels {
    let classes = clouds.enumerated().flatMap { [Int](repeating: $0, count: $1.count) }
    return DirectLabels(
      points: clouds.flatMap { $0 }, classes: classes, names: names, in: area, font: font,
      on: RecordingCanvas(size: Size(200, 150)))
  }

  @Test func aNameStandsInItsCloud() {
    let labels = Self.labels([Self.cloud(52, 75, spread: 46), Self.cloud(148, 75, spread: 46)], ["one", "two"])
    #expect(labels.unplaced.isEmpty && labels.placements.map(\.text) == ["one", "two"])
    for (label, center) in zip(labels.placements, [Point(52, 75), Point(148, 75)]) {
      #expect(abs(label.center.x - center.x) < 46 && abs(label.center.y - center.y) < 46 && label.leader == nil)
    }
  }

  /// A cloud that its name would hide is left to be seen.
  @Test func aNameStandsBesideASmallCloud() {
    let clouds = [Self.cloud(40, 40, spread: 6), Self.cloud(150, 100, spread: 8)]
    for label in Self.labels(clouds, ["one", "two"]).placements {
      let cloud = clouds[label.index]
      #expect(cloud.filter { label.box.holds($0) }.count <= 10)
      #expect(cloud.contains { label.box.distance(to: $0) < 12 })
    }
  }

  @Test func namesOfCloudsInOnePlaceKeepApart() {
    let clouds = (0..<6).map { Self.cloud(100 + Double($0), 75, spread: 45) }
    let labels = Self.labels(clouds, (0..<6).map { "class \($0)" })
    #expect(labels.placements.count == 6)
    for (index, label) in labels.placements.enumerated() {
      #expect(Self.area.contains(label.box))
      for other in labels.placements[(index + 1)...] { #expect(!label.box.intersects(other.box)) }
    }
  }

  @Test func aMixedClassIsNamedWhereItIsAlone() {
    let mixed = Self.cloud(60, 75, spread: 25, count: 400)
    let labels = Self.labels(
      [mixed, Self.cloud(60, 75, spread: 25, count: 400) + Self.cloud(150, 75, spread: 12)], ["a", "b"])
    #expect(labels.placements[1].center.x > 130)
  }

  /// Names stay as close as they can, and lines lead from them to the points, over no other name.
  @Test func namesBesideATightCloudHaveLines() {
    let names = (0..<8).map { "\($0)" }
    let labels = Self.labels(names.map { _ in Self.cloud(70, 75, spread: 0.5) }, names)
    #expect(labels.unplaced.isEmpty && labels.placements.count == 8)
    let leaders = labels.placements.compactMap(\.leader)
    // One name may stand so close that it needs no line.
    #expect(leaders.count >= 7)
    for leader in leaders {
      #expect(leader.end.distance(to: Point(70, 75)) < 5 && leader.length < 80)
      for label in labels.placements where label.leader != leader { #expect(!leader.crosses(label.box)) }
    }
    #expect(!labels.placements.contains { $0.box.holds(Point(70, 75)) })
    for (index, label) in labels.placements.enumerated() {
      #expect(Self.area.contains(label.box))
      for other in labels.placements[(index + 1)...] { #expect(!label.box.intersects(other.box)) }
    }
  }

  @Test func namesLeaveTheOnlyPointsOfAClassFree() {
    let few = [Point(60, 60), Point(130, 90), Point(90, 110)]
    let labels = Self.labels([Self.cloud(100, 75, spread: 45, count: 500), few], ["many", "few"])
    #expect(labels.placements.count == 2)
    for label in labels.placements { #expect(!few.contains { label.box.inset(by: 1).holds($0) }) }
    #expect(labels.placements[1].leader.map { leader in few.contains { $0.distance(to: leader.end) < 3 } } ?? true)
  }

  /// A name stands where its class is dense, or a line leads there: never alone among other classes' points.
  @Test func aNameIsNeverFarFromItsClass() {
    let clouds = (0..<10).map { Self.cloud(90 + 2 * Double($0), 70 + Double($0), spread: 14) }
    let labels = Self.labels(clouds, (0..<10).map { "\($0)" })
    #expect(labels.placements.count == 10)
    for label in labels.placements {
      let isNear = clouds[label.index].contains { point in
        label.leader.map { point.distance(to: $0.end) < 6 } ?? (label.box.distance(to: point) < 3)
      }
      #expect(isNear, "\(label)")
    }
  }

  @Test func aNameThatIsWiderThanTheAreaIsShortened() {
    let wide = String(repeating: "very ", count: 20) + "long"
    let labels = Self.labels([Self.cloud(40, 40, spread: 10), Self.cloud(150, 100, spread: 20)], ["one", wide])
    #expect(labels.placements.count == 2 && labels.unplaced.isEmpty)
    #expect(labels.placements[1].text.hasPrefix("very") && labels.placements[1].text.contains("…"))
    #expect(labels.placements[1].text.hasSuffix("long"))
  }

  @Test func aNameThatFitsNowhereIsReported() {
    let canvas = RecordingCanvas(size: Size(200, 150))
    let labels = DirectLabels(
      points: [Point(1, 1)], classes: [0], names: ["one"], in: Rectangle(x: 0, y: 0, width: 40, height: 4),
      font: Self.font, on: canvas)
    #expect(labels.placements.isEmpty && labels.unplaced == [0])
  }

  @Test func classesWithoutPointsHaveNoName() {
    let labels = Self.labels([Self.cloud(40, 40, spread: 10), []], ["one", "none"])
    #expect(labels.placements.map(\.index) == [0] && labels.unplaced.isEmpty)
  }

  @Test func namesStandOnPlatesOfTheirClassesColours() throws {
    for theme in [Theme.light, .dark, .print] {
      for index in 0..<10 {
        let canvas = RecordingCanvas(size: Size(200, 150))
        let clouds = (0..<10).map { $0 == index ? Self.cloud(100, 75, spread: 30) : [] }
        Self.labels(clouds, (0..<10).map { "name \($0)" }).draw(palette: .petroff10, on: canvas, theme: theme)
        let text = try #require(canvas.texts.first)
        let plate = try #require(
          canvas.marks.compactMap { if case .fill(let path, let color) = $0 { (path, color) } else { nil } }.first)
        #expect(text.string == "name \(index)" && plate.1 == Palette.petroff10.color(index, on: theme.paper))
        #expect(text.color.contrast(with: plate.1) >= 4.5)
      }
    }
  }

  /// Names stand at the edge of a crowd, or beside it: they hide next to nothing of where a class is densest.
  @Test func namesLeaveTheDensestPointsToBeSeen() {
    let clouds = (0..<3).map { cloud in
      (0..<300).map { index -> Point in
        let radius = 22 * (Double(index) / 300) * (Double(index) / 300)
        let angle = Double(index) * 2.399963
        return Point(45 + 55 * Double(cloud) + radius * cos(angle), 75 + radius * sin(angle))
      }
    }
    let labels = Self.labels(clouds, ["one", "two", "three"])
    #expect(labels.placements.count == 3)
    for label in labels.placements {
      let hidden = clouds[label.index].filter { label.box.holds($0) }.count
      #expect(hidden <= 30, "\(label.text) hides \(hidden)")
    }
  }

  @Test func linesCrossNoNames() {
    for count in [4, 9, 16] {
      let clouds = (0..<count).map { Self.cloud(100 + Double($0 % 4), 75 + Double($0 / 4), spread: 4) }
      let labels = Self.labels(clouds, (0..<count).map { "class \($0)" })
      #expect(labels.placements.count + labels.unplaced.count == count && labels.placements.count >= 4)
      for leader in labels.placements.compactMap(\.leader) {
        for label in labels.placements where label.leader != leader { #expect(!leader.crosses(label.box)) }
      }
    }
  }

  @Test func namesWithoutRoomAreCountedUnlessALegendHasThem() {
    let clouds = (0..<60).map { Self.cloud(100 + Double($0 % 8), 75 + Double($0 / 8), spread: 60, count: 20) }
    let names = (0..<60).map { "a long name \($0)" }
    let classes = clouds.enumerated().flatMap { [Int](repeating: $0, count: $1.count) }
    func labels(hasKey: Bool) -> DirectLabels {
      DirectLabels(
        points: clouds.flatMap { $0 }, classes: classes, names: names, in: Self.area, font: Self.font, hasKey: hasKey,
        on: RecordingCanvas(size: Size(200, 150)))
    }
    let counted = labels(hasKey: false)
    #expect(!counted.unplaced.isEmpty && counted.placements.count + counted.unplaced.count == 60)
    #expect(counted.remark?.text == "\(counted.placements.count) of 60 classes labelled")
    for label in counted.placements { #expect(counted.remark.map { !$0.box.intersects(label.box) } ?? false) }
    #expect(labels(hasKey: true).remark == nil)
  }

  @Test func whatSurelyFitsDoes() {
    for (name, count) in [("7", 30), ("Ankle boot", 12), ("a class", 20)] {
      let names = (0..<count).map { "\(name)\($0)" }
      guard DirectLabels.surelyFit(names, hasShapes: false, in: Size(200, 150), font: Self.font) else { continue }
      let labels = Self.labels(names.indices.map { Self.cloud(100 + Double($0), 75, spread: 50) }, names)
      #expect(labels.unplaced.isEmpty, "\(name) \(count)")
    }
    #expect(DirectLabels.surelyFit(["0", "1"], hasShapes: true, in: Size(100, 80), font: Self.font))
    #expect(!DirectLabels.surelyFit((0..<99).map { "\($0)" }, hasShapes: true, in: Size(100, 80), font: Self.font))
  }
}

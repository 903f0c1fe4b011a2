import Foundation
import Testing

@testable import Plotting

struct CountGridTests {
  static let area = Rectangle(x: 10, y: 20, width: 90, height: 60)

  /// Points all over the area, its edges included.
  static func points(_ count: Int) -> [Point] {
    (0..<count).map { index in
      Point(area.minX + Double(index * 37 % 91), area.minY + Double(index * 53 % 61))
    }
  }

  @Test(arguments: [1, 300, 20_000])
  func everyPointIsCountedOnce(count: Int) {
    let grid = CountGrid(of: Self.points(count), in: Self.area, cells: 45)
    #expect(grid.columns == 45 && grid.rows == 30 && grid.counts.count == 1_350)
    #expect(grid.counts.reduce(0, +) == count)
  }

  @Test func whatLiesOutsideIsNotCounted() {
    let outside = [Point(9.9, 40), Point(100.1, 40), Point(50, 19.9), Point(50, 80.1), Point(.nan, 40)]
    #expect(CountGrid(of: outside, in: Self.area, cells: 30).counts.allSatisfy { $0 == 0 })
  }

  @Test func everyShadeIsThatOfEquallyManyPoints() {
    // Forty cells with 1, 1, 1, 1, 2, 2, 2, 2, 4, … points, hardly smoothed.
    let counts = (0..<40).map { 1 << ($0 / 4) }
    let points = counts.enumerated().flatMap { cell, count in
      [Point](repeating: Point(10.5 + Double(cell), 20.5), count: count)
    }
    let grid = DensityGrid(of: points, in: Rectangle(x: 10, y: 20, width: 40, height: 1), cells: 40, blur: 0.01)
    let total = Double(counts.reduce(0, +))
    for (cell, shade) in grid.equalized.enumerated() {
      let inLighter = counts.filter { $0 <= counts[cell] }.reduce(0, +)
      #expect(abs(Double(shade) - Double(inLighter) / total) < 1e-6)
    }
    // Single points, of which there are most cells in a sparse cloud, are the lightest.
    #expect(grid.equalized[0] < 0.01 && grid.equalized[39] == 1)
    #expect(DensityGrid(of: [Point](), in: Self.area, cells: 8).equalized.allSatisfy { $0 == 0 })
  }

  @Test("between cells shades go in straight lines, and beyond the outermost they stay")
  func refined() {
    let fine = DensityShading.refined([0, 1, 0, 1], width: 2, by: 2)
    #expect(fine == [0, 0.25, 0.75, 1, 0, 0.25, 0.75, 1, 0, 0.25, 0.75, 1, 0, 0.25, 0.75, 1])
    let down = DensityShading.refined([0, 0, 1, 1, 0, 0], width: 2, by: 4)
    #expect(down.count == 8 * 12 && down[0] == 0 && down[8 * 5] == 0.875 && down[8 * 11 + 7] == 0)
    #expect(DensityShading.refined([0.3, 0.4], width: 2, by: 1) == [0.3, 0.4])
  }

  @Test func whereNothingLiesThePaperIsWhite() {
    let picture = DensityShading.picture(of: [0, 0.005, 0.2, 1], width: 4, theme: .light)
    let opacities = [3, 7, 11, 15].map { picture.bytes[$0] }
    #expect(opacities[0] == 0 && opacities[1] == 0 && opacities[2] > 0 && opacities[3] > opacities[2])
    // Lines must be seen on the darkest shade.
    #expect(opacities[3] <= 128)
  }
}

struct DensityContourTests {
  /// Points of a Gaussian by the inverse of its radius's distribution: a fixed, even spread.
  static func cloud(_ count: Int, center: Point, deviation: Double) -> [Point] {
    (0..<count).map { index in
      let radius = deviation * (-2 * log(1 - (Double(index) + 0.5) / Double(count))).squareRoot()
      let angle = Double(index) * 2.399963
      return Point(center.x + radius * cos(angle), center.y + radius * sin(angle))
    }
  }

  /// The area inside a path of straight lines, inner borders taken away.
  static func signedArea(of path: Path) -> Double {
    var (sum, first, last) = (0.0, Point(0, 0), Point(0, 0))
    for element in path.elements {
      switch element {
      case .move(let point): (first, last) = (point, point)
      case .line(let point): (sum, last) = (sum + last.x * point.y - last.y * point.x, point)
      case .close: sum += last.x * first.y - last.y * first.x
      default: break
      }
    }
    return abs(sum) / 2
  }

  static let area = Rectangle(x: 0, y: 0, width: 200, height: 200)

  @Test(arguments: [0.5, 0.9])
  func aContourHoldsItsMass(mass: Double) {
    let points = Self.cloud(20_000, center: Point(104, 97), deviation: 25)
    let grid = DensityGrid(of: points, in: Self.area, cells: 100, blur: 1)
    let path = DensityContours.path(of: grid, holding: mass)
    // A Gaussian's smallest area that holds a share m is a disc of squared radius −2σ² ln(1 − m).
    let squaredRadius = -2 * (25.0 * 25 + 4) * log(1 - mass)
    #expect(abs(Self.signedArea(of: path) / (Double.pi * squaredRadius) - 1) < 0.06)
    #expect(path.elements.filter { if case .close = $0 { true } else { false } }.count == 1)
    #expect(
      path.elements.allSatisfy {
        $0.point.map { abs(hypot($0.x - 104, $0.y - 97) - squaredRadius.squareRoot()) < 4 } ?? true
      })
  }

  /// Names of classes stand on points inside of their own line: half of them, where the class is densest.
  @Test func theBulkOfAClassIsInsideOfItsLine() {
    let (left, right) = (
      Self.cloud(2_000, center: Point(60, 100), deviation: 12), Self.cloud(500, center: Point(150, 80), deviation: 20)
    )
    let layer = DensityLayer(
      points: left + right, classes: [Int](repeating: 0, count: 2_000) + [Int](repeating: 1, count: 500),
      palette: .petroff10)
    let bulk = layer.bulk(in: Self.area)
    let (first, second) = (bulk.filter { $0 < 2_000 }, bulk.filter { $0 >= 2_000 })
    #expect(abs(Double(first.count) / 2_000 - 0.5) < 0.06 && abs(Double(second.count) / 500 - 0.5) < 0.1)
    // A disc that holds half of a Gaussian reaches 1.18 deviations, and smoothing widens it a little.
    #expect(first.allSatisfy { hypot(layer.points[$0].x - 60, layer.points[$0].y - 100) < 1.5 * 12 })
    #expect(second.allSatisfy { hypot(layer.points[$0].x - 150, layer.points[$0].y - 80) < 1.7 * 20 })
  }

  @Test func twoCloudsHaveTwoLinesAndARingHasAHole() {
    let clouds =
      Self.cloud(3_000, center: Point(50, 50), deviation: 10)
      + Self.cloud(3_000, center: Point(150, 150), deviation: 10)
    let two = DensityContours.path(of: DensityGrid(of: clouds, in: Self.area, cells: 100, blur: 1.5), holding: 0.8)
    #expect(two.elements.filter { if case .close = $0 { true } else { false } }.count == 2)
    let ring = (0..<4_000).map { index in
      let (angle, radius) = (Double(index) * 2.399963, 60 + Double(index % 11) - 5)
      return Point(100 + radius * cos(angle), 100 + radius * sin(angle))
    }
    let outline = DensityContours.path(of: DensityGrid(of: ring, in: Self.area, cells: 100, blur: 1.5), holding: 0.9)
    #expect(outline.elements.filter { if case .close = $0 { true } else { false } }.count == 2)
    // The inner border runs the other way: its area is taken away.
    #expect(abs(Self.signedArea(of: outline) / (Double.pi * (67.0 * 67 - 53 * 53)) - 1) < 0.25)
  }

  @Test func linesAtTheEdgeCloseAndNothingHasNone() {
    let corner = [Point](repeating: Point(0.5, 0.5), count: 50)
    let path = DensityContours.path(of: DensityGrid(of: corner, in: Self.area, cells: 50, blur: 2), holding: 0.5)
    #expect(path.elements.last == .close)
    #expect(DensityContours.path(of: DensityGrid(of: [Point](), in: Self.area), holding: 0.5).elements.isEmpty)
  }
}

extension Path.Element {
  fileprivate var point: Point? {
    switch self {
    case .move(let point), .line(let point): point
    default: nil
    }
  }
}

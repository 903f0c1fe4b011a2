import Testing

@testable import Plotting

struct PointLayerTests {
  static let area = Rectangle(x: 10, y: 20, width: 100, height: 80)

  /// Points of ten classes spread over the area by a small linear congruence.
  static func layer(count: Int, order: [Int]? = nil, rendering: PointLayer.Rendering = .automatic) -> PointLayer {
    let points = (0..<count).map { index -> Point in
      let across = Double(index * 7_919 % 1_009) / 1_009
      let down = Double(index * 104_729 % 997) / 997
      return Point(area.minX + across * area.width, area.minY + down * area.height)
    }
    return PointLayer(
      points: points, classes: (0..<count).map { $0 * 31 % 10 }, order: order ?? Array(0..<count),
      palette: .petroff10, style: .automatic(count: count, area: area.width * area.height), rendering: rendering)
  }

  static func drawn(_ layer: PointLayer) -> RecordingCanvas {
    let canvas = RecordingCanvas(size: Size(120, 120))
    layer.draw(in: area, on: canvas, theme: .light)
    return canvas
  }

  @Test func fewPointsAreShapesAndManyOnePicture() {
    let few = Self.drawn(Self.layer(count: PointLayer.vectorLimit))
    #expect(few.images.isEmpty && few.marks.count >= PointLayer.vectorLimit)
    let many = Self.drawn(Self.layer(count: PointLayer.vectorLimit + 1))
    #expect(many.images.count == 1 && many.marks.count == 1 && many.images[0].role == .layer)
    #expect(Self.drawn(Self.layer(count: 5, rendering: .raster)).images.count == 1)
    #expect(Self.drawn(Self.layer(count: 4_000, rendering: .vector)).images.isEmpty)
  }

  @Test func pointsAreCutToTheirArea() {
    for count in [100, 5_000] {
      #expect(Self.drawn(Self.layer(count: count)).clips.allSatisfy { $0 == Self.area })
    }
  }

  @Test func thePictureHasTheLayersResolutionAndCoversTheArea() {
    let canvas = RecordingCanvas(size: Size(120, 120), pixelsPerPoint: 2.5)
    Self.layer(count: 10, rendering: .raster).draw(in: Self.area, on: canvas, theme: .light)
    let (image, rectangle, _) = canvas.images[0]
    #expect(image.width == 250 && image.height == 200)
    #expect(rectangle == Self.area)
  }

  @Test func pointsShrinkThenBecomeTransparent() {
    let styles = [300, 1_000, 10_000, 100_000].map { PointStyle.automatic(count: $0, area: 40_000) }
    for (fewer, more) in zip(styles, styles.dropFirst()) {
      #expect(more.radius <= fewer.radius && more.opacity <= fewer.opacity)
      #expect(more != fewer)
    }
    #expect(styles.allSatisfy { $0.radius >= 0.4 && $0.opacity >= 0.3 && $0.opacity <= 1 })
  }

  @Test func everyClassHasItsOwnOutlineOfAboutTheSameArea() {
    #expect(Set(MarkerShape.allCases.map { "\($0.path(at: Point(0, 0), radius: 1))" }).count == 10)
    for shape in MarkerShape.allCases where shape != .circle {
      let corners = shape.path(at: Point(3, 4), radius: 1).elements.compactMap { element -> Point? in
        switch element {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
      let doubled = zip(corners, corners.dropFirst() + corners.prefix(1)).reduce(0) {
        $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y
      }
      #expect(abs(abs(doubled) / 2 - 3.14) < 0.6, "\(shape)")
    }
  }
}

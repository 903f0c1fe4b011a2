import CairoCanvas
import Foundation
import Plotting
import Storage

/// A small figure that uses everything a canvas offers.
struct SampleFigure {
  var title = "Latent plane of the test"
  var family = Font.sansSerif
  var letters = "z₁ (posterior mean), β = 4 × 10² − μσ"

  var page: PageDescription {
    PageDescription(
      size: Size(85 / 25.4 * 72, 60 / 25.4 * 72), title: title, description: "Two classes & a <mosaic>.",
      provenance: Provenance(
        title: title,
        facts: [.init("kind", "variational"), .init("seed", "1"), .init("note", "β \"quoted\" <&> \\ ]]>")]))
  }

  static let ink = Color(red: 0.1, green: 0.1, blue: 0.15)
  static let plot = Rectangle(x: 30, y: 20, width: 100, height: 100)
  static let mosaicPlace = Rectangle(x: 140, y: 20, width: 84, height: 84)

  func draw(on canvas: any Canvas) {
    let font = Font(family, size: 8)
    let bold = Font(family, size: 9, weight: .bold)
    canvas.draw(
      title, at: Point(10, 6), anchor: TextAnchor(.leading, .top), font: bold, color: Self.ink, angle: 0, halo: nil)
    canvas.stroke(Path([.rectangle(Self.plot)]), with: Stroke(Self.ink, width: 0.6))
    canvas.clipped(to: Self.plot) {
      canvas.draw(Self.layer(of: canvas), in: Self.plot, as: .layer)
      canvas.fill(
        Path([.circle(center: Point(60, 60), radius: 20)]), with: Color(red: 0.2, green: 0.5, blue: 0.9, opacity: 0.5))
      let curve = Path([
        .move(Point(20, 110)), .curve(Point(140, 30), control1: Point(60, 110), control2: Point(100, 30)),
      ])
      canvas.stroke(
        curve, with: Stroke(Color(red: 0.8, green: 0.1, blue: 0.1), width: 1, dash: [3, 2], cap: .round))
    }
    canvas.draw(
      "shoe", at: Point(60, 60), anchor: TextAnchor(.center, .middle), font: font, color: Self.ink, angle: 0,
      halo: Stroke(Color(red: 1, green: 1, blue: 1), width: 2))
    canvas.draw(
      letters, at: Point(80, 124), anchor: TextAnchor(.center, .top), font: font, color: Self.ink, angle: 0, halo: nil)
    canvas.draw(
      "z₂ up", at: Point(20, 70), anchor: TextAnchor(.center, .bottom), font: font, color: Self.ink, angle: 90,
      halo: nil)
    canvas.draw(Self.mosaic, in: Self.mosaicPlace)
  }

  func data(_ format: FigureFormat, environment: [String: String] = [:]) throws -> Data {
    try render(page, as: format, environment: environment, draw: draw)
  }

  /// 14 × 14 cells of different greys, none like its neighbours.
  static let mosaic = RasterImage(
    layout: .grey, width: 14, height: 14, bytes: (0..<196).map { UInt8(truncatingIfNeeded: $0 * 97 + 13) })

  /// A layer at the page's resolution: a few translucent squares.
  static func layer(of canvas: any Canvas) -> RasterImage {
    let side = Int((100 * canvas.layerPixelsPerPoint).rounded())
    var bytes = [UInt8](repeating: 0, count: side * side * 4)
    for mark in 0..<40 {
      let (left, top) = (mark * 61 % (side - 8), mark * 139 % (side - 8))
      for y in top..<top + 8 {
        for x in left..<left + 8 {
          bytes.replaceSubrange((4 * (y * side + x))..<(4 * (y * side + x) + 4), with: [40, 150, 90, 160])
        }
      }
    }
    return RasterImage(layout: .color, width: side, height: side, bytes: bytes)
  }
}

import Testing

@testable import Plotting

struct MosaicTests {
  /// Four 2 × 3 tiles, each of one value.
  static func tiles(gap: Int) -> Mosaic {
    let pixels = [Float(0), 0.25, 0.5, 1].flatMap { [Float](repeating: $0, count: 6) }
    return Mosaic(pixels: pixels, rows: 2, columns: 2, tileHeight: 2, tileWidth: 3, gap: gap)
  }

  @Test func tilesLieInRowsWithGapsOfPaper() {
    let image = Self.tiles(gap: 1).image
    #expect(image.width == 7 && image.height == 5 && image.layout == .grey)
    #expect(Array(image.bytes[..<7]) == [255, 255, 255, 255, 191, 191, 191])
    #expect(Array(image.bytes[14..<21]) == [255, 255, 255, 255, 255, 255, 255])
    #expect(Array(image.bytes[28...]) == [128, 128, 128, 255, 0, 0, 0])
  }

  @Test func withoutGapsTilesTouch() {
    let image = Self.tiles(gap: 0).image
    #expect(image.width == 6 && image.height == 4)
    #expect(Array(image.bytes[18...]) == [128, 128, 128, 0, 0, 0])
  }

  @Test func unevenGapsMoveTheCentres() {
    let mosaic = Mosaic(
      pixels: [Float](repeating: 0, count: 24), tileHeight: 2, tileWidth: 2, rowGaps: [3], columnGaps: [1, 5])
    #expect(mosaic.image.width == 12 && mosaic.image.height == 7)
    #expect((0..<3).map { mosaic.center(ofColumn: $0) } == [1, 4, 11])
    #expect((0..<2).map { mosaic.center(ofRow: $0) } == [1, 6])
  }

  @Test func greysBelongToTheTheme() {
    let mosaic = Mosaic(
      pixels: [0, 1, 2, -1], rows: 1, columns: 4, tileHeight: 1, tileWidth: 1, gap: 0, zero: 20, one: 255)
    #expect(mosaic.image.bytes == [20, 255, 255, 20])
  }

  @Test(arguments: [(100.0, 3.0), (300, 3), (150, 4.2), (20, 2)])
  func everyPixelCoversAWholeNumberOfTheDevices(width: Double, scale: Double) {
    let canvas = RecordingCanvas(size: Size(400, 400), pixelsPerPoint: scale)
    let mosaic = Self.tiles(gap: 1)
    let size = mosaic.fitted(in: Size(width, 1_000), on: canvas)
    let factor = size.width * scale / 7
    #expect(abs(factor - factor.rounded()) < 1e-9 && factor >= 1)
    #expect(size.width <= width + 1e-9 && (factor.rounded() + 1) * 7 / scale > width)
    #expect(abs(size.height / size.width - mosaic.aspect) < 1e-12)
  }

  @Test func withoutDevicePixelsItFillsTheRoom() {
    let canvas = RecordingCanvas(size: Size(400, 400))
    #expect(Self.tiles(gap: 1).fitted(in: Size(70, 1_000), on: canvas) == Size(70, 50))
    #expect(Self.tiles(gap: 1).fitted(in: Size(700, 50), on: canvas) == Size(70, 50))
  }

  @Test func aWrongNumberOfPixelsTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = Mosaic(pixels: [0, 1], rows: 1, columns: 1, tileHeight: 1, tileWidth: 1, gap: 0)
    }
  }
}

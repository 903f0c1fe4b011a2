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

  @Test func withoutDevicePixelsItHasThoseOfTheFiguresResolution() {
    // 300 an inch: 71 points are 295 pixels, 42 for each of seven.
    let size = Self.tiles(gap: 1).fitted(in: Size(71, 1_000), on: RecordingCanvas(size: Size(400, 400)))
    #expect(abs(size.width - 42 * 7 * 72 / 300) < 1e-9 && abs(size.height - 42 * 5 * 72 / 300) < 1e-9)
  }

  @Test func pixelsThatAreTooCoarseAreNotCounted() {
    let canvas = RecordingCanvas(size: Size(400, 400), pixelsPerPoint: 0.1)
    #expect(Self.tiles(gap: 1).fitted(in: Size(35, 1_000), on: canvas) == Size(35, 25))
    #expect(Self.tiles(gap: 1).spread(atMost: 3, in: Size(35, 1_000), on: canvas) == Self.tiles(gap: 1))
  }

  @Test func gapsGrowIntoTheRoomThatWholePixelsLeave() {
    let canvas = RecordingCanvas(size: Size(400, 400), pixelsPerPoint: 1)
    // Twice seven pixels leave five of nineteen: two more in the gap, doubled, are four of them.
    let wide = Self.tiles(gap: 1).spread(atMost: 5, in: Size(19, 100), on: canvas)
    #expect(wide.columnGaps == [3] && wide.rowGaps == [3] && wide.width == 9 && wide.height == 7)
    #expect(wide.fitted(in: Size(19, 100), on: canvas) == Size(18, 14))
    #expect(Array(wide.image.bytes[..<9]) == [255, 255, 255, 255, 255, 255, 191, 191, 191])
    // Tiles stay as large as they were, and gaps within bounds.
    #expect(Self.tiles(gap: 1).spread(atMost: 1, in: Size(19, 100), on: canvas).columnGaps == [2])
    #expect(Self.tiles(gap: 1).spread(atMost: 5, in: Size(14, 100), on: canvas).columnGaps == [1])
  }

  @Test func placesMoveWithTheirTiles() {
    let mosaic = Self.tiles(gap: 2)
    let wide = mosaic.spread(by: 4)
    #expect([0, 1.5, 3, 4, 5, 6.5, 8].map { mosaic.column(at: $0, in: wide) } == [0, 1.5, 3, 6, 9, 10.5, 12])
    for column in 0..<2 {
      #expect(mosaic.column(at: mosaic.center(ofColumn: column), in: wide) == wide.center(ofColumn: column))
      #expect(mosaic.row(at: mosaic.center(ofRow: column), in: wide) == wide.center(ofRow: column))
    }
  }

  @Test func aWrongNumberOfPixelsTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = Mosaic(pixels: [0, 1], rows: 1, columns: 1, tileHeight: 1, tileWidth: 1, gap: 0)
    }
  }
}

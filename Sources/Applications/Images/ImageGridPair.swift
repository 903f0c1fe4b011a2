import LatentSpace

/// Images and what was made of them, in the same places of two grids.
public struct ImageGridPair: Codable, Equatable, Sendable {
  public let originals: ImageGrid
  public let results: ImageGrid

  /// Some images in one row, and what was made of them.
  init(_ originals: PixelImages, _ results: PixelImages) {
    self.originals = PixelImages.grid(rows: [originals])
    self.results = PixelImages.grid(rows: [results])
  }
}

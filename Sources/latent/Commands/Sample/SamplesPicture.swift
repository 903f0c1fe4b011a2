import Figures
import LatentSpace
import Storage

/// Samples on one sheet, with their neighbours if there are any.
struct SamplesPicture {
  private let samples: SampledImages
  private let neighbours: SampleNeighbours?
  private let columns: Int?

  /// - Parameter columns: images in a row; nil for what fills the page.
  init(_ samples: SampledImages, _ neighbours: SampleNeighbours?, columns: Int?) {
    self.samples = samples
    self.neighbours = neighbours
    self.columns = columns
  }

  func figure(of run: OpenRun, _ look: FigureLook, _ provenance: Provenance) throws -> SamplesFigure {
    let columns =
      try columns
      ?? FigureCounts(look.page, look.style).columns(
        ofSamples: samples.count, of: [run.name], image: run.imageSize, hasNeighbours: neighbours != nil)
    return try SamplesFigure(
      [
        .init(
          title: run.name, images: samples.grid(columns: columns),
          neighbours: neighbours.map { samples.grid(columns: columns, of: $0.pixels) },
          note: samples.note + (neighbours?.words("below") ?? ""))
      ], style: look.style, provenance: provenance)
  }
}

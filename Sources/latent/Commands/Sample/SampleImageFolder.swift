import CairoCanvas
import Foundation
import LatentSpace
import Plotting
import Storage

/// Samples as one PNG each, pixel for pixel: "0012-7.png" is the twelfth, of class 7; "0012-7-nearest.png" the training
/// image nearest to it.
struct SampleImageFolder {
  private let samples: SampledImages
  private let neighbours: SampleNeighbours?
  private let provenance: Provenance

  init(_ samples: SampledImages, _ neighbours: SampleNeighbours?, _ provenance: Provenance) {
    self.samples = samples
    self.neighbours = neighbours
    self.provenance = provenance
  }

  /// - Throws: `Failure` of kind `cannotCreate` or `inputOutput`.
  func write(to folder: OutputFolder) throws {
    let size = samples.height * samples.width
    let bytes = samples.bytes
    for index in 0..<samples.count {
      let name = name(index)
      let pixels = Array(bytes[index * size..<(index + 1) * size])
      try folder.file("\(name).png").write(png(pixels, "Sample \(index + 1) of \(samples.count)"))
      guard let neighbours else { continue }
      let nearest = neighbours.pixels[index * size..<(index + 1) * size].map { UInt8((255 * $0).rounded()) }
      let number = neighbours.indices[index]
      try folder.file("\(name)-nearest.png")
        .write(png(nearest, "Training image \(number) (counted from 0), the nearest to sample \(index + 1)"))
    }
  }

  private func name(_ index: Int) -> String {
    let digits = max(4, String(samples.count).count)
    let number = String(index + 1)
    let place = String(repeating: "0", count: digits - number.count) + number
    guard let classes = samples.classes else { return place }
    // Names of classes may hold what names of files may not.
    let word = samples.classNames[classes[index]].lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return "\(place)-\(String(word))"
  }

  private func png(_ bytes: [UInt8], _ title: String) throws -> Data {
    let image = RasterImage(layout: .grey, width: samples.width, height: samples.height, bytes: bytes)
    let size = Size(Double(samples.width), Double(samples.height))
    return try encodePNG(
      image,
      page: PageDescription(size: size, dpi: 72, title: title, description: samples.note, provenance: provenance))
  }
}

import Applications
import Foundation
import LatentSpace
import Storage

extension CheckerboardResult: DrawnStudy {
  /// Images of each model enlarged, with the mean power spectrum, and the scores of the three patterns.
  public func picture() throws(Failure) -> StudyPicture {
    StudyPicture(
      study: Self.study.rawValue, parts: [.images(try enlarged()), .dots(scores)],
      notes: [
        "Reconstructions of \(images.counted("test image")) of \(dataset), each image shown is the first of its class",
        "spectrum: mean power, frequency 0 in the middle, a grey scale of \(Int(Self.range)) dB for all",
        "score: power of patterns of period two over the power about them",
        most > 1 ? "mean ± standard deviation of \(most.counted("training")), pale: each" : "",
      ],
      summary: "Decoded images enlarged with their mean power spectra, and the power of patterns of period two, which "
        + "upsampling leaves, in decibels: "
        + entries.map { "\($0.name) \(StudyText.fixed(score($0), 1)) dB" }.joined(separator: "; ") + ".")
  }

  /// The most trainings that an entry has.
  private var most: Int { entries.map(\.trainings.count).max() ?? 0 }

  /// Of each training of an entry, or of the images themselves where nothing was trained.
  private func scores(of entry: Entry) -> [CheckerboardScore] {
    entry.trainings.isEmpty ? [entry.score] : entry.trainings.map(\.score)
  }

  /// Mean over the trainings.
  private func score(_ entry: Entry) -> Double {
    let scores = scores(of: entry)
    return scores.reduce(0) { $0 + $1.decibels } / Double(scores.count)
  }

  /// How many decibels there are from white to black.
  private static let range = 60.0

  private func enlarged() throws(Failure) -> StudyImages {
    guard let first = entries.first?.images else {
      throw Failure(.badData, "checkerboard: expected images, found none")
    }
    let strongest = entries.flatMap(\.spectrum.power).max() ?? 1
    var tiles: [[ArraySlice<Float>]] = []
    for entry in entries {
      let spectrum = entry.spectrum.power.map { power in
        Float(min(1, max(0, 1 + 10 * log10(max(power, .leastNonzeroMagnitude) / strongest) / Self.range)))
      }
      tiles.append(try entry.images.checkedTiles(ofRow: 0) + [spectrum[...]])
    }
    let images = try ImageGrid.stacked(tiles, like: first)
    return StudyImages(
      "reconstructions enlarged", rows: entries.map { StudyImages.Row($0.name, value: score($0)) },
      images: images, valueTitle: "score", unit: "dB",
      columnNames: [String](repeating: "", count: images.columns - 1) + ["spectrum"], rightColumns: 1, isEnlarged: true)
  }

  private var scores: StudyDots {
    let names = ["lying stripes", "standing stripes", "checkerboard"]
    return StudyDots(
      "power over its surroundings", axis: StudyAxis("decibels"),
      series: names.enumerated().map { .init($0.element, StudyLook($0.offset, isDashed: $0.offset == 1)) },
      rows: entries.enumerated().map { index, entry in
        let before = entries.prefix(index).count { $0.name == entry.name }
        return StudyDots.Row(
          before == 0 ? entry.name : "\(entry.name) (\(before + 1))",
          dots: names.indices.compactMap { dot($0, of: entry) })
      })
  }

  /// One peak of an entry's spectrum: the mean of its trainings, with their deviation where there are several.
  private func dot(_ peak: Int, of entry: Entry) -> StudyDots.Dot? {
    let values = scores(of: entry).filter { $0.peaks.indices.contains(peak) }.map { $0.peaks[peak].decibels }
    guard let moments = try? SampleMoments(values) else { return nil }
    return StudyDots.Dot(
      peak, moments.mean, deviation: moments.standardDeviation, samples: values.count > 1 ? values : [])
  }
}

import Datasets
import Foundation
import LatentSpace
import Storage

/// Samples as a folder of IDX files, and a page that says what made them, for which IDX has no room.
struct SampleDataset {
  private let training: SampledImages
  private let test: SampledImages
  private let provenance: Provenance

  static let page = "about.md"

  init(training: SampledImages, test: SampledImages, _ provenance: Provenance) {
    self.training = training
    self.test = test
    self.provenance = provenance
  }

  /// Writes the four files, or the two of images where no classes are known.
  ///
  /// - Throws: `Failure` of kind `cannotCreate` or `inputOutput`.
  func write(to folder: OutputFolder) throws {
    let names = training.classNames.isEmpty ? ["0"] : training.classNames
    let dataset = Dataset(
      name: "drawn", classNames: names, training: training.imageSet, test: test.imageSet, splitDescription: "drawn")
    // The page comes first: it tells whose the others are.
    try folder.file(Self.page).write(Data(try text.utf8))
    for (file, data) in dataset.files {
      if training.classes == nil, file == .trainingLabels || file == .testLabels { continue }
      try folder.file(file.rawValue, companion: Self.page).write(data)
    }
  }

  private var text: String {
    get throws {
      let labels =
        training.classes == nil
        ? "They have no labels: the sampler tells no classes apart. As a data set they lack two files; "
          + "`--sampler \(SamplerName.classMixture.rawValue)` knows the classes."
        : "Labels are the classes that the codes were drawn from: \(training.classNames.joined(separator: ", "))."
      return """
        \(try FileProvenance.comment(provenance))

        # Images of a model

        \(training.count.counted("training image")) and \(test.count.counted("test image")) of \
        \(training.height)×\(training.width) pixels, drawn at random: \(training.note). \(labels)

        """
    }
  }
}

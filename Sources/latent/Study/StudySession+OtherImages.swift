import Datasets
import Storage

extension StudySession {
  /// The images of another kind: those asked for, or those of a catalogue that are on this machine; none otherwise.
  ///
  /// - Throws: `Failure` if the images asked for cannot be loaded, or are of another size.
  func otherImages(_ name: String?) throws -> [Dataset] {
    guard let other = try name.map({ try options.data.load($0, console: console) }) ?? catalogued() else {
      let missing = Self.candidates(beside: dataset).map(\.rawValue)
      say(
        "no other data set of \(dataset.height)×\(dataset.width) pixels on this machine"
          + (missing.first.map { ": 'latent data fetch \($0)' gets one" } ?? "; --other names one"))
      return []
    }
    guard other.height == dataset.height, other.width == dataset.width else {
      throw Failure(
        .usage,
        "--other: expected images of \(dataset.height)×\(dataset.width) pixels, found \(other.name) with "
          + "\(other.height)×\(other.width)")
    }
    // As many as there are of the study's own, so that neither kind outweighs the other.
    return [other.prefix(training: other.training.count, test: dataset.test.count)]
  }

  /// The catalogued sets of other images than the study's own, garments first; none where their size does not fit.
  private static func candidates(beside dataset: Dataset) -> [DatasetName] {
    guard dataset.height == 28, dataset.width == 28 else { return [] }
    let isOfDigits = [DatasetName.mnist, .mnist5k].map(\.rawValue).contains(dataset.name)
    return [.fashionMNIST, .kmnist, .mnist].filter { name in
      name.rawValue != dataset.name && !(isOfDigits && name == .mnist)
    }
  }

  private func catalogued() throws -> Dataset? {
    let locator = options.data.locator
    let name = Self.candidates(beside: dataset).first { name in
      (try? locator.folder(of: .catalogue(name))).flatMap { $0 } != nil
    }
    return try name.map { try locator.load($0.rawValue) }
  }
}

import Applications
import ArgumentParser
import Datasets
import Storage

/// `latent study specificity`: a model knows what it was trained on, and nothing else.
struct SpecificityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "specificity",
    abstract: "What a model makes of images unlike its own.",
    discussion: """
      Trains a model, and shows it its own kind of images, another data set's, and
      its own with all pixels in another order. Then trains the same model on
      images whose pixels have nothing to do with each other, where it must fail.

        latent study specificity
        latent study specificity --other kmnist --latent-dim 32 --json

      Without --other, it is fashion-mnist where that is on this machine.
      """)

  @Option(help: ArgumentHelp("A data set of other images of the same size.", valueName: "name"))
  var other: String?

  @OptionGroup var width: CodeWidth
  @OptionGroup var options: StudyOptions

  func run() throws {
    let session = try options.session(.specificity)
    let others = try session.otherImages(other)
    let configuration = session.configuration(.undercomplete, units: width.latentDim)
    let independent = session.dataset.makingPixelsIndependent(seed: session.seed)
    let model = try session.model(configuration)
    let blind = try session.model(configuration, name: "independent pixels", on: independent)
    session.say("measuring")
    try session.finish(
      SpecificityResult([
        .init(
          model: model, trainedOn: session.dataset,
          others: others + [session.dataset.permutingPixels(seed: session.seed), independent]),
        .init(model: blind, trainedOn: independent),
      ]))
  }
}

extension StudySession {
  /// The images of another kind: those asked for, or garments where they are on this machine; none otherwise.
  ///
  /// - Throws: `Failure` if the images asked for cannot be loaded, or are of another size.
  func otherImages(_ name: String?) throws -> [Dataset] {
    guard let other = try name.map({ try options.data.load($0, console: console) }) ?? garments() else {
      say("no other data set on this machine: 'latent data fetch fashion-mnist' gets one")
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

  private func garments() throws -> Dataset? {
    let locator = options.data.locator
    let names = [DatasetName.fashionMNIST, .kmnist].filter { name in
      name.rawValue != dataset.name && (try? locator.folder(of: .catalogue(name))).flatMap { $0 } != nil
    }
    guard let name = names.first else { return nil }
    let found = try locator.load(name.rawValue)
    return found.height == dataset.height && found.width == dataset.width ? found : nil
  }
}

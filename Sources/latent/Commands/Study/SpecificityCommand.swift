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

      Without --other, it is fashion-mnist, kmnist or mnist, the first that is on
      this machine and another than the study's own.
      """)

  @Option(help: ArgumentHelp("A data set of other images of the same size.", valueName: "name"))
  var other: String?

  @OptionGroup var width: CodeWidth
  @OptionGroup var options: StudyOptions

  func run() throws {
    let session = try options.session(
      .specificity, settings: [StudySetting("other", other ?? "default"), StudySetting("latent-dim", width.units)])
    let others = try session.otherImages(other)
    let configuration = session.configuration(.undercomplete, units: width.units)
    let independent = session.dataset.makingPixelsIndependent(seed: session.seed)
    let model = try session.model(configuration)
    let blind = try session.model(configuration, name: "independent-pixels", on: independent)
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

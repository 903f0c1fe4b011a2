import Applications
import ArgumentParser
import Storage

/// `latent study checkerboard`: the pattern that upsampling leaves.
struct CheckerboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkerboard",
    abstract: "The pattern that upsampling leaves in decoded images.",
    discussion: """
      Compares the power of patterns that repeat every two pixels with that of
      patterns nearly as fine, in decibels, beside the data's own.

        latent study checkerboard
        latent study checkerboard runs/transposed runs/nearest --output pattern
      """)

  @OptionGroup var given: StudyRuns
  @OptionGroup var width: CodeWidth
  @OptionGroup var options: StudyOptions

  func run() throws {
    let session = try options.session(.checkerboard, runs: given.runs)
    try CheckerboardScore.requireUsable(height: session.dataset.height, width: session.dataset.width)
    let models = try session.models(
      or: [session.configuration(.undercomplete, units: width.latentDim)])
    session.say("measuring")
    try session.finish(CheckerboardResult(of: models, on: session.dataset))
  }
}

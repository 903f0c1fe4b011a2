import ArgumentParser
import Autoencoders
import Storage

/// The command line: its subcommands and the page that `latent --help` shows.
struct Latent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "latent",
    abstract: "Train autoencoders on images of digits, and see what they learned.",
    discussion: """
      With no dataset named, 5,000 real MNIST digits are used that are part of this program.

        latent report                                   train four kinds, draw everything, write output/report.html
        latent train variational --output runs/vae      train one model
        latent figure scatter runs/vae --output a.pdf   draw one figure of it
        latent data list                                the datasets, and where each was found

      Kinds of autoencoder:
      \(Catalogue.lines(AutoencoderKind.allCases) { $0.summary })
      """,
    version: Provenance.currentVersion,
    subcommands: [
      ReportCommand.self, TrainCommand.self, FigureCommand.self, SampleCommand.self, EncodeCommand.self,
      EvaluateCommand.self, CompareCommand.self, StudyCommand.self, AtlasCommand.self, ReproduceCommand.self,
      DataCommand.self, NotebookCommand.self, BenchmarkCommand.self, DoctorCommand.self, InfoCommand.self,
    ])
}

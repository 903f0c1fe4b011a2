import Applications
import ArgumentParser

/// `latent study NAME`: what autoencoders are used for.
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Put models to use, and judge it by a number.",
    discussion: """
      Studies:
      \(Catalogue.lines(StudyName.allCases.filter { $0 != .atlas }) { $0.summary })

      Each trains what it needs, or takes runs, prints a table, and writes
      study.json, its figure, CSV tables and its runs with --output. A second call
      goes on with the runs; one with other settings needs another folder, or
      --force. `latent figure study` draws the figure again with other looks.

        latent study compression
        latent study anomaly --digit 3 --output anomaly --width 85mm
        latent figure study --from anomaly --theme dark --output dark.svg
        latent study retrieval runs/vae runs/sparse --json

      `latent help study NAME` says more about one.
      """,
    subcommands: [
      CompressionCommand.self, SpecificityCommand.self, AnomalyCommand.self, DenoisingCommand.self,
      InpaintingCommand.self, RetrievalCommand.self, FeaturesCommand.self, PretrainingCommand.self,
      GenerationCommand.self, CheckerboardCommand.self, ContractionCommand.self,
    ])
}

import ArgumentParser
import Autoencoders
import Datasets
import Storage
import Training

/// `latent train KIND`: trains a model into a run.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train an autoencoder.",
    discussion: """
      Kinds:
      \(Catalogue.lines(AutoencoderKind.allCases) { $0.summary })

        latent train variational --epochs 20 --output runs/vae
        latent train variational --output runs/vae --resume --epochs 40
        latent train sparse --penalty kl --target 0.05 --latent-dim 100
        latent train sparse --penalty top-k --k 8 --noise masking --strength 0.2
        latent train denoising --noise salt-and-pepper --strength 0.3
        latent train linear --purely-linear --latent-dim 32
        latent train undercomplete --sizes 1024,512,256 --latent-dim 30
        latent train undercomplete --down max --up unpool --channels 16,32,64
        latent train undercomplete --bottleneck maps --down max --channels 32,32
        latent train variational --importance-samples 5 --describe

      Networks (--architecture):
      \(Catalogue.lines(ArchitectureForm.allCases) { $0.summary })

      Ways down (--down):
      \(Catalogue.lines(Downsampling.allCases) { $0.summary })

      Ways up (--up), each stage to the size that its partner on the way down had:
      \(Catalogue.lines(Upsampling.allCases) { $0.summary })

      Code of a convolutional network (--bottleneck):
      \(Catalogue.lines(Bottleneck.allCases) { $0.summary })

      Noise (--noise), for every kind:
      \(Catalogue.lines(NoiseName.allCases) { $0.summary })

      First weights (--init):
      \(Catalogue.lines(WeightInitialization.allCases) { $0.summary })

      What keeps a sparse code silent (--penalty):
      \(Catalogue.lines(SparseObjective.Penalty.allCases) { $0.summary })

      The run is a folder: config.json, metrics.csv, model.safetensors (for
      PyTorch, too) and state.safetensors. Losses are in nats per image. Ctrl-C
      finishes the step and saves; --resume goes on and ends with the same bytes.
      """)

  @Argument(
    help: ArgumentHelp("\(Catalogue.list(AutoencoderKind.self)).", valueName: "kind"),
    transform: Catalogue.name(of: AutoencoderKind.self, others: AutoencoderKind.abbreviations))
  var kind: AutoencoderKind

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder of the run. (default: runs/<kind>)", valueName: "run"))
  var output: String?

  @Flag(help: "Go on with the run that is there, or start it.")
  var resume = false

  @Flag(name: [.short, .long], help: "Replace the run that is there.")
  var force = false

  @Flag(help: "Print the layers of the model, and do nothing else.")
  var describe = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "\(Catalogue.list(DatasetName.self)), or a folder of IDX files. (default: \(DatasetName.mnist5k.rawValue))",
      valueName: "name"))
  var dataset: String?

  @OptionGroup(title: "Model options") var model: ModelOptions
  @OptionGroup(title: "Training options") var training: TrainingOptions
  @OptionGroup(title: "Other options") var data: DataOptions
  @OptionGroup(title: "Other options") var threads: ThreadOptions
  @OptionGroup(title: "Other options") var talk: ConsoleOptions

  func validate() throws {
    if resume && force {
      throw ValidationError("--resume goes on with a run, --force replaces it: expected one of them")
    }
  }

  func run() throws {
    if describe {
      let dataset = try data.load(dataset ?? DatasetName.mnist5k.rawValue, console: talk.console)
      return try ModelDescription.print(configuration(for: dataset, base: nil).model)
    }
    let run = RunDirectory(output ?? "runs/\(kind.rawValue)")
    let isContinued = try RunPlace.isContinued(run, resume: resume, force: force)
    let base = isContinued ? try run.configuration() : nil
    if let base, base.model.kind != kind {
      throw Failure(
        .usage,
        "\(run.path): expected \(kind.rawValue.withArticle) run, found \(base.model.kind.rawValue.withArticle) one")
    }
    let dataset = try images(of: run, base: base)
    let session = TrainingSession(
      name: kind.rawValue, console: talk.console, interruption: Interruption(console: talk.console))
    let outcome = try session.train(
      configuration(for: dataset, base: base), on: dataset, in: folder(of: run, base: base), into: run,
      resuming: isContinued, workers: threads.workers)
    if outcome.ending == .interrupted {
      throw Failure(.interrupted, "interrupted; everything is saved. To go on:\n\(continuation(run))")
    }
    try Console().result(TrainingSummary.text(outcome, run: run))
  }

  /// The data set that is asked for, that of the run which goes on, or the standard one.
  private func images(of run: RunDirectory, base: RunConfiguration?) throws -> Dataset {
    if dataset == nil, let base { return try data.load(base.dataset, of: run, console: talk.console) }
    return try data.load(dataset ?? DatasetName.mnist5k.rawValue, console: talk.console)
  }

  /// Where the images were found.
  private func folder(of run: RunDirectory, base: RunConfiguration?) -> String? {
    if dataset == nil, let base { return data.folder(of: base.dataset, of: run) }
    return data.folder(of: dataset ?? DatasetName.mnist5k.rawValue)
  }

  private func configuration(for dataset: Dataset, base: RunConfiguration?) throws -> RunConfiguration {
    let image = MapShape(height: dataset.height, width: dataset.width)
    var configuration = RunConfiguration(
      dataset: DatasetDescription(dataset),
      model: try model.configuration(kind, image: image, base: base?.model),
      training: try training.settings(base: base?.training ?? TrainingSettings()))
    if let base {
      configuration.version = base.version
      // A folder may have another name now; what counts is what is in it.
      if base.dataset.contentHash == configuration.dataset.contentHash { configuration.dataset = base.dataset }
    }
    return configuration
  }

  /// The command that goes on where this one stopped; settings are in the run, and so is the place of the images.
  private func continuation(_ run: RunDirectory) -> String {
    let words = ["latent", "train", kind.rawValue, "--output", run.path, "--resume"]
    return "  " + words.map(Shell.quoted).joined(separator: " ")
  }
}

extension AutoencoderKind {
  /// What papers call some of the kinds.
  fileprivate static let abbreviations: [String: AutoencoderKind] = [
    "ae": .undercomplete, "autoencoder": .undercomplete, "vae": .variational, "beta-vae": .variational,
    "cae": .contractive, "dae": .denoising, "sae": .sparse, "pca": .linear,
  ]
}

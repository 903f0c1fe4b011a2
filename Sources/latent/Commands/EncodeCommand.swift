import ArgumentParser
import Figures
import Foundation
import LatentSpace
import Storage

/// `latent encode RUN`: the codes of images as numbers.
struct EncodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "encode",
    abstract: "Write the codes of images as CSV or NumPy array.",
    discussion: """
      Codes are deterministic: posterior means for a variational model, unless
      --sample is given. The last column of a CSV file, about, says what made it;
      what goes to standard output has none.

        latent encode runs/vae --output codes.csv
        latent encode runs/vae --split training --output codes.npy
        latent encode runs/vae --output - | head
      """)

  @OptionGroup var argument: RunArgument

  @Option(
    help: ArgumentHelp("\(Catalogue.list(LabelledImages.Split.self)).", valueName: "name"),
    transform: Catalogue.split)
  var split = LabelledImages.Split.test

  @Flag(help: "Draw each code from its posterior (variational models).")
  var sample = false

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "With --sample: determines what is drawn.",
    transform: Numbers.seed)
  var seed: UInt64 = 0

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A file ending in .csv (index, label and a column a unit) or .npy (images × units, float32); - prints CSV.",
      valueName: "file"))
  var output: String

  @OptionGroup var permission: ForceOption
  @OptionGroup var data: DataOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var talk: ConsoleOptions

  func run() throws {
    let format = try CodeFormat(output)
    let file = OutputFile(output, isForced: permission.force)
    if format != .standardOutput { try file.requireWritable() }
    let run = try OpenRun.open([argument.run], workers: threads.workers)[0]
    let images = LabelledImages(split, of: try run.dataset(data, console: talk.console))
    let codes = try sample ? run.model.sampledCodes(of: images, seed: seed) : run.model.codes(of: images)
    switch format {
    case .standardOutput: try StandardStream.results.write(Data(codes.table.csv.utf8))
    case .csv:
      try file.write(Data(FigureData.csv(of: codes.table, provenance: codes.provenance(of: run)).utf8))
    case .npy:
      let array = NamedArray(name: "codes", shape: [codes.count, codes.dimension], codes.codes)
      try file.write(Npy.encode(array, provenance: codes.provenance(of: run)))
    }
    if format != .standardOutput { talk.console.say("\(output): \(codes.count.counted("code")) of \(run.name)") }
  }
}

/// The forms in which codes are written.
private enum CodeFormat {
  case standardOutput, csv, npy

  init(_ path: String) throws {
    switch (path as NSString).pathExtension.lowercased() {
    case _ where path == "-": self = .standardOutput
    case "csv": self = .csv
    case "npy": self = .npy
    default: throw Failure(.usage, "--output: expected a name ending in .csv or .npy, or -, found \(path)")
    }
  }
}

extension CodeTable {
  /// What made codes of a run.
  fileprivate func provenance(of run: OpenRun) -> Provenance {
    var facts: [Provenance.Fact] = [.init("images", split)]
    switch content {
    case .code: break
    case .posteriorMean: facts.append(.init("codes", "posterior means"))
    case .posteriorSample(let seed):
      facts += [.init("codes", "drawn from posteriors"), .init("sampling seed", "\(seed)")]
    }
    return Provenance(title: "Codes of \(run.name)", facts: facts + FigureProvenance.runFacts([run]))
  }

  /// One row an image: its place in the split, its class, and its code.
  var table: Table {
    var table = Table(columns: ["index", "label"] + (1...dimension).map { "z\($0)" })
    for row in 0..<count {
      table.append(["\(row)", classNames[Int(labels[row])]] + code(row).map { "\($0)" })
    }
    return table
  }
}

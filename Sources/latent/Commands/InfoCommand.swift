import ArgumentParser
import Foundation
import Storage
import Training

/// `latent info FILE|RUN`: what made it.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Say what made a file or a run.",
    discussion: """
        latent info output/report.html
        latent info runs/vae
      """)

  @Argument(
    help: ArgumentHelp("A file that latent wrote, or the folder of a run.", valueName: "file"))
  var path: String

  func run() throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(.missingInput, "\(path): expected a file or the folder of a run, found nothing")
    }
    try Console().result(isFolder.boolValue ? ofRun(RunDirectory(path)) : ofFile())
  }

  private func ofFile() throws -> String {
    guard let provenance = try FileProvenance.read(path) ?? ofCompanion() else {
      if let ownRun { return try ofRun(ownRun) }
      throw Failure(.badData, "\(path): expected a file that says what made it, found no word of it")
    }
    return Self.text(title: provenance.title, version: provenance.version, facts: provenance.facts)
  }

  private var folder: String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  private var name: String { (path as NSString).lastPathComponent }

  /// A comparison's numbers are plain; its words, which are written with them, say what made both.
  private func ofCompanion() throws -> Provenance? {
    let words = folder + "/" + Comparison.wordsName
    return try Comparison.plainNames.contains(name) && WholeFile.exists(words) ? FileProvenance.read(words) : nil
  }

  /// The run whose settings or metrics the file holds.
  private var ownRun: RunDirectory? {
    let run = RunDirectory(folder)
    return ["config.json", "metrics.csv"].contains(name) && run.holdsRun ? run : nil
  }

  private func ofRun(_ run: RunDirectory) throws -> String {
    let configuration = try run.configuration()
    let metrics = try run.metrics()
    var facts = configuration.provenanceFacts + [.init("split", configuration.dataset.split)]
    if let folder = run.dataLocation { facts.append(.init("images were in", folder)) }
    facts.append(.init("epochs trained", "\(metrics.count) of \(configuration.training.epochs)"))
    if let last = metrics.last {
      facts.append(.init("test loss", "\(Shown.loss(last.test.total)) \(configuration.model.lossUnit)"))
    }
    if WholeFile.exists(run.modelPath) { facts.append(.init("weights", try run.load().weightsHash)) }
    return Self.text(
      title: "Run of \(configuration.model.kind.rawValue.withArticle) autoencoder", version: configuration.version,
      facts: facts)
  }

  private static func text(title: String, version: String, facts: [Provenance.Fact]) -> String {
    var table = TextTable([("", .left), ("", .left)])
    for fact in facts { table.append([fact.name, fact.value]) }
    return "\(title)\nmade by latent \(version)" + (facts.isEmpty ? "" : "\n\n" + table.text)
  }
}

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
    help: ArgumentHelp("A figure, weights or a report that latent wrote, or the folder of a run.", valueName: "file"))
  var path: String

  func run() throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(.missingInput, "\(path): expected a file or the folder of a run, found nothing")
    }
    try Console().result(isFolder.boolValue ? ofRun(RunDirectory(path)) : ofFile())
  }

  private func ofFile() throws -> String {
    guard let provenance = try FileProvenance.read(path) else {
      throw Failure(.badData, "\(path): expected a file that says what made it, found no word of it")
    }
    return Self.text(title: provenance.title, version: provenance.version, facts: provenance.facts)
  }

  private func ofRun(_ run: RunDirectory) throws -> String {
    let configuration = try run.configuration()
    let metrics = try run.metrics()
    var facts = configuration.provenanceFacts + [.init("split", configuration.dataset.split)]
    facts.append(.init("epochs trained", "\(metrics.count) of \(configuration.training.epochs)"))
    if let last = metrics.last { facts.append(.init("test loss", "\(Shown.loss(last.test.total)) nats per image")) }
    if WholeFile.exists(run.modelPath) { facts.append(.init("weights", try run.load().weightsHash)) }
    return Self.text(
      title: "Run of a \(configuration.model.kind.rawValue) autoencoder", version: configuration.version, facts: facts)
  }

  private static func text(title: String, version: String, facts: [Provenance.Fact]) -> String {
    var table = TextTable([("", .left), ("", .left)])
    for fact in facts { table.append([fact.name, fact.value]) }
    return "\(title)\nmade by latent \(version)" + (facts.isEmpty ? "" : "\n\n" + table.text)
  }
}

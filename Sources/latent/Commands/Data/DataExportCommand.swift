import ArgumentParser
import Datasets
import Foundation
import Storage

/// `latent data export`: writes a data set, or a part of it, as a folder of IDX files.
struct DataExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a data set, or some classes of it, as a folder of IDX files.",
    discussion: """
      The folder is a data set as any other. Classes keep their labels.

        latent data export mnist-5k --output digits
        latent data export mnist-5k --classes 3,8 --output threes-and-eights
        latent train variational --dataset ./threes-and-eights
      """)

  @Argument(
    help: ArgumentHelp("\(Catalogue.list(DatasetName.self)), or a folder of IDX files.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("Only images of these classes.", valueName: "a,b"))
  var classes: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The folder to write to, a new or empty one.", valueName: "folder"))
  var output: String

  @OptionGroup var data: DataOptions
  @OptionGroup var talk: ConsoleOptions

  func run() throws {
    let dataset = try part(of: data.load(name, console: talk.console))
    try WholeFile.createFolder(output)
    let names = try? FileManager.default.contentsOfDirectory(atPath: output)
    guard names?.isEmpty == true else {
      throw Failure(.cannotCreate, "\(output): expected a new or an empty folder, found one with files in it")
    }
    for (file, data) in dataset.files { try WholeFile.write(data, to: "\(output)/\(file.rawValue)") }
    talk.console.say(
      "\(output): \(dataset.training.count.counted("training image")), \(dataset.test.count.counted("test image")) "
        + "of \(dataset.height)×\(dataset.width) pixels")
  }

  private func part(of dataset: Dataset) throws -> Dataset {
    guard let classes else { return dataset }
    let names = classes.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    do {
      return try dataset.restricted(to: names)
    } catch let failure as Failure {
      throw Failure(failure.kind, "--classes: \(failure.message)")
    }
  }
}

import ArgumentParser
import CairoCanvas
import Datasets
import Foundation
import Plotting
import Storage
import TensorEngine

/// `latent doctor`: what this program runs with on this machine.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Show versions, drawing features, threads, and where data was found.",
    discussion: """
      What to look at first if something is not as it should be, and what to
      send with a question.

        latent doctor
        latent doctor --data-dir images
      """)

  @OptionGroup var data: DataOptions

  func run() throws {
    var table = TextTable([("", .left), ("", .left)])
    let families = FontCatalogue.system.families
    let family = try? FontCatalogue.system.resolvedFamily(Font.sansSerif)
    table.append(["latent", Provenance.currentVersion])
    table.append(["Swift", Self.compiler])
    table.append(["system", "\(ProcessInfo.processInfo.operatingSystemVersionString), \(Self.architecture)"])
    table.append(["threads", "\(ProcessInfo.processInfo.activeProcessorCount)"])
    table.append(["OpenBLAS", MatrixLibrary.description])
    table.append(["zlib", Gzip.libraryVersion])
    table.append(["Cairo", "\(cairoVersion), writes \(Self.formats)"])
    table.append([
      "typefaces", "\(families.count.counted("family", plural: "families")); figures use \(family ?? "none")",
    ])
    for listing in data.locator.listings() { table.append(["data: \(listing.name.rawValue)", listing.place]) }
    try Console().result(table.text)
    guard family != nil else {
      _ = try FontCatalogue.system.resolvedFamily(Font.sansSerif)
      return
    }
  }

  private static var formats: String { FigureFormat.allCases.map { $0.rawValue.uppercased() }.joined(separator: ", ") }

  private static var compiler: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86-64"
    #elseif arch(arm64)
      "arm64"
    #else
      "another architecture"
    #endif
  }
}

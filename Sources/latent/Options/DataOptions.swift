import Applications
import ArgumentParser
import Datasets
import Foundation
import Storage
import Training

/// Where data sets are looked for.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder that holds the data: one folder a data set, or the four IDX files themselves. Looked at first, before "
        + "LATENT_DATA_DIR, the cache and /usr/share/datasets.",
      valueName: "folder"))
  var dataDir: String?

  @Flag(help: "Fetch nothing from the network, as with LATENT_OFFLINE=1.")
  var offline = false

  var locator: DatasetLocator { DatasetLocator(dataDirectory: dataDir, isOffline: offline) }

  /// Loads a data set, fetching it where that is needed and allowed.
  func load(_ nameOrFolder: String, console: Console) throws -> Dataset {
    let display = DownloadDisplay(console)
    defer { display.end() }
    return try locator.load(nameOrFolder) { display.show($0) }
  }

  /// The folder in which a data set was found, as an absolute path; nil if it is part of the program.
  func folder(of nameOrFolder: String) -> String? { Self.folder(of: nameOrFolder, by: locator) }
}

extension DataOptions {
  /// Loads the images that a run was made with: from `--data-dir`, else from where they were when it was trained, else
  /// as any data set. Images that were made of others are made again.
  ///
  /// - Throws: `Failure` of kind `missingInput` if they are not on this machine, `badData` if what they were made of has
  ///   changed.
  func load(_ description: DatasetDescription, of run: RunDirectory, console: Console) throws -> Dataset {
    if let origin = description.origin {
      return try load(description.whole, of: run, console: console).changed(origin.change)
    }
    let locator = locator(of: run)
    let before = run.dataLocation.map { ", then in \($0)" } ?? ""
    guard let name = description.catalogueName else {
      guard locator.dataDirectory != nil || FileManager.default.fileExists(atPath: description.name) else {
        throw Failure(
          .missingInput,
          "\(run.path): expected the images that it was trained on (a folder called \(description.name)\(before)), "
            + "found no such folder\nSay where they are now with --data-dir FOLDER.")
      }
      return try locator.load("./" + description.name)
    }
    let isHere = (try? locator.folder(of: .catalogue(name))) != nil
    if !isHere, !before.isEmpty, !locator.isOffline {
      console.say("note: \(run.path): trained on \(name.rawValue)\(before), where it is no more; trying to fetch it")
    }
    let display = DownloadDisplay(console)
    defer { display.end() }
    do {
      return try locator.load(name.rawValue) { display.show($0) }
    } catch let failure as Failure where failure.kind == .missingInput && !isHere {
      let reason = failure.message.split(separator: "\n").first ?? ""
      throw Failure(
        .missingInput,
        "\(run.path): trained on \(name.rawValue)\(before), which was looked for in vain: \(reason)\n"
          + "Say where it is now with --data-dir FOLDER, or get it: latent data fetch \(name.rawValue)")
    }
  }

  /// The folder in which the images of a run were found, as `load(_:of:console:)` does.
  func folder(of description: DatasetDescription, of run: RunDirectory) -> String? {
    let whole = description.whole
    return Self.folder(of: whole.catalogueName?.rawValue ?? "./" + whole.name, by: locator(of: run))
  }

  /// Whether `load(_:of:console:)` has a place to look at first.
  func knowsPlace(of run: RunDirectory) -> Bool { locator(of: run).dataDirectory != nil }

  private func locator(of run: RunDirectory) -> DatasetLocator {
    // Where they were is no place to complain about if they are somewhere else now.
    let remembered = run.dataLocation.flatMap { DatasetLocator.holdsFiles($0) ? $0 : nil }
    return DatasetLocator(dataDirectory: dataDir ?? remembered, isOffline: offline)
  }

  private static func folder(of nameOrFolder: String, by locator: DatasetLocator) -> String? {
    guard let folder = try? locator.folder(of: DatasetSource(nameOrFolder)) else { return nil }
    return URL(fileURLWithPath: folder).standardizedFileURL.path
  }
}

extension DatasetDescription {
  /// What can be looked for: what the images were made of, or else they themselves.
  fileprivate var whole: DatasetDescription {
    guard let origin else { return self }
    var whole = self
    (whole.name, whole.split, whole.origin) = (origin.name, origin.split, nil)
    return whole
  }

  /// The data set of the catalogue that this is. A person's own folder may have the same name, but is not split the same.
  fileprivate var catalogueName: DatasetName? {
    DatasetName(rawValue: name).flatMap { $0.splitDescription == split ? $0 : nil }
  }
}

import Foundation
import Storage

/// Whether a data set is on this machine.
public struct DatasetListing: Equatable, Sendable {
  public enum State: Equatable, Sendable {
    /// Part of the program.
    case embedded
    case found(folder: String)
    /// Some files are in the folder, those named are not.
    case incomplete(folder: String, missing: [String])
    case absent
  }

  public let name: DatasetName
  public let state: State
  /// The size of the files that were found, as they are stored.
  public let byteCount: Int
}

/// The result of verifying one file.
public struct FileCheck: Equatable, Sendable {
  public enum Verdict: Equatable, Sendable {
    /// The hash is the published one.
    case asPublished
    /// A sound file of its kind, for which no hash is published.
    case sound
    /// The hash differs from the published one, or the file is damaged; the text says how.
    case wrong(String)
    case missing
  }

  public let file: DatasetFile
  /// Where the file is, or the folder where it should be.
  public let path: String
  public let expected: String?
  public let found: String?
  public let verdict: Verdict
}

extension DatasetLocator {
  /// Every data set of the catalogue and where it is.
  public func listings() -> [DatasetListing] {
    DatasetName.allCases.map { name in
      if name == .mnist5k {
        let size = DatasetFile.allCases.reduce(0) { $0 + ((try? DatasetStorage.embedded.read($1).data.count) ?? 0) }
        return DatasetListing(name: name, state: .embedded, byteCount: size)
      }
      // A folder that was given may hold any of them, and has no name to tell.
      let folders = places(for: name).map(DatasetFolder.init).filter { folder in
        guard [dataDirectory, environment["LATENT_DATA_DIR"]].contains(folder.path) else { return true }
        return DatasetName.owner(of: folder).map { $0 == name } ?? true
      }
      guard let folder = folders.first(where: \.isComplete) ?? folders.first(where: { !$0.isEmpty }) else {
        return DatasetListing(name: name, state: .absent, byteCount: 0)
      }
      let sizes = folder.files.values.map { path in
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
      }
      let state: DatasetListing.State =
        folder.isComplete
        ? .found(folder: folder.path)
        : .incomplete(folder: folder.path, missing: folder.missing.map(\.rawValue))
      return DatasetListing(name: name, state: state, byteCount: sizes.reduce(0, +))
    }
  }

  /// Reads every file of a data set and compares it with what is published.
  ///
  /// - Throws: `Failure` of kind `missingInput` if the data set is not on this machine.
  public func verify(_ nameOrFolder: String) throws -> [FileCheck] {
    switch try DatasetSource(nameOrFolder) {
    case .catalogue(.mnist5k):
      return DatasetFile.allCases.map { check($0, in: .embedded, publication: publication(.mnist5k)) }
    case .catalogue(let name):
      let folders = places(for: name).map(DatasetFolder.init)
      guard let folder = folders.first(where: \.isComplete) ?? folders.first(where: { !$0.isEmpty }) else {
        throw Failure(
          .missingInput,
          "\(name.rawValue): expected its files in one of \(places(for: name).joined(separator: ", ")), "
            + "found none\nTo get it: latent data fetch \(name.rawValue)")
      }
      return DatasetFile.allCases.map { check($0, in: .folder(folder), publication: publication(name)) }
    case .folder(let path):
      let folder = try customFolder(path)
      return DatasetFile.allCases.map { check($0, in: .folder(folder), publication: nil) }
    }
  }

  private func check(_ file: DatasetFile, in storage: DatasetStorage, publication: Publication?) -> FileCheck {
    let published = publication?.hash(file)
    if case .folder(let folder) = storage, folder.files[file] == nil {
      return FileCheck(file: file, path: folder.path, expected: published?.digits, found: nil, verdict: .missing)
    }
    var path = file.rawValue
    do {
      let stored = try storage.read(file)
      path = stored.name
      let content = try IDXFile(stored.data, content: file.content, name: path).contentHash
      guard let published else {
        return FileCheck(file: file, path: path, expected: nil, found: content, verdict: .sound)
      }
      let found = published.found(in: stored.data, contentHash: content)
      let verdict: FileCheck.Verdict =
        found == published.digits ? .asPublished : .wrong("expected SHA-256 \(published.digits), found \(found)")
      return FileCheck(file: file, path: path, expected: published.digits, found: found, verdict: verdict)
    } catch {
      return FileCheck(
        file: file, path: path, expected: published?.digits, found: nil, verdict: .wrong("\(error)"))
    }
  }
}

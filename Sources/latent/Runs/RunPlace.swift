import Foundation
import Storage
import Training

/// The directory where a run is to be made or goes on. A trained run is never lost without a word.
enum RunPlace {
  /// Whether a run goes on there.
  ///
  /// - Throws: `Failure` of kind `cannotCreate` if something else is there, or a run that may be neither replaced nor
  ///   continued.
  static func isContinued(_ run: RunDirectory, resume: Bool, force: Bool) throws -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: run.path, isDirectory: &isFolder) else { return false }
    guard isFolder.boolValue else {
      throw Failure(.cannotCreate, "\(run.path): expected a run or nothing there, found a file")
    }
    if run.holdsRun {
      if resume { return true }
      if force { return false }
      let found =
        (try? run.configuration()) == nil
        ? "a config.json that is no run's; --force replaces it"
        : run.holdsWeights
          ? "one; --resume goes on with it, --force replaces it"
          : "one without weights, whose training has just begun or came to nothing; --force starts afresh"
      throw Failure(.cannotCreate, "\(run.path): expected no run there, found \(found)")
    }
    let content = try? FileManager.default.contentsOfDirectory(atPath: run.path)
    guard content?.contains(where: { !$0.hasPrefix(".") }) == false else {
      throw Failure(.cannotCreate, "\(run.path): expected a run or an empty folder, found a folder with other files")
    }
    return false
  }
}

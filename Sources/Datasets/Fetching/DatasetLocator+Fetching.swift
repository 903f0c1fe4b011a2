import Foundation
import Storage

extension DatasetLocator {
  /// Makes sure that a data set is on this machine, sound and complete, and returns the folder that holds it.
  ///
  /// Files in the cache that are damaged are fetched again. Processes that fetch at the same time do not disturb each
  /// other: each file appears whole.
  ///
  /// - Returns: nothing for a data set that is embedded.
  /// - Throws: `Failure` of kind `missingInput` if a file could not be fetched, `cannotCreate` if it cannot be kept.
  public func fetch(_ name: DatasetName, progress: ProgressHandler = { _ in }) throws -> String? {
    guard name != .mnist5k else { return nil }
    if let found = try find(name), found.path != cachePlace(of: name) { return found.path }
    return try fetchMissing(name, progress: progress).path
  }

  /// Fetches into the cache what is not there or not sound.
  func fetchMissing(_ name: DatasetName, progress: ProgressHandler) throws -> DatasetFolder {
    let publication = publication(name)
    guard let place = cachePlace(of: name) else {
      throw Failure(
        .missingInput,
        "\(name.rawValue): expected its files on this machine or a folder to keep them, found neither\n"
          + "Set LATENT_HOME or HOME, or name a folder that holds the files with --data-dir.")
    }
    let cached = DatasetFolder(place)
    let wanted = DatasetFile.allCases.filter { file in
      guard let path = cached.files[file], let data = try? WholeFile.read(path) else { return true }
      return (try? Self.verify(data, file, publication: publication, name: path)) == nil
    }
    guard !wanted.isEmpty else { return cached }
    guard !isOffline else { throw unavailable(name, problems: ["it is turned off"]) }
    // Before the download: a place that cannot be written is better known at once.
    try WholeFile.createFolder(place)
    for file in wanted {
      let (content, isCompressed) = try fetch(file, of: name, publication: publication, progress: progress)
      let fileName = isCompressed ? file.rawValue + ".gz" : file.rawValue
      try WholeFile.write(content, to: DatasetFolder.join(place, fileName))
      if let old = cached.files[file], old != DatasetFolder.join(place, fileName) {
        try? FileManager.default.removeItem(atPath: old)
      }
    }
    return DatasetFolder(place)
  }

  private func cachePlace(of name: DatasetName) -> String? {
    cacheFolder.map { DatasetFolder.join($0, name.rawValue) }
  }

  /// The first sound copy that a mirror gives.
  private func fetch(
    _ file: DatasetFile, of name: DatasetName, publication: Publication, progress: ProgressHandler
  ) throws -> (data: Data, isCompressed: Bool) {
    var problems: [String] = []
    for url in try Mirror.addresses(of: file, publication: publication, environment: environment) {
      do {
        let data = try Download.data(from: url) { received, expected in
          try progress(
            DatasetProgress(address: url.absoluteString, receivedBytes: received, expectedBytes: expected))
        }
        try Self.verify(data, file, publication: publication, name: url.absoluteString)
        return (data, Gzip.isGzip(data))
      } catch let problem as Download.Problem {
        problems.append("\(url.absoluteString): \(problem.reason)")
      } catch let failure as Failure where failure.kind == .badData {
        problems.append(failure.message)
      }
    }
    throw unavailable(name, problems: problems)
  }

  /// Refuses a file that is not the published one.
  static func verify(_ data: Data, _ file: DatasetFile, publication: Publication, name: String) throws {
    let found: String
    switch publication.hash(file) {
    case .content: found = try IDXFile(data, content: file.content, name: name).contentHash
    case .compressed: found = Hash.sha256(data)
    }
    let expected = publication.hash(file).digits
    guard found == expected else {
      throw Failure(.badData, "\(name): expected SHA-256 \(expected), found \(found)")
    }
  }

  /// Where was looked, why nothing could be fetched, and what a person can do about it.
  private func unavailable(_ name: DatasetName, problems: [String]) -> Failure {
    let looked = places(for: name).joined(separator: ", ")
    let files = DatasetFile.allCases.map { $0.rawValue + ".gz" }.joined(separator: ", ")
    let source = publication(name).mirrors.first.map { " from \($0)" } ?? ""
    let package = name == .fashionMNIST ? " Debian and Ubuntu have it: apt-get install dataset-fashion-mnist." : ""
    return Failure(
      .missingInput,
      "\(name.rawValue): expected its four files in one of \(looked), found no complete set; fetching failed: "
        + problems.joined(separator: "; ")
        + "\nTo get it: put \(files)\(source) into one of these folders, or into one given with --data-dir.\(package)")
  }
}

import Foundation
import Storage

extension Dataset {
  /// Loads a data set of the catalogue and checks its content against the published hashes.
  init(_ name: DatasetName, publication: Publication, from storage: DatasetStorage) throws {
    try self.init(
      name: name.rawValue, classNames: name.classNames, splitDescription: name.splitDescription,
      publication: publication, from: storage)
  }

  /// Loads a folder of IDX files; the largest training label tells how many classes there are.
  init(folder: DatasetFolder) throws {
    let name = URL(fileURLWithPath: folder.path).standardizedFileURL.lastPathComponent
    try self.init(name: name, classNames: nil, splitDescription: nil, publication: nil, from: .folder(folder))
  }

  private init(
    name: String, classNames: [String]?, splitDescription: String?, publication: Publication?,
    from storage: DatasetStorage
  ) throws {
    if case .folder(let folder) = storage, !folder.isComplete { throw folder.incomplete }
    let files = try DatasetFile.allCases.map { try storage.read($0) }
    let training = try ImageSet.parse(images: files[0], labels: files[1], classCount: classNames?.count)
    let classNames = classNames ?? (0...Int(training.set.labels.max() ?? 0)).map(String.init)
    let test = try ImageSet.parse(images: files[2], labels: files[3], classCount: classNames.count)
    guard (training.set.height, training.set.width) == (test.set.height, test.set.width) else {
      throw Failure(
        .badData,
        "\(files[2].name): expected images of \(training.set.height)×"
          + "\(training.set.width) pixels as in training, found \(test.set.height)×\(test.set.width)")
    }
    let hashes = training.contentHashes + test.contentHashes
    try publication?.requireContent(of: files, contentHashes: hashes)
    self.init(
      name: name, classNames: classNames, training: training.set, test: test.set,
      contentHash: Self.contentHash(ofFiles: hashes),
      splitDescription: splitDescription
        ?? "\(training.set.count.grouped) training and \(test.set.count.counted("test image")), as the files divide "
        + "them")
  }

  /// The hash of a data set from those of its four decompressed files, in their order.
  static func contentHash(ofFiles hashes: [String]) -> String {
    Hash.sha256(Data(hashes.joined(separator: "\n").utf8))
  }
}

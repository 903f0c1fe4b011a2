import Foundation
import Storage

extension Publication {
  /// Refuses files that are not the published ones. What a folder or a file is called says little about what is in it.
  ///
  /// - Parameters:
  ///   - files: the four files, in the order of `DatasetFile`.
  ///   - contentHashes: SHA-256 of each when decompressed.
  /// - Throws: `Failure` of kind `badData` that says whose the file is, if that is known.
  func requireContent(of files: [FoundFile], contentHashes: [String]) throws(Failure) {
    for (index, file) in DatasetFile.allCases.enumerated() {
      let stored = files[index]
      let expected = hash(file)
      let found = expected.found(in: stored.data, contentHash: contentHashes[index])
      guard expected.digits != found else { continue }
      let folder = (stored.name as NSString).deletingLastPathComponent
      if let owner = DatasetName.owner(of: file, stored.data, contentHash: contentHashes[index]), owner.rawValue != name
      {
        throw Failure(
          .badData,
          "\(stored.name): expected a file of \(name), found one of \(owner.rawValue), as its SHA-256 says\n"
            + "If \(owner.rawValue) is meant, name it: --dataset \(owner.rawValue)")
      }
      throw Failure(
        .badData,
        "\(stored.name): expected \(expected.description(in: name)), found \(found)\n"
          + "If these are other data, give their folder as the data set (--dataset \(folder)); if they are damaged, "
          + "remove them and run: latent data fetch \(name)")
    }
  }
}

extension PublishedHash {
  /// The hash of a file that is to be compared with this one.
  func found(in data: Data, contentHash: @autoclosure () -> String) -> String {
    switch self {
    case .content: contentHash()
    case .compressed: Hash.sha256(data)
    }
  }

  /// What a file must be, in words.
  fileprivate func description(in name: String) -> String {
    switch self {
    case .content(let digits): "the content that \(name) has (SHA-256 \(digits))"
    case .compressed(let digits): "the gzip file that \(name) publishes (SHA-256 \(digits))"
    }
  }
}

extension DatasetName {
  /// The data set whose file this is, by its hash; nil if it is none that is known.
  static func owner(
    of file: DatasetFile, _ data: Data, contentHash: @autoclosure () -> String
  ) -> DatasetName? {
    allCases.first { name in
      let published = name.publication.hash(file)
      return published.found(in: data, contentHash: contentHash()) == published.digits
    }
  }

  /// The data set whose files a folder holds, by the smallest of them; nil if they are none that is known, or cannot be
  /// read.
  static func owner(of folder: DatasetFolder) -> DatasetName? {
    let file = DatasetFile.testLabels
    guard let path = folder.files[file], let data = try? WholeFile.read(path, limit: 1 << 20),
      let content = try? IDXFile(data, content: file.content, name: path).contentHash
    else { return nil }
    return owner(of: file, data, contentHash: content)
  }
}

import Foundation
import Storage

extension Dataset {
  /// A data set of images that no file has held yet.
  ///
  /// - Parameters:
  ///   - name: what it is called.
  ///   - classNames: one name a class.
  ///   - training: images of the same size as `test`, with labels that are indices into `classNames`.
  ///   - test: images that models are judged on.
  ///   - splitDescription: where the division into both comes from, in a sentence.
  public init(
    name: String, classNames: [String], training: ImageSet, test: ImageSet, splitDescription: String
  ) {
    self.init(
      name: name, classNames: classNames, training: training, test: test,
      contentHash: Self.contentHash(of: training, test), splitDescription: splitDescription)
  }

  /// The four IDX files that this data set is when it is stored, uncompressed: what `DatasetLocator` reads from a folder.
  public var files: [(file: DatasetFile, data: Data)] {
    Self.files(training, test)
  }

  private static func files(_ training: ImageSet, _ test: ImageSet) -> [(file: DatasetFile, data: Data)] {
    DatasetFile.allCases.map { file in
      let set = [.trainingImages, .trainingLabels].contains(file) ? training : test
      return (file, file.content == .images ? set.imageFile : set.labelFile)
    }
  }

  private static func contentHash(of training: ImageSet, _ test: ImageSet) -> String {
    contentHash(ofFiles: files(training, test).map { Hash.sha256($0.data) })
  }

  /// The images of some classes only, which keep their labels, so that a class has the same name and colour in both.
  ///
  /// - Parameter classes: names of classes.
  /// - Throws: `Failure` of kind `usage` for a name that is no class, or for a class without images in one of the splits.
  public func restricted(to classes: [String]) throws -> Dataset {
    let labels = try Set(
      classes.map { name in
        guard let label = classNames.firstIndex(of: name) else {
          throw Failure(
            .usage, "expected classes of \(self.name) (\(classNames.joined(separator: ", "))), found \(name)")
        }
        return UInt8(label)
      })
    func chosen(_ set: ImageSet) throws -> ImageSet {
      let indices = set.labels.indices.filter { labels.contains(set.labels[$0]) }
      guard !indices.isEmpty else {
        throw Failure(
          .usage, "expected images of \(classes.joined(separator: ", ")) in both splits of \(name), found none")
      }
      return set.subset(indices)
    }
    let (training, test) = (try chosen(training), try chosen(test))
    return Dataset(
      name: name, classNames: classNames, training: training, test: test,
      splitDescription: splitDescription + ", of them only \(classes.joined(separator: ", "))")
  }
}

extension ImageSet {
  fileprivate var imageFile: Data { IDXHeader.data(.images, [count, height, width]) + pixels }
  fileprivate var labelFile: Data { IDXHeader.data(.labels, [count]) + labels }
}

extension IDXHeader {
  /// The bytes of a header.
  static func data(_ content: Content, _ dimensions: [Int]) -> Data {
    dimensions.reduce(into: Data(content.magic)) { data, dimension in
      withUnsafeBytes(of: UInt32(dimension).bigEndian) { data.append(contentsOf: $0) }
    }
  }
}

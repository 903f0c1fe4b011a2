import Foundation
import Storage

/// A file that was found: its bytes and what messages call it.
struct FoundFile {
  var name: String
  var data: Data
}

extension ImageSet {
  /// The images and labels of two IDX files, plain or gzipped.
  ///
  /// - Parameter classCount: the number of classes, or nothing if the labels are to tell.
  /// - Returns: the set and the SHA-256 of the two decompressed files.
  /// - Throws: `Failure` of kind `badData`.
  static func parse(
    images imageFile: FoundFile, labels labelFile: FoundFile, classCount: Int?
  ) throws -> (set: ImageSet, contentHashes: [String]) {
    let images = try IDXFile(imageFile.data, content: .images, name: imageFile.name)
    let labels = try IDXFile(labelFile.data, content: .labels, name: labelFile.name)
    guard images.dimensions[0] == labels.dimensions[0] else {
      throw Failure(
        .badData,
        "\(labelFile.name): expected \(images.dimensions[0].counted("label")), as many as images in "
          + "\(imageFile.name), found \(labels.dimensions[0].grouped)")
    }
    if let classCount, let index = labels.bytes.firstIndex(where: { $0 >= classCount }) {
      throw Failure(
        .badData,
        "\(labelFile.name): expected labels 0 to \(classCount - 1), found \(labels.bytes[index]) for image "
          + "\(index.grouped) (counted from 0)")
    }
    let set = ImageSet(
      pixels: images.bytes, labels: labels.bytes, height: images.dimensions[1], width: images.dimensions[2])
    return (set, [images.contentHash, labels.contentHash])
  }
}

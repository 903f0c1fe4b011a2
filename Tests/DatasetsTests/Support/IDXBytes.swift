import Foundation
import Storage
import TestSupport

@testable import Datasets

/// IDX files as tests write them, well or badly formed.
enum IDXBytes {
  static func file(magic: [UInt8], dimensions: [UInt32], body: [UInt8]) -> Data {
    Data(magic + dimensions.flatMap { withUnsafeBytes(of: $0.bigEndian, Array.init) } + body)
  }

  static func images(count: Int, height: Int = 3, width: Int = 2) -> Data {
    let body = (0..<count * height * width).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    return file(magic: [0, 0, 8, 3], dimensions: [count, height, width].map(UInt32.init), body: body)
  }

  static func labels(_ labels: [UInt8]) -> Data {
    file(magic: [0, 0, 8, 1], dimensions: [UInt32(labels.count)], body: labels)
  }

  /// The four files of a small data set: four images for training, two for testing, labels 0 and 1.
  static var small: [DatasetFile: Data] {
    [
      .trainingImages: images(count: 4), .trainingLabels: labels([0, 1, 1, 0]),
      .testImages: images(count: 2), .testLabels: labels([1, 0]),
    ]
  }

  /// Writes files into `folder`, creating it.
  static func write(_ files: [DatasetFile: Data], to folder: String, suffix: String = "") throws {
    try WholeFile.createFolder(folder)
    for (file, data) in files {
      try WholeFile.write(suffix == ".gz" ? Gzip.compress(data) : data, to: "\(folder)/\(file.rawValue)\(suffix)")
    }
  }
}

import CMNIST5k
import Foundation
import Storage

/// Where the four files of a data set are.
enum DatasetStorage {
  /// In this program (`mnist-5k`).
  case embedded
  case folder(DatasetFolder)

  func read(_ file: DatasetFile) throws -> FoundFile {
    switch self {
    case .embedded:
      let embedded =
        switch file {
        case .trainingImages: CMNIST5kTrainingImages()
        case .trainingLabels: CMNIST5kTrainingLabels()
        case .testImages: CMNIST5kTestImages()
        case .testLabels: CMNIST5kTestLabels()
        }
      let name = "\(DatasetName.mnist5k.rawValue)/\(file.rawValue).gz"
      return FoundFile(name: name, data: Data(bytes: embedded.bytes, count: embedded.count))
    case .folder(let folder):
      guard let path = folder.files[file] else { throw folder.incomplete }
      return FoundFile(name: path, data: try WholeFile.read(path))
    }
  }
}

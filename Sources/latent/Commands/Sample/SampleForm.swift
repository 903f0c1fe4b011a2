import CairoCanvas
import Foundation
import Storage

/// What `latent sample` makes of the images that it draws.
enum SampleForm: Equatable {
  case picture(FigureFormat)
  /// An array for NumPy.
  case array
  case folder(Folder)

  /// Folders that images fill.
  enum Folder: String, CaseIterable, Sendable {
    case images
    case idx

    /// One line for help texts.
    var summary: String {
      switch self {
      case .images: "a PNG for each image"
      case .idx: "a data set as any other: as many training images as asked for, and a sixth of that for tests"
      }
    }
  }

  var isPicture: Bool {
    guard case .picture = self else { return false }
    return true
  }

  private static let arrayEnding = "npy"

  /// - Parameters:
  ///   - path: the file or folder.
  ///   - folder: what fills the folder; nil if it is a file, whose ending says what it is.
  /// - Throws: `Failure` of kind `usage` for an ending that says nothing, or that of a file where a folder should be.
  init(_ path: String, folder: Folder?) throws {
    let ending = (path as NSString).pathExtension.lowercased()
    let isFile = ending == Self.arrayEnding || FigureFormat(rawValue: ending) != nil
    if let folder {
      guard !isFile else {
        throw Failure(
          .usage, "\(path): expected the name of a folder with --as \(folder.rawValue), found that of a file")
      }
      self = .folder(folder)
    } else if ending == Self.arrayEnding {
      self = .array
    } else {
      do {
        self = .picture(try FigureFormat(path: path))
      } catch {
        throw Failure(
          .usage,
          error.message.replacing(".png,", with: ".npy, .png,")
            + "; or a folder with --as \(Folder.allCases.map(\.rawValue).joined(separator: " or "))")
      }
    }
  }
}

import Foundation
import TensorEngine

/// Values made by PyTorch, kept beside the tests; the scripts beside the files make them.
public enum ReferenceFile {
  /// - Parameter path: from the folder `Tests`.
  public static func load<Document: Decodable>(_ type: Document.Type, from path: String) throws -> Document {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try JSONDecoder().decode(type, from: Data(contentsOf: tests.appendingPathComponent(path)))
  }
}

/// Numbers with a name and a shape, in the engine's layouts.
public struct ReferenceArray: Decodable, Sendable {
  public let name: String
  public let shape: [Int]
  public let values: [Double]

  public var tensor: Tensor { Tensor(values, shape: shape) }
}

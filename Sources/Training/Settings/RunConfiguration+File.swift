import Foundation
import Storage

extension RunConfiguration {
  /// The bytes of `config.json`: equal configurations have equal bytes.
  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// Reads a file's bytes.
  ///
  /// - Throws: `Failure` of kind `badData` that names the file and the setting.
  init(_ data: Data, file: String) throws(Failure) {
    do {
      self = try JSONDecoder().decode(RunConfiguration.self, from: data)
      try validate()
    } catch let failure as Failure {
      throw Failure(.badData, "\(file): \(failure.message)")
    } catch let error as DecodingError {
      throw Failure(.badData, "\(file): expected the settings of a run, found: \(error.plain)")
    } catch {
      throw Failure(.badData, "\(file): expected the settings of a run, found something else")
    }
  }

  /// Settings in which two runs differ, as "name: here, there"; the number of epochs is not compared.
  func differences(from other: RunConfiguration) throws -> [String] {
    var other = other
    other.training.epochs = training.epochs
    let (mine, others) = (try settings(), try other.settings())
    return Set(mine.keys).union(others.keys).sorted().compactMap { key in
      mine[key] == others[key] ? nil : "\(key): \(mine[key] ?? "none") against \(others[key] ?? "none")"
    }
  }

  /// Every setting under its path, such as `training.optimizer.learningRate`.
  private func settings() throws -> [String: String] {
    var settings: [String: String] = [:]
    func collect(_ value: Any, at path: String) {
      if let object = value as? [String: Any] {
        for (key, member) in object { collect(member, at: path.isEmpty ? key : "\(path).\(key)") }
      } else {
        settings[path] = "\(value)"
      }
    }
    collect(try JSONSerialization.jsonObject(with: encoded()), at: "")
    return settings
  }
}

extension DecodingError {
  /// The error as one line without types of the program.
  fileprivate var plain: String {
    switch self {
    case .keyNotFound(let key, let context): "no `\((context.codingPath + [key]).dotted)`"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "another kind of value for `\(context.codingPath.dotted)`"
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      "an unknown value for `\(context.codingPath.dotted)`"
    default: "text that is not JSON"
    }
  }
}

extension [any CodingKey] {
  fileprivate var dotted: String { map(\.stringValue).joined(separator: ".") }
}

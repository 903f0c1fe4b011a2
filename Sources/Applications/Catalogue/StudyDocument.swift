import Foundation
import Storage

/// What `study.json` holds: a result, what made it, and what its numbers mean.
public struct StudyDocument<Result: StudyResult>: Codable, Equatable, Sendable {
  public let study: StudyName
  public let provenance: Provenance
  /// What was asked for; nil if nobody said.
  public let settings: [StudySetting]?
  public let subject: String
  public let definitions: [StudyDefinition]
  public let result: Result

  /// - Parameters:
  ///   - result: what came out.
  ///   - provenance: what made it.
  ///   - settings: what was asked for; nil if nobody says.
  public init(_ result: Result, provenance: Provenance, settings: [StudySetting]? = nil) {
    study = Result.study
    self.provenance = provenance
    self.settings = settings
    subject = result.subject
    definitions = Result.definitions
    self.result = result
  }

  /// Reads the bytes of `study.json`.
  ///
  /// - Parameters:
  ///   - data: the bytes.
  ///   - file: what messages call the file.
  /// - Throws: `Failure` of kind `usage` if they hold another study, `badData` if they hold none.
  public init(_ data: Data, file: String) throws(Failure) {
    let kind = try? JSONDecoder().decode(StudyKind.self, from: data)
    if let kind, kind.study != Result.study.rawValue {
      throw Failure(.usage, "\(file): expected the study \(Result.study.rawValue), found \(kind.study)")
    }
    do {
      self = try JSONDecoder().decode(Self.self, from: data)
    } catch {
      throw Failure(
        .badData, "\(file): expected what 'latent \(Result.study.command)' wrote, found something else")
    }
  }

  /// The bytes of `study.json`: equal documents have equal bytes.
  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

/// The part of `study.json` that all studies share.
private struct StudyKind: Decodable {
  let study: String
}

/// What the file of a study says of itself, whichever study it is.
public struct StudyProvenance: Decodable, Equatable, Sendable {
  public let study: StudyName
  public let provenance: Provenance
  /// What was asked for; nil if the file does not say.
  public let settings: [StudySetting]?

  /// - Parameter data: the bytes of a file.
  /// - Returns: nil if they are no study's.
  public init?(in data: Data) {
    // A look at the first byte spares other files the parser.
    guard data.first == UInt8(ascii: "{"), let read = try? JSONDecoder().decode(Self.self, from: data) else {
      return nil
    }
    self = read
  }

  /// What made a `study.json`; nil if the bytes are none.
  ///
  /// - Parameter data: the bytes of a file.
  public static func read(from data: Data) -> Provenance? { StudyProvenance(in: data)?.provenance }
}

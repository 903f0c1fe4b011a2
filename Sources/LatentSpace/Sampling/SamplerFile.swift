import Foundation
import Storage
import TensorEngine
import Training

/// A fitted sampler as a file of its model's run, which spares the next command to encode all training images again.
///
/// The file is good for the very weights, data, program and processor with which a new fit would have the same bytes;
/// with any other it is as if it were not there.
public struct SamplerFile {
  private let choice: SamplerChoice
  private let model: TrainedModel
  /// A hash of all that the fit depends on.
  private let key: String

  private enum Key {
    static let key = "key"
    static let numbers = "numbers"
    static let provenance = "provenance"
  }

  /// - Parameters:
  ///   - choice: the sampler.
  ///   - model: whose codes it is fitted on.
  public init(_ choice: SamplerChoice, of model: TrainedModel) {
    self.choice = choice
    self.model = model
    let facts = model.provenanceFacts.map { "\($0.name): \($0.value)" }
    // Other matrix kernels round otherwise.
    let makers = [choice.fileName, Provenance.currentVersion, MatrixLibrary.description]
    key = Hash.sha256(Data((makers + facts).joined(separator: "\n").utf8))
  }

  /// The bytes of the file; nil for a sampler that is not fitted.
  public func encoded(_ sampler: any CodeSampler) throws -> Data? {
    guard var file = (sampler as? any FittedSampler)?.fit else { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let provenance = Provenance(
      title: "Sampler of \(model.configuration.model.kind.rawValue.withArticle) autoencoder",
      facts: [.init("sampler", choice.fileName)] + model.provenanceFacts)
    file.metadata[Key.numbers] = Hash.sha256(file.encoded())
    file.metadata[Key.key] = key
    file.metadata[Key.provenance] = String(decoding: try encoder.encode(provenance), as: UTF8.self)
    return file.encoded()
  }

  /// The sampler in the bytes of a file; nil if they are damaged, or of another fit.
  public func sampler(in data: Data) -> (any CodeSampler)? {
    guard var file = try? SafetensorsFile.decode(data, name: choice.fileName), file.metadata[Key.key] == key else {
      return nil
    }
    let numbers = file.metadata[Key.numbers]
    for word in [Key.key, Key.numbers, Key.provenance] { file.metadata[word] = nil }
    guard numbers == Hash.sha256(file.encoded()) else { return nil }
    return try? choice.sampler(fit: file, range: CodeRange(of: model.blueprint))
  }
}

import Autoencoders
import Foundation
import Storage

/// A model with its weights and what determined them.
public struct TrainedModel: Sendable {
  public let configuration: RunConfiguration
  public let blueprint: AutoencoderBlueprint
  public let parameters: ParameterSet
  /// SHA-256 of the weights as a safetensors file without metadata.
  public let weightsHash: String
  /// Steps of the optimiser that the weights have behind them.
  public let stepsTaken: Int

  private static let stepsFact = "steps"

  init(configuration: RunConfiguration, blueprint: AutoencoderBlueprint, parameters: ParameterSet, stepsTaken: Int) {
    self.configuration = configuration
    self.blueprint = blueprint
    self.parameters = parameters
    self.stepsTaken = stepsTaken
    weightsHash = Hash.sha256(SafetensorsFile(arrays: parameters.arrays()).encoded())
  }

  /// Reads the bytes of `model.safetensors`.
  ///
  /// - Parameter name: what messages call the file.
  /// - Throws: `Failure` of kind `badData` that names the tensor which is missing, unexpected, of another shape, or not
  ///   finite.
  init(configuration: RunConfiguration, file data: Data, name: String) throws {
    let file = try SafetensorsFile.decode(data, name: name)
    let blueprint = AutoencoderBlueprint(configuration.model)
    let parameters = try ParameterSet(blueprint.parameters, from: file, name: name)
    let expected = Set(blueprint.parameters.specifications.map(\.name))
    if let stranger = file.arrays.first(where: { !expected.contains($0.name) }) {
      throw Failure(
        .badData, "\(name): expected the tensors of this architecture, found `\(stranger.name)` beside them")
    }
    let provenance = file.metadata["provenance"].flatMap { text in
      try? JSONDecoder().decode(Provenance.self, from: Data(text.utf8))
    }
    self.init(
      configuration: configuration, blueprint: blueprint, parameters: parameters,
      stepsTaken: provenance?[Self.stepsFact].flatMap(Int.init) ?? 0)
  }

  /// The model as a function.
  public var autoencoder: any Autoencoder { blueprint.autoencoder(parameters) }

  /// What determines the weights, and their hash: for the provenance of everything that is made from the model.
  public var provenanceFacts: [Provenance.Fact] {
    configuration.provenanceFacts + [.init(Self.stepsFact, "\(stepsTaken)"), .init("weights", weightsHash)]
  }

  /// The bytes of `model.safetensors`: PyTorch's names, layouts and order.
  func encoded() throws -> Data {
    let provenance = Provenance(
      title: "Weights of \(configuration.model.kind.rawValue.withArticle) autoencoder", facts: provenanceFacts,
      version: configuration.version)
    return SafetensorsFile(metadata: try provenance.metadata(), arrays: parameters.arrays()).encoded()
  }
}

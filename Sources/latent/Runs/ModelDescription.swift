import Autoencoders
import Storage

/// The layers of a model as a table: what `latent train --describe` prints.
enum ModelDescription {
  static func print(_ configuration: AutoencoderConfiguration) throws {
    let blueprint = AutoencoderBlueprint(configuration)
    var table = TextTable([
      ("layer", .left), ("operation", .left), ("input", .right), ("output", .right), ("parameters", .right),
      ("FLOP forward", .right),
    ])
    for layer in blueprint.descriptions {
      table.append([
        layer.name, layer.operation, layer.input, layer.output, layer.parameterCount.grouped,
        layer.forwardOperations.grouped,
      ])
    }
    table.append([
      "total", "", "", "", blueprint.parameters.count.grouped,
      blueprint.forwardOperations.grouped,
    ])
    try Console().result(table.text)
  }
}

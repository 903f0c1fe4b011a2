import Autoencoders
import Plotting
import Storage

extension OperationsFigure {
  /// The examples; their numbers are those of the table.
  public struct Texts: Codable, Equatable, Sendable {
    var examples: [WorkedExample]
  }

  public var texts: Texts { Texts(examples: examples) }

  public init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure) {
    let values = try data.doubles("value")
    let count = texts.examples.reduce(0) { $0 + $1.columns.joined().reduce(0) { $0 + $1.values.count } }
    try FigureInput.require(
      values.count == count, "\(data.file): expected \(count.counted("number")), found \(values.count)")
    var examples = texts.examples
    var next = 0
    for example in examples.indices {
      for place in examples[example].columns.indices {
        for map in examples[example].columns[place].indices {
          let length = examples[example].columns[place][map].values.count
          examples[example].columns[place][map].values = Array(values[next..<next + length])
          next += length
        }
      }
    }
    try self.init(examples, style: style, provenance: provenance)
  }
}

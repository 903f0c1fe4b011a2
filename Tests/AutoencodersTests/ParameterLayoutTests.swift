import Autoencoders
import Storage
import TensorEngine
import TestSupport
import Testing

@Suite struct ParameterLayoutTests {
  static let maps = MapShape(height: 2, width: 3, channels: 4)
  static let layouts: [ParameterLayout] = [
    .kernel(rows: 3, columns: 2, large: 4, small: 5), .matrix(from: .maps(maps), to: .vector(5)),
    .matrix(from: .vector(3), to: .maps(maps)), .matrix(from: .vector(3), to: .vector(2)), .vector(of: .maps(maps)),
    .vector(of: .vector(7)),
  ]

  @Test(arguments: layouts) func exportAndImportAreInverse(layout: ParameterLayout) {
    let values = (0..<layout.count).map(Float.init)
    #expect(layout.fileShape.reduce(1, *) == layout.count)
    #expect(layout.imported(layout.exported(values)) == values)
    #expect(layout.exported(layout.imported(values)) == values)
    #expect(layout.exported(values).sorted() == values)
  }

  @Test func kernelsBecomeSmallLargeRowsColumns() {
    let layout = ParameterLayout.kernel(rows: 2, columns: 3, large: 4, small: 5)
    let exported = layout.exported((0..<120).map(Float.init))
    #expect(layout.fileShape == [5, 4, 2, 3])
    for (row, column, large, small) in [(0, 0, 0, 0), (1, 2, 3, 4), (0, 2, 1, 3)] {
      let here = ((row * 3 + column) * 4 + large) * 5 + small
      #expect(exported[((small * 4 + large) * 2 + row) * 3 + column] == Float(here))
    }
  }

  /// A dense layer before and after flattened maps: rows × columns × channels here, channels × rows × columns there.
  @Test func flattenedAxesPutChannelsFirst() {
    let (height, width, channels, units) = (2, 3, 4, 5)
    let reading = ParameterLayout.matrix(from: .maps(Self.maps), to: .vector(units))
    let giving = ParameterLayout.matrix(from: .vector(units), to: .maps(Self.maps))
    let bias = ParameterLayout.vector(of: .maps(Self.maps))
    let numbers = (0..<120).map(Float.init)
    let (read, given, shifted) = (
      reading.exported(numbers), giving.exported(numbers), bias.exported(Array(numbers[..<24]))
    )
    #expect(reading.fileShape == [units, 24] && giving.fileShape == [24, units])
    for (row, column, channel, unit) in [(0, 0, 0, 0), (1, 2, 3, 4), (1, 0, 2, 3)] {
      let here = (row * width + column) * channels + channel
      let there = (channel * height + row) * width + column
      #expect(read[unit * 24 + there] == Float(here * units + unit))
      #expect(given[there * units + unit] == Float(unit * 24 + here))
      #expect(shifted[there] == Float(here))
    }
  }

  @Test(arguments: AutoencoderKind.allCases) func parametersSurviveAFile(kind: AutoencoderKind) throws {
    let blueprint = SmallModels.blueprint(AutoencoderObjective(kind))
    let parameters = ParameterSet.initial(blueprint.parameters, seed: 8)
    let file = try SafetensorsFile.decode(
      SafetensorsFile(arrays: parameters.arrays(prefix: "w.")).encoded(), name: "f")
    let read = try ParameterSet(blueprint.parameters, from: file, prefix: "w.", name: "f")
    #expect(read.tensors.map { $0.floats() } == parameters.tensors.map { $0.floats() })
  }

  @Test func filesOfAnotherArchitectureAreRefused() throws {
    let blueprint = SmallModels.blueprint(.undercomplete)
    var arrays = ParameterSet.initial(blueprint.parameters, seed: 8).arrays()
    func refusal(_ arrays: [NamedArray]) -> Failure? {
      #expect(throws: Failure.self) {
        try ParameterSet(blueprint.parameters, from: SafetensorsFile(arrays: arrays), name: "model")
      }
    }
    #expect(refusal(Array(arrays.dropLast()))?.message.contains("`decoder.7.bias`") == true)
    let first = arrays[0]
    arrays[0] = NamedArray(name: first.name, shape: [27], [Float](repeating: 0, count: 27))
    #expect(refusal(arrays)?.message == "model: tensor `encoder.0.weight`: expected shape [3, 1, 3, 3], found [27]")
    arrays[0] = NamedArray(name: first.name, shape: first.shape, [Float](repeating: .nan, count: 27))
    #expect(refusal(arrays)?.message.contains("`encoder.0.weight`") == true)
    #expect(refusal(arrays)?.kind == .badData)
    arrays[0] = NamedArray(name: first.name, shape: first.shape, elements: .int64([Int64](repeating: 0, count: 27)))
    #expect(refusal(arrays)?.message.contains("single-precision") == true)
  }
}

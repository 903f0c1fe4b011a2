import Autoencoders
import Datasets
import Foundation
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import Training

@Suite struct RunDirectoryTests {
  /// A small finished run and what is in it.
  private static func withRun<Value>(
    _ kind: AutoencoderKind = .variational, _ body: (RunDirectory, RunConfiguration) throws -> Value
  ) throws -> Value {
    try withTemporaryFolder { folder in
      let dataset = SmallRun.dataset()
      let configuration = SmallRun.configuration(AutoencoderObjective(kind), dataset: dataset, epochs: 2)
      let run = RunDirectory(folder)
      _ = try Trainer(configuration, dataset: dataset, run: run, workers: WorkerGroup(threads: 2)).train()
      return try body(run, configuration)
    }
  }

  @Test func loadedModelsAreThoseThatWereTrained() throws {
    try withTemporaryFolder { folder in
      let dataset = SmallRun.dataset()
      let workers = WorkerGroup(threads: 2)
      let run = RunDirectory(folder)
      let outcome = try Trainer(
        SmallRun.configuration(dataset: dataset, epochs: 2), dataset: dataset, run: run, workers: workers
      ).train()
      let loaded = try run.load()
      #expect(loaded.weightsHash == outcome.model.weightsHash)
      #expect(loaded.configuration == outcome.model.configuration)
      #expect(loaded.stepsTaken == 6)
      #expect(loaded.encode(dataset.test, workers: workers) == outcome.model.encode(dataset.test, workers: workers))
      #expect(loaded.provenanceFacts.contains(.init("weights", loaded.weightsHash)))
      #expect(try run.configuration() == outcome.model.configuration)
    }
  }

  /// One row an epoch with its terms; what is read is what was written.
  @Test func metricsAreATableOfEpochs() throws {
    try Self.withRun { run, _ in
      let text = String(decoding: try bytes(run.metricsPath), as: UTF8.self)
      let lines = text.split(separator: "\n")
      #expect(
        lines[0] == "epoch,learning_rate,train_reconstruction,train_divergence,train_total,test_reconstruction,"
          + "test_divergence,test_total,seconds,images_per_second")
      #expect(lines.count == 3 && lines[1].hasPrefix("1,0.001,") && lines[2].hasPrefix("2,0.001,"))
      let metrics = try run.metrics()
      let first = metrics[0].test
      #expect(metrics.map(\.epoch) == [1, 2])
      #expect(first[.reconstruction].map { $0 + (first[.divergence] ?? 0) } == first.total)
    }
  }

  @Test func damagedMetricsNameRowAndColumn() throws {
    try Self.withRun { run, _ in
      let text = String(decoding: try bytes(run.metricsPath), as: UTF8.self)
      try Data(text.replacingOccurrences(of: "\n2,0.001", with: "\n2,fast").utf8)
        .write(to: URL(fileURLWithPath: run.metricsPath))
      let failure = #expect(throws: Failure.self) { try run.metrics() }
      #expect(failure?.message == "\(run.metricsPath): row 2: expected a number for `learning_rate`, found `fast`")
    }
  }

  @Test func foldersWithoutARunAreRefused() throws {
    try withTemporaryFolder { folder in
      let failure = #expect(throws: Failure.self) { try RunDirectory(folder).load() }
      #expect(failure?.kind == .missingInput && failure?.message.contains(folder) == true)
      try RunDirectory(folder).begin(SmallRun.configuration())
      let unsaved = #expect(throws: Failure.self) { try RunDirectory(folder).load() }
      #expect(unsaved?.kind == .missingInput && unsaved?.message.contains("model.safetensors") == true)
    }
  }

  @Test(arguments: [
    ("\"batchSize\" : 20", "\"batchSize\" : 0", "batch size"),
    ("\"kind\" : \"variational\"", "\"kind\" : \"magic\"", "`model.objective.kind`"),
    ("\"latentDimension\" : 3", "\"latentDimension\" : \"x\"", "`model.latentDimension`"),
    ("\"version\"", "\"edition\"", "no `version`"), ("{", "[", "not JSON"),
    ("\"height\" : 9", "\"height\" : 12", "images of"),
  ])
  func damagedSettingsNameWhatIsWrong(old: String, new: String, words: String) throws {
    try withTemporaryFolder { folder in
      let run = RunDirectory(folder)
      try run.begin(SmallRun.configuration())
      let text = String(decoding: try bytes(run.configurationPath), as: UTF8.self)
      guard let range = text.range(of: old) else {
        Issue.record("no \(old) in \(text)")
        return
      }
      try Data(text.replacingCharacters(in: range, with: new).utf8)
        .write(to: URL(fileURLWithPath: run.configurationPath))
      let failure = #expect(throws: Failure.self) { try run.configuration() }
      #expect(failure?.kind == .badData)
      #expect(failure?.message.hasPrefix(run.configurationPath) == true)
      #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
    }
  }

  /// Files that were changed so that they are still files, but no longer a model: each is refused by name.
  @Test func impossibleWeightsAndStatesAreRefused() throws {
    try Self.withRun { run, configuration in
      let blueprint = AutoencoderBlueprint(configuration.model)
      func rewrite(_ path: String, _ change: ([NamedArray]) -> [NamedArray]) throws {
        let file = try SafetensorsFile.decode(bytes(path), name: path)
        try SafetensorsFile(metadata: file.metadata, arrays: change(file.arrays)).encoded()
          .write(to: URL(fileURLWithPath: path))
      }
      func poison(_ name: String, _ value: Float) -> ([NamedArray]) -> [NamedArray] {
        { arrays in
          arrays.map { array in
            guard array.name == name, case .float32(var values) = array.elements else { return array }
            values[values.count - 1] = value
            return NamedArray(name: name, shape: array.shape, values)
          }
        }
      }
      func expectRefusal(naming tensor: String, at path: String, _ change: ([NamedArray]) -> [NamedArray]) throws {
        let kept = try bytes(path)
        try rewrite(path, change)
        let failure = #expect(throws: Failure.self) {
          if path == run.modelPath {
            _ = try run.load()
          } else {
            _ = try run.checkpoint(configuration, catalogue: blueprint.parameters)
          }
        }
        #expect(failure?.kind == .badData)
        #expect(failure?.message.contains("`\(tensor)`") == true, "\(failure?.message ?? "")")
        try kept.write(to: URL(fileURLWithPath: path))
      }
      func without(_ name: String) -> ([NamedArray]) -> [NamedArray] { { $0.filter { $0.name != name } } }
      let stranger = NamedArray(name: "code.bias", shape: [1], [0])
      try expectRefusal(naming: "mean.bias", at: run.modelPath, poison("mean.bias", .nan))
      try expectRefusal(naming: "decoder.3.weight", at: run.modelPath, poison("decoder.3.weight", .infinity))
      try expectRefusal(naming: "log_variance.bias", at: run.modelPath, without("log_variance.bias"))
      try expectRefusal(naming: "code.bias", at: run.modelPath) { $0 + [stranger] }
      for (tensor, value) in [
        ("exp_avg_sq.mean.bias", Float(-1e-9)), ("exp_avg.mean.bias", .nan), ("weights.mean.bias", .nan),
      ] {
        try expectRefusal(naming: tensor, at: run.statePath, poison(tensor, value))
      }
      try expectRefusal(naming: "epoch.sums", at: run.statePath, without("epoch.sums"))
    }
  }

  /// A step away from the end, and metrics with rows missing.
  @Test func statesAheadOfTheirMetricsAreRefused() throws {
    try Self.withRun { run, configuration in
      let text = String(decoding: try bytes(run.metricsPath), as: UTF8.self)
      try Data(text.split(separator: "\n")[0...1].joined(separator: "\n").utf8)
        .write(to: URL(fileURLWithPath: run.metricsPath))
      let failure = #expect(throws: Failure.self) {
        try run.prepare(
          configuration, resuming: true, catalogue: AutoencoderBlueprint(configuration.model).parameters)
      }
      #expect(failure?.message == "\(run.metricsPath): expected a row for each of 2 epochs, found 1")
    }
  }

  @Test func placesThatCannotBeWrittenAreRefused() throws {
    try withTemporaryFolder { folder in
      try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/file"))
      let dataset = SmallRun.dataset()
      let failure = #expect(throws: Failure.self) {
        try Trainer(
          SmallRun.configuration(dataset: dataset), dataset: dataset, run: RunDirectory(folder + "/file"),
          workers: WorkerGroup(threads: 1))
      }
      #expect(failure?.kind == .cannotCreate)
      #expect(try bytes(folder + "/file") == Data("x".utf8))
    }
  }
}

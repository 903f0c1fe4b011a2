import Foundation
import Storage

/// A run on disk: settings, metrics, weights, and the state from which training can go on.
///
/// - `config.json`: settings and the data's hash, written before training starts;
/// - `metrics.csv`: a row an epoch;
/// - `model.safetensors`: the weights, in PyTorch's layouts;
/// - `state.safetensors`: the optimiser's state and position with its own copy of the weights, so that a stop between
///   two writes can never pair the weights of one moment with the moments of another;
/// - `state.previous.safetensors`: the one before;
/// - `data-location.txt`: the folder in which the images were, if they were in one;
/// - `sampler-….safetensors`: what a sampler found in the codes, so that it need not look again.
public struct RunDirectory: Equatable, Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  public var configurationPath: String { path + "/config.json" }
  public var metricsPath: String { path + "/metrics.csv" }
  public var modelPath: String { path + "/model.safetensors" }
  public var statePath: String { path + "/state.safetensors" }
  public var previousStatePath: String { path + "/state.previous.safetensors" }
  /// What a sampler found in the codes of the run's weights.
  public func samplerPath(_ name: String) -> String { "\(path)/sampler-\(name).safetensors" }

  /// Whether a run has been started here.
  public var holdsRun: Bool { WholeFile.exists(configurationPath) }

  /// Whether the run here has saved weights.
  public var holdsWeights: Bool { WholeFile.exists(modelPath) }

  /// The settings of the run.
  ///
  /// - Throws: `Failure`: `missingInput` if no run is here, `badData` if its settings cannot be used.
  public func configuration() throws -> RunConfiguration {
    guard holdsRun else {
      throw Failure(.missingInput, "\(path): expected the directory of a run, found \(otherThing)")
    }
    return try RunConfiguration(WholeFile.read(configurationPath, limit: 1 << 24), file: configurationPath)
  }

  /// What is at the path when no run is.
  private var otherThing: String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return "no such folder" }
    if isFolder.boolValue { return "no config.json in it" }
    let folder = (path as NSString).deletingLastPathComponent
    let isPartOfRun = RunDirectory(folder.isEmpty ? "." : folder).holdsRun
    return isPartOfRun ? "a file; the run is the folder around it: \(folder.isEmpty ? "." : folder)" : "a file"
  }

  /// What the run has logged, the first epoch first; empty before the end of the first epoch.
  public func metrics() throws -> [EpochMetrics] {
    let configuration = try configuration()
    guard WholeFile.exists(metricsPath) else { return [] }
    let text = String(decoding: try WholeFile.read(metricsPath), as: UTF8.self)
    return try MetricsLog.epochs(
      Table(csv: text, file: metricsPath), of: configuration.model.objective, file: metricsPath)
  }

  /// The model with the weights that the run has now, also while it is training or after it was interrupted.
  ///
  /// - Throws: `Failure`: `missingInput` if no run is here or it has no weights yet, `badData` if a file is damaged.
  public func load() throws -> TrainedModel {
    let configuration = try configuration()
    guard holdsWeights else {
      throw Failure(
        .missingInput, "\(modelPath): expected the weights of the run, found none; it has not saved any yet")
    }
    return try TrainedModel(configuration: configuration, file: WholeFile.read(modelPath), name: modelPath)
  }

  /// Creates the directory for a new run and writes its settings. What an earlier run left here goes away first, its
  /// state before its settings, so that no moment pairs the new settings with an old state.
  func begin(_ configuration: RunConfiguration) throws {
    try WholeFile.createFolder(path)
    let samplers =
      (try? FileManager.default.contentsOfDirectory(atPath: path))?
      .filter { $0.hasPrefix("sampler-") && $0.hasSuffix(".safetensors") }.map { "\(path)/\($0)" } ?? []
    let files = [statePath, previousStatePath, modelPath, metricsPath, dataLocationPath] + samplers
    for stale in files where WholeFile.exists(stale) {
      guard unlink(stale) == 0 else {
        throw Failure(
          .cannotCreate, "\(stale): expected a file that can be replaced, found: \(String(cString: strerror(errno)))")
      }
    }
    try write(configuration)
  }

  func write(_ configuration: RunConfiguration) throws {
    try WholeFile.write(configuration.encoded(), to: configurationPath)
  }

  func write(_ metrics: [EpochMetrics], of configuration: RunConfiguration) throws {
    let table = MetricsLog.table(
      metrics, of: configuration.model.objective, withValidation: configuration.training.earlyStopping != nil)
    try WholeFile.write(Data(table.csv.utf8), to: metricsPath)
  }
}

import Datasets
import Foundation
import Notebooks
import Storage

/// Runs notebooks with this very program as their `latent`, each in a new folder.
struct NotebookSession {
  let options: NotebookOptions
  let console: Console
  private let interruption: Interruption

  init(options: NotebookOptions, console: Console) {
    self.options = options
    self.console = console
    interruption = Interruption {}
  }

  /// Runs the notebook in a file.
  ///
  /// - Parameters:
  ///   - data: the bytes of the file.
  ///   - isRecording: as for `NotebookRunner`.
  ///   - keep: a folder in which what the commands make stays, in one of the notebook's own; nil keeps nothing.
  /// - Throws: `Failure` of kind `missingInput` if the machine has not what the notebook requires; else as the runner.
  func run(_ path: String, _ data: Data, isRecording: Bool = false, keep: String? = nil) throws -> NotebookOutcome {
    let notebook = try Notebook(data, file: path)
    try requireData(of: notebook, path)
    let folder = try keep.map { try NotebookFolder(keeping: path, in: $0) } ?? NotebookFolder()
    defer { folder.end() }
    let status = StatusLine(console)
    defer { status.end() }
    let name = (path as NSString).lastPathComponent
    let runner = NotebookRunner(
      executable: try Self.executable(), limit: options.limit ?? NotebookRunner.standardLimit,
      environment: environment(for: notebook, home: folder.home))
    return try interruption.heeding {
      try runner.run(
        notebook, file: path, in: folder.path, isRecording: isRecording,
        announce: { cell in
          status.draw(must: true) { columns in String("\(name): \(cell.text)".prefix(columns - 1)) }
        }, shouldStop: { interruption.isRequested })
    }
  }

  private func environment(for notebook: Notebook, home: String) -> [String: String] {
    var base = ProcessInfo.processInfo.environment
    if let folder = options.dataDir { base["LATENT_DATA_DIR"] = URL(fileURLWithPath: folder).path }
    return NotebookEnvironment.variables(base: base, home: notebook.requirements.isEmpty ? home : nil)
  }

  private func requireData(of notebook: Notebook, _ path: String) throws {
    let listings = DatasetLocator(dataDirectory: options.dataDir).listings()
    for requirement in notebook.requirements {
      guard let listing = listings.first(where: { $0.name.rawValue == requirement }) else {
        throw Failure(
          .badData, "\(path): requires: expected one of \(Catalogue.list(DatasetName.self)), found \(requirement)")
      }
      switch listing.state {
      case .embedded, .found: continue
      case .incomplete, .absent:
        throw Failure(.missingInput, "\(path): requires \(requirement), which is \(listing.place)")
      }
    }
  }

  private static func executable() throws -> String {
    guard let path = Bundle.main.executablePath else {
      throw Failure(.failure, "expected this program to know where it is, found nothing")
    }
    return path
  }
}

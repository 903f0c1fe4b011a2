import Foundation
import TestSupport
import Testing

/// The built command line.
enum Latent {
  /// The executable beside the test bundle, or the one that `LATENT_BINARY` names.
  static let path: String = {
    if let given = ProcessInfo.processInfo.environment["LATENT_BINARY"] { return given }
    // On Linux the bundle is the running program; on macOS it is loaded by one from elsewhere.
    let bundle =
      Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") }
      ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
    return (bundle as NSString).deletingLastPathComponent + "/latent"
  }()

  /// Variables that would lead a test to the data or settings of the person who runs it.
  private static let neutral = [
    "LATENT_DATA_DIR": "", "LATENT_HOME": "/nonexistent/latent-home", "SOURCE_DATE_EPOCH": "",
  ]

  /// Runs a command to its end.
  static func run(
    _ arguments: [String], folder: String? = nil, environment: [String: String] = [:], executable: String = path
  ) throws -> Tool.Result {
    try Tool.run(
      path: executable, arguments, environment: neutral.merging(environment) { $1 }, folder: folder)
  }

  /// Runs a command that must succeed.
  @discardableResult
  static func succeed(
    _ arguments: [String], folder: String? = nil, environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Tool.Result {
    let result = try run(arguments, folder: folder, environment: environment)
    try #require(
      result.status == 0, "latent \(arguments.joined(separator: " ")): \(result.errors)",
      sourceLocation: sourceLocation)
    return result
  }

  /// Runs a command that must fail as the contracts say: with that exit code, one or two plain lines that contain `words`,
  /// and nothing on standard output.
  static func fail(
    _ status: Int32, _ arguments: [String], saying words: [String] = [], folder: String? = nil,
    environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let result = try run(arguments, folder: folder, environment: environment)
    let command = "latent \(arguments.joined(separator: " "))"
    #expect(result.status == status, "\(command): \(result.errors)", sourceLocation: sourceLocation)
    #expect(result.output.isEmpty, "\(command): \(result.text)", sourceLocation: sourceLocation)
    let lines = result.errors.split(separator: "\n")
    #expect((1...2).contains(lines.count), "\(command): \(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors.hasPrefix("latent: "), "\(command): \(result.errors)", sourceLocation: sourceLocation)
    for word in words {
      #expect(result.errors.contains(word), "\(command): \(result.errors)", sourceLocation: sourceLocation)
    }
  }
}

/// The bytes of a file.
func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

/// The text of a file.
func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

/// The names in a folder, sorted; hidden ones, too.
func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

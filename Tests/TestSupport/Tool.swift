import Foundation
import Testing

/// A program that tests use to look at our files with other eyes: `pdftotext`, `xmllint`, …
///
/// Tests that need one carry `.requires("name")`: without the program they are skipped and say so, except on the machine
/// that guards main (`CI` is set), where they fail.
public struct Tool: Sendable {
  public let name: String

  public init(_ name: String) { self.name = name }

  /// What a program left behind.
  public struct Result: Sendable {
    public let status: Int32
    public let output: Data
    public let errors: String

    public var text: String { String(decoding: output, as: UTF8.self) }
  }

  public struct Missing: Error, CustomStringConvertible {
    public let description: String
  }

  public var path: String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs the program to its end. Its streams go through files, so any amount of output is fine.
  ///
  /// - Parameter environment: Set in addition to this process's own.
  public func run(_ arguments: [String], input: Data? = nil, environment: [String: String] = [:]) throws -> Result {
    guard let path else { throw Missing(description: "\(name) is not installed") }
    return try Tool.run(path: path, arguments, input: input, environment: environment)
  }

  /// Runs the executable at a path.
  public static func run(
    path: String, _ arguments: [String], input: Data? = nil, environment: [String: String] = [:],
    folder: String? = nil
  ) throws -> Result {
    try withTemporaryFolder { streams in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = arguments
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
      let names = ["in", "out", "err"].map { "\(streams)/\($0)" }
      for name in names { _ = FileManager.default.createFile(atPath: name, contents: nil) }
      try input?.write(to: URL(fileURLWithPath: names[0]))
      process.standardInput = FileHandle(forReadingAtPath: names[0])
      process.standardOutput = FileHandle(forWritingAtPath: names[1])
      process.standardError = FileHandle(forWritingAtPath: names[2])
      try process.run()
      process.waitUntilExit()
      return Result(
        status: process.terminationStatus, output: try Data(contentsOf: URL(fileURLWithPath: names[1])),
        errors: String(decoding: try Data(contentsOf: URL(fileURLWithPath: names[2])), as: UTF8.self))
    }
  }
}

/// Calls `body` with an empty folder that is gone afterwards.
public func withTemporaryFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("latent-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

extension Trait where Self == ConditionTrait {
  /// The test needs these programs; see `Tool`.
  public static func requires(_ names: String...) -> ConditionTrait {
    let missing = names.filter { Tool($0).path == nil }
    let isGuardingMain = ProcessInfo.processInfo.environment["CI"] != nil
    return .enabled(
      if: missing.isEmpty || isGuardingMain, "needs \(missing.joined(separator: ", ")), which is not installed")
  }
}

/// A module that Python programs import; tests that need one are skipped where it is not installed.
public struct PythonModule: Sendable {
  public let name: String

  public init(_ name: String) { self.name = name }

  public var isInstalled: Bool { (try? Tool("python3").run(["-c", "import \(name)"]).status) == 0 }
}

import Foundation
import TestSupport
import Testing

@Suite("An output file is written whole, and never over somebody else's")
struct OutputTests {
  /// Calls `body` with a folder that holds a trained run and its data.
  private func withRun(_ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try Latent.succeed([
        "train", "variational", "--dataset", "\(folder)/tiny", "--epochs", "1", "--output", "\(folder)/run", "--quiet",
      ])
      try body(folder)
    }
  }

  private func commands(_ folder: String, to path: String) -> [[String]] {
    let data = ["--data-dir", "\(folder)/tiny"]
    return [
      ["figure", "scatter", "\(folder)/run", "--output", "\(path).pdf"] + data,
      ["sample", "\(folder)/run", "--output", "\(path).npy"] + data,
      ["encode", "\(folder)/run", "--output", "\(path).csv"] + data,
    ]
  }

  private func target(of command: [String]) throws -> String {
    command[try #require(command.firstIndex(of: "--output")) + 1]
  }

  @Test("what is not there is made; what latent did not make stays, unless --force is given")
  func foreign() throws {
    try withRun { folder in
      for command in commands(folder, to: "\(folder)/out") {
        let path = try target(of: command)
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        try Latent.fail(73, command, saying: [path, "--force"])
        #expect(try text(path) == "mine")
        try Latent.succeed(command + ["--force"])
        #expect(try text(path) != "mine")
      }
      let leftovers = try names(in: folder).filter { $0.hasSuffix(".tmp") }
      #expect(leftovers.isEmpty)
    }
  }

  @Test("a figure of ours is replaced", arguments: ["png", "svg", "pdf"])
  func ours(format: String) throws {
    try withRun { folder in
      let command = ["sample", "\(folder)/run", "--output", "\(folder)/out.\(format)", "--data-dir", "\(folder)/tiny"]
      try Latent.succeed(command)
      let first = try bytes("\(folder)/out.\(format)")
      try Latent.succeed(command + ["--seed", "1"])
      #expect(try bytes("\(folder)/out.\(format)") != first)
    }
  }

  @Test("a folder in its place, no such folder, a place that is none")
  func impossible() throws {
    try withRun { folder in
      for command in commands(folder, to: "\(folder)/missing/out") {
        try Latent.fail(73, command, saying: [try target(of: command)])
      }
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/missing"))
      for command in commands(folder, to: "\(folder)/tiny/train-labels-idx1-ubyte/out") {
        try Latent.fail(73, command, saying: [try target(of: command)])
      }
      for command in commands(folder, to: "\(folder)/place") {
        let path = try target(of: command)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try Latent.fail(73, command + ["--force"], saying: [path])
        #expect(try names(in: path).isEmpty)
      }
    }
  }

  @Test("a full disk", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    try withRun { folder in
      for command in commands(folder, to: "\(folder)/full") {
        let path = try target(of: command)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
        try Latent.fail(74, command, saying: [path])
      }
    }
  }

  @Test("a read-only folder", .enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func readOnly() throws {
    try withRun { folder in
      let place = "\(folder)/readonly"
      try FileManager.default.createDirectory(
        atPath: place, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o555])
      for command in commands(folder, to: "\(place)/out") { try Latent.fail(73, command, saying: ["\(place)/out"]) }
    }
  }
}

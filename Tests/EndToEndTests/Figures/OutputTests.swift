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

  @Test("numbers of ours say what made them, and are replaced", arguments: ["encode npy", "encode csv", "sample npy"])
  func ourNumbers(kind: String) throws {
    try withRun { folder in
      let words = kind.split(separator: " ").map(String.init)
      let file = "\(folder)/out.\(words[1])"
      let command = [words[0], "\(folder)/run", "--output", file]
      try Latent.succeed(command)
      let info = try Latent.succeed(["info", file]).text
      for word in ["variational", "weights", "seed", "latent 0.1.0"] { #expect(info.contains(word), "\(info)") }
      #expect(!info.contains(folder), "no paths")
      let first = try bytes(file)
      try Latent.succeed(command + (words[0] == "encode" ? ["--split", "training"] : ["--seed", "1"]))
      #expect(try bytes(file) != first)
      // What somebody did with them is theirs.
      try (bytes(file).prefix(200)).write(to: URL(fileURLWithPath: file))
      try Latent.fail(73, command, saying: [file, "--force"])
    }
  }

  @Test("every file of a run, of a comparison and of a report says what made it")
  func everyFile() throws {
    try withRun { folder in
      try Latent.succeed([
        "report", "--dataset", "\(folder)/tiny", "--epochs", "1", "--output", "\(folder)/report", "--quiet",
      ])
      for place in ["run", "report", "report/sparse", "report/runs/sparse"] {
        for name in try names(in: "\(folder)/\(place)") where name.contains(".") && name != "data-location.txt" {
          let info = try Latent.succeed(["info", "\(folder)/\(place)/\(name)"]).text
          #expect(info.contains("made by latent"), "\(place)/\(name): \(info)")
        }
      }
    }
  }

  @Test(
    "NumPy reads our arrays, and what made them",
    .enabled(
      if: ProcessInfo.processInfo.environment["LATENT_PYTHON"] != nil, "LATENT_PYTHON names no Python with NumPy"),
    arguments: [("encode", "(24, 2)"), ("sample", "(100, 12, 12)")])
  func numpy(command: String, shape: String) throws {
    let python = try #require(ProcessInfo.processInfo.environment["LATENT_PYTHON"])
    try withRun { folder in
      try Latent.succeed([command, "\(folder)/run", "--output", "\(folder)/a.npy"])
      let script = """
        import json, numpy
        print(numpy.load("a.npy").shape, numpy.load("a.npy", mmap_mode="r").dtype)
        with open("a.npy", "rb") as file:
            numbers, about = numpy.load(file), json.loads(numpy.load(file).item())
        print(about["version"], len(file.name) and numbers.ndim)
        """
      let result = try Tool.run(path: python, ["-c", script], folder: folder)
      #expect(result.text.hasPrefix("\(shape) float32\n0.1.0"), "\(result.text)\(result.errors)")
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

import Foundation
import TestSupport
import Testing

@Suite("Results go to standard output, talk to standard error")
struct StreamTests {
  @Test("training says a line an epoch where there is no terminal, nothing when it is to be quiet")
  func training() throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      func train(_ output: String, _ more: [String]) throws -> Tool.Result {
        try Latent.succeed(
          ["train", "variational", "--dataset", data, "--epochs", "3", "--output", "\(folder)/\(output)"] + more)
      }
      let talking = try train("a", [])
      let lines = talking.errors.split(separator: "\n")
      #expect(lines.count == 3)
      for (index, line) in lines.enumerated() {
        for word in ["epoch \(index + 1)/3", "reconstruction", "divergence", "images/s", "left"] {
          #expect(line.contains(word), "\(line)")
        }
      }
      #expect(!talking.errors.contains("\r"))
      #expect(talking.text.contains("test loss"))
      let quiet = try train("b", ["--quiet"])
      #expect(quiet.errors.isEmpty)
      #expect(quiet.text.contains("test loss"))
    }
  }

  @Test("training that came to nothing says so, and what to try; such losses fit their line")
  func diverged() throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      let result = try Latent.succeed([
        "train", "undercomplete", "--dataset", data, "--epochs", "2", "--lr", "1000", "--output", "\(folder)/run",
      ])
      let last = try #require(result.errors.split(separator: "\n").last)
      #expect(last.hasPrefix("warning: ") && last.contains("--lr") && last.contains("1000"), "\(result.errors)")
      #expect((result.text + result.errors).split(separator: "\n").allSatisfy { $0.count < 240 })
    }
  }

  @Test("training draws one bar on a terminal", .requires("script"))
  func terminal() throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      let command = "'\(Latent.path)' train sparse --dataset '\(data)' --epochs 2 --output '\(folder)/run'"
      let result = try Tool("script").run(["-qec", "stty cols 100; \(command)", "/dev/null"])
      #expect(result.status == 0)
      #expect(result.text.contains("\r"))
      #expect(result.text.contains("▕"))
      #expect(!result.text.contains("epoch 1/2: loss"))
      // A line that is wider than the terminal would be left behind by the next.
      for drawing in result.text.split(separator: "\r") where drawing.contains("▕") {
        let shown = drawing.replacing("\u{1B}[K", with: "").prefix { $0 != "\n" }
        #expect(shown.count <= 99, "\(shown)")
      }
    }
  }

  @Test("a reader who has seen enough does no harm", arguments: ["encode", "data", "help"])
  func head(command: String) throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny", test: 4_000)
      try Latent.succeed([
        "train", "undercomplete", "--dataset", data, "--epochs", "1", "--output", "\(folder)/run", "--quiet",
      ])
      let line =
        switch command {
        case "encode": "'\(Latent.path)' encode '\(folder)/run' --data-dir '\(data)' --output -"
        case "data": "'\(Latent.path)' data list"
        default: "'\(Latent.path)' --help"
        }
      let result = try Tool("bash").run(["-c", "\(line) | head -n 1; echo ${PIPESTATUS[0]}"])
      let lines = result.text.split(separator: "\n")
      #expect(lines.count == 2 && lines[1] == "0", "\(result.text)")
      #expect(result.errors.isEmpty)
    }
  }

  @Test(
    "a full disk behind standard output is an error", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func full() throws {
    let result = try Tool("bash").run(["-c", "'\(Latent.path)' data list > /dev/full"])
    #expect(result.status == 74)
    #expect(result.errors.hasPrefix("latent: standard output"))
  }

  @Test("help and version are results")
  func help() throws {
    let help = try Latent.succeed(["--help"])
    for command in ["report", "train", "figure", "sample", "encode", "evaluate", "compare", "data", "doctor", "info"] {
      #expect(help.text.contains("  \(command) "))
    }
    #expect(help.errors.isEmpty)
    #expect(try Latent.succeed(["--version"]).text == "0.1.0\n")
    #expect(try Latent.succeed(["help", "train"]).text.contains("--latent-dim"))
    #expect(try Latent.succeed([]).text == help.text)
    #expect(try Latent.succeed(["help"]).text == help.text)
    #expect(try Latent.succeed(["help", "data", "list"]).text == Latent.succeed(["data", "list", "--help"]).text)
  }
}

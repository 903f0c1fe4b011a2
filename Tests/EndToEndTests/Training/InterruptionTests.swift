import Foundation
import TestSupport
import Testing

@Suite("An interrupted run")
struct InterruptionTests {
  /// A training of a second or more, of which the first epochs are soon done.
  private func command(_ folder: String, output: String) -> [String] {
    [
      "train", "variational", "--dataset", "\(folder)/tiny", "--epochs", "150", "--batch-size", "8", "--threads", "2",
      "--output", "\(folder)/\(output)",
    ]
  }

  private func uninterrupted(_ folder: String) throws -> Data {
    try TinyData.write(to: "\(folder)/tiny")
    try Latent.succeed(command(folder, output: "whole") + ["--quiet"])
    return try bytes("\(folder)/whole/model.safetensors")
  }

  @Test("saves, says how to go on, and goes on to the same bytes", arguments: [SIGINT, SIGTERM])
  func signal(number: Int32) throws {
    try withTemporaryFolder { folder in
      let expected = try uninterrupted(folder)
      let training = try RunningLatent(command(folder, output: "run"), folder: folder)
      training.waitUntil(itSays: "epoch 3/150")
      training.send(number)
      try #require(training.end() == 130, "\(training.errors)")
      #expect(training.errors.contains("latent train variational --output \(folder)/run --resume"))
      // What was saved is a run like any other.
      try Latent.succeed(["evaluate", "\(folder)/run", "--data-dir", "\(folder)/tiny", "--quiet"])
      try Latent.succeed([
        "train", "variational", "--output", "\(folder)/run", "--resume", "--data-dir", folder, "--quiet",
      ])
      #expect(try bytes("\(folder)/run/model.safetensors") == expected)
    }
  }

  @Test("by a second signal ends at once, and still goes on to the same bytes")
  func twice() throws {
    try withTemporaryFolder { folder in
      let expected = try uninterrupted(folder)
      let training = try RunningLatent(command(folder, output: "run"), folder: folder)
      training.waitUntil(itSays: "epoch 3/150")
      training.send(SIGINT)
      training.send(SIGTERM)
      try #require(training.end() == 130, "\(training.errors)")
      try Latent.succeed(command(folder, output: "run") + ["--resume", "--quiet"])
      #expect(try bytes("\(folder)/run/model.safetensors") == expected)
    }
  }

  @Test("after its training ends at once, for there is nothing to save", arguments: [SIGINT, SIGTERM])
  func afterwards(number: Int32) throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      let report = try RunningLatent(
        ["report", "--dataset", data, "--epochs", "1", "--output", "\(folder)/out"], folder: folder)
      report.waitUntil(itSays: "measuring")
      report.send(number)
      #expect(report.end() == 130, "\(report.errors)")
      #expect(!report.errors.contains("stopping after this step"))
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/out/report.html"))
    }
  }

  @Test("by SIGKILL starts from its last checkpoint, or over, and ends with the same bytes", arguments: [1, 20])
  func killed(epoch: Int) throws {
    try withTemporaryFolder { folder in
      let expected = try uninterrupted(folder)
      let training = try RunningLatent(command(folder, output: "run"), folder: folder)
      training.waitUntil(itSays: "epoch \(epoch)/150")
      training.send(SIGKILL)
      try #require(training.end() == 128 + SIGKILL, "\(training.errors)")
      try Latent.succeed(command(folder, output: "run") + ["--resume", "--quiet"])
      #expect(try bytes("\(folder)/run/model.safetensors") == expected)
    }
  }
}

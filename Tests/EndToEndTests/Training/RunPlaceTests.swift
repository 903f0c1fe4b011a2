import Foundation
import TestSupport
import Testing

@Suite("A run is never lost without a word")
struct RunPlaceTests {
  private func train(_ folder: String, _ more: [String] = []) -> [String] {
    ["train", "undercomplete", "--dataset", "\(folder)/tiny", "--epochs", "1", "--output", "\(folder)/run"] + more
  }

  @Test("one that is there needs --resume or --force")
  func existing() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try Latent.succeed(train(folder))
      let weights = try bytes("\(folder)/run/model.safetensors")
      try Latent.fail(73, train(folder, ["--seed", "1"]), saying: ["--resume", "--force", "\(folder)/run"])
      #expect(try bytes("\(folder)/run/model.safetensors") == weights)
      try Latent.succeed(train(folder, ["--seed", "1", "--force"]))
      #expect(try bytes("\(folder)/run/model.safetensors") != weights)
    }
  }

  @Test("one whose training came to nothing gives way to --force, and says so")
  func withoutWeights() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try Latent.fail(1, train(folder, ["--lr", "1e30"]), saying: ["not a number any more", "below 1e+30"])
      try Latent.fail(73, train(folder), saying: ["\(folder)/run", "without weights", "--force starts afresh"])
      try Latent.succeed(train(folder, ["--force"]))
    }
  }

  @Test("a folder with other files is left alone, with --force, too")
  func foreign() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try FileManager.default.createDirectory(atPath: "\(folder)/run", withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/run/thesis.txt"))
      try Latent.fail(73, train(folder), saying: ["\(folder)/run"])
      try Latent.fail(73, train(folder, ["--force"]), saying: ["\(folder)/run"])
      #expect(try names(in: "\(folder)/run") == ["thesis.txt"])
    }
  }

  @Test("more epochs go on from where the run ended, as if they had been asked for at once")
  func moreEpochs() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try Latent.succeed(train(folder))
      try Latent.succeed(train(folder, ["--resume", "--epochs", "3"]))
      try Latent.succeed([
        "train", "undercomplete", "--dataset", "\(folder)/tiny", "--epochs", "3", "--output", "\(folder)/whole",
      ])
      // Both say that they were made in three epochs, and have the same weights.
      #expect(try bytes("\(folder)/run/model.safetensors") == bytes("\(folder)/whole/model.safetensors"))
    }
  }

  @Test("--resume takes the settings from the run, and refuses others")
  func settings() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try Latent.succeed(train(folder, ["--lr", "0.01", "--latent-dim", "3"]))
      try Latent.succeed(train(folder, ["--resume", "--epochs", "2"]))
      #expect(try text("\(folder)/run/config.json").contains("\"latentDimension\" : 3"))
      try Latent.fail(64, train(folder, ["--resume", "--lr", "0.02"]), saying: ["0.02", "0.01"])
      let other = ["train", "sparse", "--dataset", "\(folder)/tiny", "--output", "\(folder)/run", "--resume"]
      try Latent.fail(64, other, saying: ["sparse", "undercomplete"])
    }
  }
}

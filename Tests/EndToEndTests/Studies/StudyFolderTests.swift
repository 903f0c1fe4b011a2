import Applications
import Foundation
import TestSupport
import Testing

@Suite("Folders that studies write to")
struct StudyFolderTests {
  private static let compression = ["study", "compression", "--dataset", "./tiny", "--epochs", "1", "--quiet"]

  @Test("a study is not replaced by one with other settings, unless that is asked for")
  func otherSettings() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try TinyData.write(to: "\(folder)/other", training: 30, test: 12)
      let command = Self.compression + ["--output", "made"]
      try Latent.succeed(command + ["--sizes", "2,4"], folder: folder)
      let document = try bytes("\(folder)/made/study.json")
      let figure = try bytes("\(folder)/made/figure.svg")
      for (options, words) in [
        (["--sizes", "2,3"], ["sizes: found 2,4, asked for 2,3"]),
        (["--sizes", "2,4", "--epochs", "2"], ["epochs: found 1, asked for 2"]),
        (["--sizes", "2,4", "--seed", "7"], ["seed: found 0, asked for 7"]),
        (["--sizes", "2,4", "--dataset", "./other"], ["dataset: found tiny", "asked for other"]),
      ] {
        try Latent.fail(
          73, command + options, saying: words + ["made/study.json", "--force replaces it"], folder: folder)
      }
      let features = ["study", "features", "--dataset", "./tiny", "--epochs", "1", "--output", "made"]
      try Latent.fail(73, features, saying: ["study: found compression, asked for features"], folder: folder)
      let atlas = ["atlas", "--dataset", "./tiny", "--output", "made"]
      try Latent.fail(73, atlas, saying: ["made/study.json", "found compression, asked for atlas"], folder: folder)
      #expect(try bytes("\(folder)/made/study.json") == document && bytes("\(folder)/made/figure.svg") == figure)
      // Other looks are no other settings.
      try Latent.succeed(command + ["--sizes", "2,4", "--width", "120mm"], folder: folder)
      #expect(try bytes("\(folder)/made/study.json") == document && bytes("\(folder)/made/figure.svg") != figure)
      try Latent.succeed(command + ["--sizes", "2,3", "--force"], folder: folder)
      #expect(try bytes("\(folder)/made/study.json") != document)
    }
  }

  @Test("given runs are settings, too: others are named with their weights")
  func otherRuns() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      for seed in ["1", "2"] {
        try Latent.succeed(
          [
            "train", "undercomplete", "--dataset", "./tiny", "--epochs", "1", "--seed", seed, "--output", seed,
            "--quiet",
          ],
          folder: folder)
      }
      let command = ["study", "features", "--quiet", "--output", "made"]
      try Latent.succeed(command + ["1"], folder: folder)
      try Latent.succeed(command + ["1"], folder: folder)
      try Latent.fail(73, command + ["2"], saying: ["runs: found undercomplete", "weights"], folder: folder)
      try Latent.fail(73, command + ["1", "--k", "3"], saying: ["k: found 5, asked for 3"], folder: folder)
    }
  }

  @Test("a folder that holds no study, or two, is refused by name where its figure is asked for")
  func noStudy() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      let figure = ["figure", "study", "--output", "a.pdf", "--from"]
      try Latent.fail(66, figure + ["tiny"], saying: ["tiny: expected a folder", "study.json"], folder: folder)
      try Latent.fail(66, figure + ["nowhere"], saying: ["nowhere"], folder: folder)
      for name in ["atlas.json", "study.json"] {
        try Data("{}".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      try Latent.fail(64, figure + ["."], saying: ["--from .", "atlas.json and ", "study.json"], folder: folder)
    }
  }

  @Test("models of images that were made of others are kept as runs, and find their images again")
  func madeImages() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      let options = ["--dataset", "./tiny", "--epochs", "1", "-z", "2", "--quiet"]
      try Latent.succeed(["study", "anomaly", "--digit", "1", "--output", "made"] + options, folder: folder)
      try Latent.succeed(["study", "specificity", "--output", "kinds"] + options, folder: folder)
      #expect(try names(in: "\(folder)/made/runs") == ["without-1"])
      #expect(try names(in: "\(folder)/kinds/runs") == ["independent-pixels", "undercomplete-2"])
      for run in ["made/runs/without-1", "kinds/runs/independent-pixels"] {
        // From another folder, so that the run itself must know where they are.
        try Latent.succeed(
          ["figure", "reconstructions", "\(folder)/\(run)", "--output", "\(folder)/a.png", "--force"], folder: "/")
        try Latent.succeed(["evaluate", "\(folder)/\(run)"], folder: "/")
      }
      try Latent.succeed(["encode", "made/runs/without-1", "--split", "test", "--output", "codes.csv"], folder: folder)
      let header = try text("\(folder)/codes.csv").split(separator: "\n")[0].split(separator: ",").map(String.init)
      let place = try #require(header.firstIndex(of: "label"))
      let labels = try text("\(folder)/codes.csv").split(separator: "\n").dropFirst().map {
        String($0.split(separator: ",", omittingEmptySubsequences: false)[place])
      }
      #expect(!labels.isEmpty && !labels.contains("1"))
      // What they were made of has changed: that is said, not computed with.
      try TinyData.write(to: "\(folder)/tiny", training: 30, test: 12)
      try Latent.fail(65, ["evaluate", "made/runs/without-1"], saying: ["tiny, without class 1"], folder: folder)
    }
  }
}

import Applications
import Foundation
import TestSupport
import Testing

@Suite("Studies from the command line")
struct StudyCommandTests {
  /// What each study is told so that it ends in a blink.
  private static let short: [StudyName: [String]] = [
    .compression: ["--sizes", "2,4"], .specificity: ["--other", "tiny-too", "-z", "3"],
    .anomaly: ["--other", "tiny-too", "-z", "3"], .inpainting: ["--count", "6", "--starts", "2", "-z", "3"],
    .denoising: ["--strengths", "0.3", "--count", "20", "-z", "2"],
    .retrieval: ["--k", "1,5", "-z", "3"], .pretraining: ["--labels", "9", "--seeds", "2", "--steps", "5", "-z", "3"],
    .generation: ["--count", "20", "-z", "3"], .checkerboard: ["-z", "3", "--seeds", "2"],
    .contraction: ["-z", "3", "--radii", "0.5,2", "--count", "12"],
    .atlas: ["-z", "3", "--channels", "4,8", "--hidden", "8", "--down", "max,strided", "--up", "unpool,nearest-conv"],
  ]

  private func words(_ study: StudyName) -> [String] {
    study.command.split(separator: " ").map(String.init) + ["--dataset", "./tiny", "--epochs", "1"]
      + (Self.short[study] ?? []).map { $0 == "tiny-too" ? "./tiny-too" : $0 }
  }

  private func content(_ path: String) throws -> Data { try bytes(path) }

  @Test("each trains, prints a table and writes its numbers; again, it says the same", arguments: StudyName.allCases)
  func study(_ study: StudyName) throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try TinyData.write(to: "\(folder)/tiny-too", training: 30, test: 12)
      let command = words(study) + ["--output", "made", "--quiet", "--width", "120mm", "--data"]
      let first = try Latent.succeed(command, folder: folder)
      #expect(first.errors.isEmpty)
      #expect(first.text.split(separator: "\n").count >= 3, "\(first.text)")
      let bytes = try bytes("\(folder)/made/\(study.document)")
      #expect(StudyProvenance.read(from: bytes)?["study"] == study.rawValue)
      let files = try names(in: "\(folder)/made").filter { $0.hasSuffix(".csv") }
      #expect(!files.isEmpty)
      // The figure is drawn again from the study, and from the numbers beside it.
      for source in ["", study.document, "figure.csv"] {
        let again = ["png", "svg", "pdf"].flatMap { ["--output", "again.\($0)"] }
        let figure = ["figure", "study", "--from", "made/\(source)", "--width", "120mm"]
        try Latent.succeed(figure + again, folder: folder)
        for format in ["png", "svg", "pdf"] {
          #expect(try content("\(folder)/made/figure.\(format)") == content("\(folder)/again.\(format)"))
        }
      }
      // Runs that are there are gone on with: there is nothing left to do, and files of ours are replaced.
      let second = try Latent.succeed(command + ["--json"], folder: folder)
      #expect(second.output == bytes)
      #expect(try Latent.succeed(["info", "made/\(study.document)"], folder: folder).text.contains(study.rawValue))
    }
  }

  @Test("given runs are judged in place of new ones, and a second model has another row")
  func runs() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      for kind in ["undercomplete", "variational"] {
        try Latent.succeed(
          ["train", kind, "--dataset", "./tiny", "--epochs", "1", "--output", "runs/\(kind)", "--quiet"], folder: folder
        )
      }
      let both = ["runs/undercomplete", "runs/variational"]
      for study in ["compression", "retrieval", "features", "checkerboard"] {
        let text = try Latent.succeed(["study", study] + both + ["--quiet"], folder: folder).text
        #expect(text.split(separator: "\n").count >= 4, "\(text)")
      }
      try Latent.fail(64, ["study", "generation"] + both, saying: ["one run at most"], folder: folder)
      try Latent.fail(64, ["study", "compression"] + both + ["--sizes", "2"], saying: ["--sizes"], folder: folder)
      try Latent.fail(64, ["study", "features"] + both + ["--epochs", "2"], saying: ["--epochs"], folder: folder)
      try Latent.fail(
        64, ["study", "retrieval"] + both + ["--k", "1,100"], saying: ["k:", "1 to 23", "100"], folder: folder)
      try Latent.fail(
        64, ["study", "features"] + both + ["--k", "49"], saying: ["k:", "1 to 48", "49"], folder: folder)
      try Latent.fail(
        64, ["study", "checkerboard"] + both + ["--seeds", "2"], saying: ["--seeds", "trained runs"], folder: folder)
      try Latent.fail(
        64, ["study", "generation", both[0], "--sampler", "prior"], saying: ["sampler prior", "undercomplete"],
        folder: folder)
      try Latent.fail(
        64, ["study", "retrieval"] + both + ["-z", "4"], saying: ["--latent-dim", "trained runs"], folder: folder)
      try Latent.fail(66, ["study", "features", "nothing"], saying: ["nothing"], folder: folder)
    }
  }

  @Test(
    "files that somebody else made stay, a picture even before anything is trained",
    arguments: ["figure.png", "compression.csv"])
  func foreign(name: String) throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try FileManager.default.createDirectory(atPath: "\(folder)/mine", withIntermediateDirectories: false)
      try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/mine/\(name)"))
      let command = words(.compression) + ["--output", "mine", "--quiet"]
      try Latent.fail(73, command, saying: [name, "--force"], folder: folder)
      #expect(try text("\(folder)/mine/\(name)") == "mine")
      #expect(try names(in: "\(folder)/mine") == (name == "figure.png" ? [name] : [name, "runs"]))
      try Latent.succeed(command + ["--force"], folder: folder)
      #expect(try bytes("\(folder)/mine/\(name)") != Data("mine".utf8))
    }
  }

  @Test("runs of a study know where their images were")
  func dataLocation() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try Latent.succeed(words(.checkerboard) + ["--output", "made", "--quiet"], folder: folder)
      for run in try names(in: "\(folder)/made/runs") {
        try Latent.succeed(["evaluate", "\(folder)/made/runs/\(run)"], folder: "/")
      }
    }
  }

  @Test("the atlas names what has no meaning, and keeps times out of what is drawn")
  func atlas() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      let result = try Latent.succeed(words(.atlas) + ["--output", "made"], folder: folder)
      #expect(result.text.contains("ms a step") && result.errors.contains("strided, unpool has no meaning"))
      let rows = try text("\(folder)/made/atlas.csv").split(separator: "\n")
      #expect(rows.count == 4 && rows[0].hasSuffix("step_seconds"))
      #expect(try text("\(folder)/made/refused.csv").contains("strided,unpool"))
      let document = try bytes("\(folder)/made/atlas.json")
      // Trained anew, it takes another time and has the same result.
      try Latent.succeed(words(.atlas) + ["--output", "made", "--force", "--quiet"], folder: folder)
      #expect(try bytes("\(folder)/made/atlas.json") == document)
      #expect(try names(in: "\(folder)/made/runs") == ["max-nearest-conv", "max-unpool", "strided-nearest-conv"])
      for (options, words) in [
        (["--down", "strided", "--up", "unpool"], ["unpool", "down max"]), (["--up", "nearest,up"], ["nearest-conv"]),
        (["--channels", "2,2,2,2"], ["at least 16×16", "4 stages", "12×12"]), (["--down", "sideways"], ["strided"]),
        (["--channels", "0"], ["--channels", "1 to 4096"]),
      ] {
        try Latent.fail(
          64, ["atlas", "--dataset", "./tiny", "--output", "none"] + options, saying: words, folder: folder)
      }
      #expect(try names(in: folder) == ["made", "tiny"])
    }
  }

  @Test("a run that unpools is refused by name where images of codes alone are needed, and by nothing else")
  func unpooling() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try Latent.succeed(
        [
          "train", "undercomplete", "--down", "max", "--up", "unpool", "--dataset", "./tiny", "--epochs", "1",
          "--output", "runs/unpooling", "--quiet",
        ], folder: folder)
      for study in ["compression", "generation", "inpainting"] {
        try Latent.fail(
          64, ["study", study, "runs/unpooling"], saying: ["runs/unpooling", "codes alone", "max-unpooling"],
          folder: folder)
      }
      try Latent.succeed(["study", "retrieval", "runs/unpooling", "--k", "1", "--quiet"], folder: folder)
    }
  }

  @Test("nonsense is refused before anything is trained")
  func refusals() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try Latent.fail(
        64, ["study", "anomaly", "--dataset", "./tiny", "--digit", "9", "--output", "made"],
        saying: ["--digit", "found 9"], folder: folder)
      for (ways, words) in [
        ("transposed,unpool", ["unpool", "down max", "strided"]), ("transposed,nearest-con", ["nearest-conv"]),
      ] {
        try Latent.fail(
          64, ["study", "checkerboard", "--dataset", "./tiny", "--up", ways, "--output", "made"], saying: words,
          folder: folder)
      }
      #expect(try names(in: folder) == ["tiny"])
      try Latent.fail(
        64, ["study", "compression", "--dataset", "./tiny", "--sizes", "2,200", "--output", "made"],
        saying: ["sizes", "1 to 144", "found 200"], folder: folder)
      #expect(try names(in: folder) == ["tiny"])
      try Latent.fail(64, ["study", "compression", "--sizes", "2,x"], saying: ["--sizes", "commas"], folder: folder)
      try Latent.fail(
        64, ["study", "pretraining", "--dataset", "./tiny", "--labels", "2"], saying: ["labels", "found 2"],
        folder: folder)
      try Latent.fail(
        64, ["study", "features", "--dataset", "./tiny", "--width", "85mm"], saying: ["--width", "--output"],
        folder: folder)
      try Latent.fail(64, ["figure", "study", "--output", "a.pdf"], saying: ["--from", "study.json"], folder: folder)
      try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/study.json"))
      try Latent.fail(
        73, ["study", "features", "--dataset", "./tiny", "--output", "."], saying: ["study.json"], folder: folder)
      #expect(try text("\(folder)/study.json") == "mine")
    }
  }
}

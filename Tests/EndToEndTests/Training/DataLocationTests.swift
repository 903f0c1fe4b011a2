import Foundation
import TestSupport
import Testing

@Suite("A run knows where its images were, and needs them only where they are shown")
struct DataLocationTests {
  /// Calls `body` with a folder that holds data, a run of each kind, and nothing else that could be found.
  private func withRuns(_ kinds: [String] = ["variational"], _ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/elsewhere/tiny")
      for kind in kinds {
        try Latent.succeed([
          "train", kind, "--dataset", data, "--epochs", "1", "--output", "\(folder)/\(kind)", "--quiet",
        ])
      }
      try body(folder)
    }
  }

  private func move(_ folder: String, _ from: String, _ to: String) throws {
    try FileManager.default.moveItem(atPath: "\(folder)/\(from)", toPath: "\(folder)/\(to)")
  }

  @Test("later commands find them without being told")
  func remembered() throws {
    try withRuns { folder in
      #expect(try text("\(folder)/variational/data-location.txt").hasSuffix("/elsewhere/tiny\n"))
      let settings = try text("\(folder)/variational/config.json")
      #expect(!settings.contains("elsewhere"))
      #expect(try Latent.succeed(["info", "\(folder)/variational"]).text.contains("/elsewhere/tiny"))
      try Latent.succeed(["evaluate", "\(folder)/variational"])
      try Latent.succeed(["encode", "\(folder)/variational", "--output", "\(folder)/codes.csv"])
      try Latent.succeed(["train", "variational", "--output", "\(folder)/variational", "--resume", "--epochs", "2"])
    }
  }

  @Test("once they have moved, it is said where they were, and --data-dir says where they are")
  func moved() throws {
    try withRuns { folder in
      let run = "\(folder)/variational"
      try move(folder, "elsewhere/tiny", "small")
      try Latent.fail(66, ["evaluate", run], saying: [run, "/elsewhere/tiny", "tiny", "--data-dir FOLDER"])
      try Latent.succeed(["evaluate", run, "--data-dir", "\(folder)/small"])
      // A command that only looks at the run changes nothing there; training does.
      try Latent.fail(66, ["evaluate", run], saying: ["--data-dir"])
      try Latent.succeed([
        "train", "variational", "--output", run, "--resume", "--epochs", "2", "--data-dir", "\(folder)/small",
      ])
      #expect(try text("\(run)/data-location.txt").hasSuffix("/small\n"))
      try Latent.succeed(["evaluate", run])
    }
  }

  @Test("a place that holds other images now is no harm")
  func replaced() throws {
    try withRuns { folder in
      try FileManager.default.removeItem(atPath: "\(folder)/elsewhere/tiny")
      try TinyData.write(to: "\(folder)/elsewhere/tiny", training: 60)
      try Latent.fail(65, ["evaluate", "\(folder)/variational"], saying: ["tiny", "other images"])
      for place in ["", "relative/place\n", "/\u{0}\n", "/dev/null\n"] {
        try Data(place.utf8).write(to: URL(fileURLWithPath: "\(folder)/variational/data-location.txt"))
        try Latent.fail(66, ["evaluate", "\(folder)/variational"], saying: ["--data-dir"])
      }
    }
  }

  @Test("digits of a prior are drawn when the images are gone", arguments: ["samples", "manifold"])
  func priorAlone(figure: String) throws {
    try withRuns { folder in
      let command = ["figure", figure, "\(folder)/variational", "--output", "\(folder)/a.svg"]
      try Latent.succeed(command)
      let before = try bytes("\(folder)/a.svg")
      try FileManager.default.removeItem(atPath: "\(folder)/elsewhere")
      try Latent.succeed(command + ["--offline"])
      #expect(try bytes("\(folder)/a.svg") == before)
      try Latent.succeed(["sample", "\(folder)/variational", "--output", "\(folder)/a.npy"])
      try Latent.fail(
        66, ["figure", "scatter", "\(folder)/variational", "--output", "\(folder)/b.svg"], saying: ["--data-dir"])
    }
  }

  @Test("runs on different images are not drawn together, whatever is at hand")
  func different() throws {
    try withRuns { folder in
      let other = try TinyData.write(to: "\(folder)/other", training: 60)
      try Latent.succeed(["train", "sparse", "--dataset", other, "--epochs", "1", "--output", "\(folder)/b", "--quiet"])
      try Latent.fail(
        64, ["figure", "samples", "\(folder)/variational", "\(folder)/b", "--output", "\(folder)/a.png"],
        saying: ["other", "tiny"])
    }
  }

  @Test("what a sampler found is kept in the run, and changes nothing", arguments: ["undercomplete", "sparse"])
  func sampler(kind: String) throws {
    try withRuns([kind]) { folder in
      let (run, kept) = ("\(folder)/\(kind)", "\(folder)/\(kind)/sampler-gaussian.safetensors")
      func sample() throws -> Data {
        try Latent.succeed(["sample", run, "--count", "9", "--output", "\(folder)/a.npy"])
        return try bytes("\(folder)/a.npy")
      }
      let (first, fit) = (try sample(), try bytes(kept))
      #expect(try Latent.succeed(["info", kept]).text.contains("gaussian"))
      #expect(try sample() == first)
      // Damaged, it is as if it were not there.
      try (fit.dropLast() + [fit[fit.endIndex - 1] ^ 1]).write(to: URL(fileURLWithPath: kept))
      #expect(try sample() == first)
      #expect(try bytes(kept) == fit)
      // With it, no image is needed.
      try move(folder, "elsewhere", "away")
      #expect(try sample() == first)
      // Other weights have another.
      try Latent.succeed([
        "train", kind, "--output", run, "--resume", "--epochs", "3", "--data-dir", "\(folder)/away", "--quiet",
      ])
      #expect(try sample() != first)
      #expect(try bytes(kept) != fit)
    }
  }

  @Test(
    "a run that cannot be written is sampled all the same",
    .enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func readOnly() throws {
    try withRuns(["undercomplete"]) { folder in
      let run = "\(folder)/undercomplete"
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: run)
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: run) }
      try Latent.succeed(["sample", run, "--output", "\(folder)/a.npy"])
      #expect(!FileManager.default.fileExists(atPath: "\(run)/sampler-gaussian.safetensors"))
    }
  }

  @Test("a folder in the sampler's place is no harm")
  func folderInItsPlace() throws {
    try withRuns(["undercomplete"]) { folder in
      let place = "\(folder)/undercomplete/sampler-gaussian.safetensors"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
      try Latent.succeed(["sample", "\(folder)/undercomplete", "--output", "\(folder)/a.npy"])
    }
  }
}

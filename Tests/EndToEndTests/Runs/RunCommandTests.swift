import Foundation
import Storage
import TestSupport
import Testing

@Suite("Commands that look at a run")
struct RunCommandTests {
  @Test("codes are the same as numbers of Python and as text")
  func codes() throws {
    try withRuns(["variational"]) { folder in
      let encode = ["encode", "\(folder)/variational", "--data-dir", "\(folder)/tiny"]
      try Latent.succeed(encode + ["--output", "\(folder)/codes.csv"])
      try Latent.succeed(encode + ["--output", "\(folder)/codes.npy"])
      let printed = try Latent.succeed(encode + ["--output", "-"])
      let table = try Table(csv: printed.text, file: "codes.csv")
      #expect(table.columns == ["index", "label", "z1", "z2"])
      // A file says what made it, in a column of its own.
      let written = try Table(csv: text("\(folder)/codes.csv"), file: "codes.csv")
      #expect(
        written.columns == table.columns + ["about"] && written.rows.map { $0.dropLast() } == table.rows.map { $0[...] }
      )
      let array = try Npy.decode(bytes("\(folder)/codes.npy"), name: "codes.npy")
      #expect(array.shape == [24, 2])
      guard case .float32(let values) = array.elements else { return #expect(Bool(false), "float32") }
      #expect(table.rows.flatMap { $0.dropFirst(2) }.map { Float($0) } == values)
      // A draw from the posterior is another code, and the same for the same seed.
      let sampled = try (0..<2).map { _ in
        try Latent.succeed(encode + ["--sample", "--seed", "4", "--output", "-"]).text
      }
      #expect(sampled[0] == sampled[1])
      #expect(sampled[0] != printed.text)
    }
  }

  @Test("evaluate prints numbers for people and for programs")
  func evaluate() throws {
    try withRuns(["contractive"]) { folder in
      let command = ["evaluate", "\(folder)/contractive", "--data-dir", "\(folder)/tiny"]
      #expect(try Latent.succeed(command).text.contains("Jacobian norm"))
      let json = try Latent.succeed(command + ["--json"]).output
      let document = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
      let terms = try #require(document["terms"] as? [String: Double])
      #expect(Set(terms.keys) == ["reconstruction", "contraction"])
    }
  }

  @Test("models are compared in a figure and a table")
  func compare() throws {
    try withRuns(["variational", "sparse"]) { folder in
      let command = [
        "compare", "\(folder)/variational", "\(folder)/sparse", "--data-dir", "\(folder)/tiny", "--output",
        "\(folder)/both",
      ]
      let result = try Latent.succeed(command)
      #expect(result.text.contains("reconstruction cross-entropy"))
      #expect(
        try names(in: "\(folder)/both")
          == ["csv", "html", "json", "md", "pdf", "png", "svg", "tex"].map { "comparison.\($0)" }
          + ["csv", "pdf", "png", "svg"].map { "drift.\($0)" }
          + ["pdf", "png", "svg"].map { "interpolation.\($0)" }
          + ["csv", "pdf", "png", "svg"].map { "similarity.\($0)" })
      let words = String(decoding: try bytes("\(folder)/both/comparison.md"), as: UTF8.self)
      #expect(words.contains("debiased linear CKA") && words.contains("Without --noise-floor"))
      // All of it is ours.
      try Latent.succeed(command)
      let json = try Latent.succeed(Array(command.dropLast(2)) + ["--json"])
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: json.output) }
    }
  }

  @Test("a comparison knows what seeds alone make of a model, and trains them once")
  func noiseFloor() throws {
    try withRuns(["variational", "sparse"]) { folder in
      let command = [
        "compare", "\(folder)/variational", "\(folder)/sparse", "--data-dir", "\(folder)/tiny", "--noise-floor", "2",
      ]
      try Latent.fail(64, command, saying: ["--noise-floor", "--output"])
      func contents(_ file: String) throws -> [Data] {
        try names(in: "\(folder)/both/seeds").map { try bytes("\(folder)/both/seeds/\($0)/\(file)") }
      }
      try Latent.succeed(command + ["--output", "\(folder)/both"])
      #expect(try Set(contents("model.safetensors")).count == 4)
      let words = String(decoding: try bytes("\(folder)/both/comparison.md"), as: UTF8.self)
      #expect(words.contains("variational, 2 units, other seeds") && !words.contains("Without --noise-floor"))
      // The seconds of an epoch are in there, too: a second training would have others.
      let metrics = try contents("metrics.csv")
      try Latent.succeed(command + ["--output", "\(folder)/both"])
      #expect(try contents("metrics.csv") == metrics)
    }
  }

  @Test("a model that has collapsed is compared where it can be, and said to have collapsed")
  func collapsed() throws {
    try withRuns(["variational", "undercomplete"]) { folder in
      let data = ["--data-dir", "\(folder)/tiny"]
      let flat = "\(folder)/flat"
      try Latent.succeed([
        "train", "sparse", "--sparsity", "1000000", "--dataset", "\(folder)/tiny", "--batch-size", "4",
        "--learning-rate", "0.01", "--epochs", "20", "--output", flat, "--quiet",
      ])
      #expect(try Latent.succeed(["evaluate", flat] + data).errors.contains("the encoder has collapsed"))
      let two = ["\(folder)/variational", "\(folder)/undercomplete"]
      let result = try Latent.succeed(["compare"] + two + [flat, "--output", "\(folder)/all"] + data)
      #expect(result.errors.contains("sparse, 64 units has collapsed"))
      #expect(try text("\(folder)/all/comparison.md").contains("Note: sparse, 64 units has collapsed"))
      #expect(try !text("\(folder)/all/similarity.csv").contains("sparse"))
      try Latent.fail(
        65, ["figure", "drift", two[0], flat, "--output", "\(folder)/a.svg"] + data, saying: ["sparse", "collapsed"])
      // One that is left has nothing to be compared with.
      let pair = try Latent.succeed(["compare", two[0], flat, "--output", "\(folder)/pair"] + data)
      #expect(pair.errors.contains("fewer than two models"))
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/pair/similarity.csv"))
    }
  }

  @Test("names that nobody gave are numbered among themselves")
  func numberedNames() throws {
    try withRuns(["variational"]) { folder in
      let run = "\(folder)/variational"
      let table = try Latent.succeed(["compare", "ours=\(run)", run, "--data-dir", "\(folder)/tiny"]).text
      #expect(table.contains("ours") && table.contains("variational, 2 units") && !table.contains("(1)"))
      #expect(!table.contains("(2)"))
    }
  }

  @Test("a unit, class or sampler that a run does not have is named")
  func absent() throws {
    try withRuns(["undercomplete"]) { folder in
      let figure = ["--data-dir", "\(folder)/tiny", "--output", "\(folder)/a.png"]
      let run = "\(folder)/undercomplete"
      try Latent.fail(64, ["figure", "traversals", run, "--units", "3"] + figure, saying: ["3", "1 to 2"])
      try Latent.fail(64, ["figure", "manifold", run, "--units", "1,9"] + figure, saying: ["9"])
      try Latent.fail(64, ["figure", "interpolation", run, "--classes", "0,seven"] + figure, saying: ["seven"])
      try Latent.fail(64, ["figure", "manifold", run, run] + figure, saying: ["one run"])
      try Latent.fail(64, ["sample", run, "--sampler", "prior"] + figure, saying: ["prior", "gaussian"])
      try Latent.fail(
        64, ["encode", run, "--sample", "--data-dir", "\(folder)/tiny", "--output", "\(folder)/a.csv"],
        saying: ["variational"])
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/a.png"))
    }
  }
}

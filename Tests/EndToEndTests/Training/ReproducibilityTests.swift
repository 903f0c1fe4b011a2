import Autoencoders
import Foundation
import TestSupport
import Testing

@Suite("A run has the same bytes")
struct ReproducibilityTests {
  @Test("with 1, 2 and 3 threads, in any folder", arguments: AutoencoderKind.allCases)
  func threads(kind: AutoencoderKind) throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      let weights = try [1, 2, 3].map { threads in
        let run = "\(folder)/elsewhere-\(threads)/run"
        try Latent.succeed([
          "train", kind.rawValue, "--dataset", data, "--epochs", "3", "--batch-size", "20", "--threads", "\(threads)",
          "--output", run, "--quiet",
        ])
        return try bytes("\(run)/model.safetensors")
      }
      #expect(weights[0] == weights[1])
      #expect(weights[0] == weights[2])
    }
  }

  @Test("and other ones with another seed")
  func seeds() throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      let weights = try ["0", "1"].map { seed in
        try Latent.succeed([
          "train", "undercomplete", "--dataset", data, "--epochs", "1", "--seed", seed, "--output",
          "\(folder)/\(seed)", "--quiet",
        ])
        return try bytes("\(folder)/\(seed)/model.safetensors")
      }
      #expect(weights[0] != weights[1])
    }
  }

  @Test("and its figures, in any time zone and with any number of threads", arguments: ["png", "svg", "pdf"])
  func figures(format: String) throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      try Latent.succeed([
        "train", "variational", "--dataset", data, "--epochs", "1", "--output", "\(folder)/run", "--quiet",
      ])
      let figures = try [("1", "UTC"), ("3", "Asia/Tokyo")].map { threads, zone in
        let file = "\(folder)/\(threads).\(format)"
        try Latent.succeed(
          [
            "figure", "comparison", "\(folder)/run", "--data-dir", data, "--threads", threads, "--output", file,
          ], environment: ["TZ": zone])
        return try bytes(file)
      }
      #expect(figures[0] == figures[1])
    }
  }
}

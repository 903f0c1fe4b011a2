import Foundation
import Storage
import TestSupport
import Testing

@Suite("Damaged and missing inputs")
struct HostileInputTests {
  @Test("damaged images: the file is named, nothing is begun")
  func damagedData() throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      let file = "\(data)/train-images-idx3-ubyte"
      try bytes(file).dropLast().write(to: URL(fileURLWithPath: file))
      try Latent.fail(
        65, ["train", "sparse", "--dataset", data, "--output", "\(folder)/run"],
        saying: ["train-images-idx3-ubyte", "6,928", "6,927"])
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/run"))
    }
  }

  @Test("no data and no network: where was looked, and how to get it")
  func missingData() throws {
    try withTemporaryFolder { folder in
      try Latent.fail(
        66, ["train", "sparse", "--dataset", "kmnist", "--offline", "--output", "\(folder)/run"],
        saying: ["kmnist", "/usr/share/datasets/kmnist", "--data-dir"], environment: ["LATENT_HOME": "\(folder)/home"])
      try Latent.fail(66, ["train", "sparse", "--dataset", "\(folder)/none"], saying: ["\(folder)/none"])
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/run"))
    }
  }

  @Test("what is no run")
  func noRun() throws {
    try withTemporaryFolder { folder in
      for command in [["evaluate"], ["figure", "scatter"], ["sample"], ["encode"]] {
        let target =
          command == ["evaluate"] ? [] : ["--output", "\(folder)/a.\(command == ["encode"] ? "csv" : "png")"]
        try Latent.fail(66, command + ["\(folder)/run"] + target, saying: ["\(folder)/run", "no such folder"])
      }
      try Latent.fail(66, ["evaluate", folder], saying: [folder, "no config.json in it"])
      try Latent.fail(66, ["info", "\(folder)/nothing"], saying: ["\(folder)/nothing"])
      try Data("hello".utf8).write(to: URL(fileURLWithPath: "\(folder)/a.txt"))
      try Latent.fail(65, ["info", "\(folder)/a.txt"], saying: ["\(folder)/a.txt"])
      try Latent.fail(66, ["evaluate", "\(folder)/a.txt"], saying: ["found a file"])
      // A file of a run in place of its folder.
      try FileManager.default.createDirectory(atPath: "\(folder)/vae", withIntermediateDirectories: true)
      try Data("{}".utf8).write(to: URL(fileURLWithPath: "\(folder)/vae/config.json"))
      try Latent.fail(66, ["evaluate", "\(folder)/vae/config.json"], saying: ["the folder around it: \(folder)/vae"])
    }
  }

  @Test("damaged runs: the file, and the tensor or the setting, are named")
  func damagedRun() throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      let run = "\(folder)/run"
      try Latent.succeed(["train", "undercomplete", "--dataset", data, "--epochs", "1", "--output", run, "--quiet"])
      let evaluate = ["evaluate", run, "--data-dir", data]
      let weights = try bytes("\(run)/model.safetensors")

      // The last number of the file belongs to the last tensor; as bytes, NaN is 0x7fc00000.
      try (weights.dropLast(4) + Data([0, 0, 0xc0, 0x7f])).write(to: URL(fileURLWithPath: "\(run)/model.safetensors"))
      try Latent.fail(65, evaluate, saying: ["model.safetensors", "decoder.7", "nan"])
      try weights.dropLast(4).write(to: URL(fileURLWithPath: "\(run)/model.safetensors"))
      try Latent.fail(65, evaluate, saying: ["model.safetensors"])
      try Data([UInt8](repeating: 0xff, count: 64)).write(to: URL(fileURLWithPath: "\(run)/model.safetensors"))
      try Latent.fail(65, evaluate, saying: ["model.safetensors"])
      try FileManager.default.removeItem(atPath: "\(run)/model.safetensors")
      try Latent.fail(66, evaluate, saying: ["model.safetensors"])

      let configuration = try text("\(run)/config.json")
      let wrong = configuration.replacing("\"undercomplete\"", with: "\"overcomplete\"")
      try Data(wrong.utf8).write(to: URL(fileURLWithPath: "\(run)/config.json"))
      try Latent.fail(65, evaluate, saying: ["config.json", "kind"])
      let nested = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
      try Data(nested.utf8).write(to: URL(fileURLWithPath: "\(run)/config.json"))
      try Latent.fail(65, evaluate, saying: ["config.json"])
    }
  }

  @Test("other images than those that a run was made with")
  func otherData() throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      let other = try TinyData.write(to: "\(folder)/other", training: 60)
      let run = "\(folder)/run"
      try Latent.succeed(["train", "undercomplete", "--dataset", data, "--epochs", "1", "--output", run, "--quiet"])
      try Latent.fail(65, ["evaluate", run, "--data-dir", other], saying: ["other", "tiny"])
      let small = try TinyData.write(to: "\(folder)/small", size: 8)
      try Latent.fail(64, ["evaluate", run, "--dataset", small], saying: ["12×12", "8×8"])
    }
  }
}

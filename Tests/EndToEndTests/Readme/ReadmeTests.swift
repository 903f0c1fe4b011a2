import Datasets
import Foundation
import Storage
import TestSupport
import Testing

@Suite("The README is true")
struct ReadmeTests {
  /// The blocks of code in a language.
  private func blocks(_ language: String) throws -> [String] {
    let parts = try text(PackageFolder.path + "/README.md").components(separatedBy: "\n```")
    return parts.filter { $0.hasPrefix(language + "\n") }.map { String($0.dropFirst(language.count + 1)) + "\n" }
  }

  @Test("its program is the one that is compiled here, and it works")
  func library() throws {
    let example = try text(PackageFolder.path + "/Tests/EndToEndTests/Readme/LibraryExample.swift")
    #expect(try blocks("swift").contains(example))
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      try drawLatentSpace(of: DatasetLocator().load(data), epochs: 1, to: "\(folder)/codes.pdf")
      #expect(try bytes("\(folder)/codes.pdf").starts(with: Data("%PDF".utf8)))
    }
  }

  @Test("its commands exist, with the options it gives them")
  func commands() throws {
    let lines = try blocks("sh").flatMap { $0.split(separator: "\n") }
      .flatMap { $0.components(separatedBy: " && ") }
      .map { $0.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces) }
    let commands = lines.filter { $0.hasPrefix("latent ") || $0.contains("swift run -c release latent") }
    #expect(commands.count > 8)
    for line in commands {
      let words = line.split(separator: " ").map(String.init)
      let start = try #require(words.firstIndex(of: "latent"))
      var command = Array(words[(start + 1)...].prefix { !$0.hasPrefix("-") })
      // Some commands have commands of their own.
      command = Array(command.prefix(["data", "notebook", "study"].contains(command.first) ? 2 : 1))
      if command.isEmpty { continue }
      let known = Set(try Latent.succeed(["help"] + command).text.matches(of: /--[a-z-]+/).map { String($0.0) })
      for option in words[start...] where option.hasPrefix("--") {
        #expect(known.contains(String(option.prefix { $0 != "=" })), "\(line): there is no \(option)")
      }
    }
  }

  @Test("its pictures are there")
  func pictures() throws {
    let readme = try text(PackageFolder.path + "/README.md")
    let links = readme.matches(of: /\]\(([^)#]+)\)/).map { String($0.1) }.filter { !$0.contains("://") }
    for link in links {
      #expect(FileManager.default.fileExists(atPath: "\(PackageFolder.path)/\(link)"), "\(link)")
    }
    let pictures = links.filter { $0.hasSuffix(".png") }
    #expect(!pictures.isEmpty)
    for picture in pictures { #expect(try bytes("\(PackageFolder.path)/\(picture)").count < 700_000, "\(picture)") }
  }

  @Test(
    "its PyTorch module loads our weights and gives the same codes and images",
    .enabled(
      if: ProcessInfo.processInfo.environment["LATENT_PYTHON"] != nil, "LATENT_PYTHON names no Python with PyTorch"),
    arguments: ["undercomplete", "sparse", "contractive", "variational"])
  func torch(kind: String) throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny", size: 28)
      let run = "\(folder)/run"
      try Latent.succeed(["train", kind, "--dataset", data, "--epochs", "3", "--output", run, "--quiet"])
      try Latent.succeed(["encode", run, "--data-dir", data, "--output", "\(folder)/codes.npy"])
      try Latent.succeed([
        "figure", "reconstructions", run, "--data-dir", data, "--data", "--output", "\(folder)/strips.png",
      ])
      let module = try #require(try blocks("python").first { $0.contains("nn.Module") })
      try Data(module.utf8).write(to: URL(fileURLWithPath: "\(folder)/latent_model.py"))
      let check = "\(folder)/check.py"
      try Data(Self.comparison.utf8).write(to: URL(fileURLWithPath: check))
      let python = try #require(ProcessInfo.processInfo.environment["LATENT_PYTHON"])
      let result = try Tool.run(path: python, [check, kind, folder])
      #expect(result.status == 0, "\(result.text)\(result.errors)")
    }
  }

  /// Compares codes of all test images, and the reconstructions behind a figure, with what the module gives.
  private static let comparison = """
    import csv, sys
    import numpy as np, torch
    kind, folder = sys.argv[1:]
    sys.path.insert(0, folder)
    from latent_model import Autoencoder, load
    model = load(folder + "/run", Autoencoder(kind, latent_dim=64 if kind == "sparse" else 2))
    images = np.fromfile(folder + "/tiny/t10k-images-idx3-ubyte", np.uint8)[16:].reshape(-1, 1, 28, 28) / np.float32(255)
    with torch.no_grad():
        codes = model.encode(torch.tensor(images)).numpy()
    expected = np.load(folder + "/codes.npy")
    assert codes.shape == expected.shape and abs(codes - expected).max() < 1e-4, abs(codes - expected).max()
    rows = list(csv.reader(open(folder + "/strips.csv")))[1:]
    def strip(original):
        return np.array([r[3:-1] for r in rows if (r[0] == "original") == original], np.float32).reshape(-1, 1, 28, 28)
    with torch.no_grad():
        decoded = model(torch.tensor(strip(True))).numpy()
    assert abs(decoded - strip(False)).max() < 1e-4, abs(decoded - strip(False)).max()
    """
}

import Autoencoders
import Foundation
import TestSupport
import Testing

@Suite("latent report")
struct ReportTests {
  @Test("writes figures, runs, tables and one page that needs no other; the same bytes every time")
  func everything() throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      for (output, threads) in [("a", "1"), ("b", "3")] {
        try Latent.succeed([
          "report", "--dataset", data, "--epochs", "1", "--threads", threads, "--output", "\(folder)/\(output)",
        ])
      }
      let kinds = AutoencoderKind.compared.map(\.rawValue)
      let figures =
        ["comparison", "similarity", "drift", "curves"]
        + kinds.flatMap { kind in
          ["scatter", "reconstructions", "samples", "interpolation", "manifold", "traversals"].map { "\(kind)/\($0)" }
        }
      let files =
        figures.flatMap { figure in ["png", "svg", "pdf"].map { "\(figure).\($0)" } }
        + ["report.html", "report.pdf"] + ["csv", "json", "md", "tex"].map { "comparison.\($0)" }
        + kinds.map { "runs/\($0)/model.safetensors" }
      for file in files {
        let (first, second) = (try bytes("\(folder)/a/\(file)"), try bytes("\(folder)/b/\(file)"))
        #expect(first == second, "\(file)")
        let start: [String: String] = ["png": "\u{89}PNG", "svg": "<?xml", "pdf": "%PDF", "html": "<!doctype html>"]
        if let expected = start[(file as NSString).pathExtension] {
          #expect(first.starts(with: expected.unicodeScalars.map { UInt8($0.value) }), "\(file)")
        }
      }
      try page("\(folder)/a/report.html", files: figures, folder: folder)
    }
  }

  @Test("has the looks that are asked for, in its figures and in its PDF, with the formulas of its page")
  func looks() throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      try Data("{\"theme\": \"dark\", \"dpi\": 100}".utf8).write(to: URL(fileURLWithPath: "\(folder)/dark.json"))
      let report = ["report", "--dataset", data, "--epochs", "1", "--output", "\(folder)/out"]
      try Latent.succeed(report + ["--width", "60mm", "--style", "\(folder)/dark.json"])
      // 60 mm at 100 dots an inch, on dark paper.
      let png = try bytes("\(folder)/out/variational/scatter.png")
      #expect(Array(png[16..<20]) == [0, 0, 0, 236])
      #expect(try text("\(folder)/out/variational/manifold.svg").contains("width=\"170.0"))
      let words = try Tool("pdftotext").run(["-", "-"], input: bytes("\(folder)/out/report.pdf")).text
      for part in ["‖∂z/∂x‖", "KL(q(z | x) ‖ N(0, 1))"] { #expect(words.contains(part), "\(words)") }
      let html = try text("\(folder)/out/report.html")
      #expect(html.contains("‖∂<i>z</i>/∂<i>x</i>‖<sub>F</sub><sup>2</sup>"))
      #expect(html.contains("--width 60mm --style"))
      try Latent.succeed(report + ["--resume"])
      #expect(try Array(bytes("\(folder)/out/variational/scatter.png")[16..<20]) == [0, 0, 5, 19])
    }
  }

  @Test("a figure that somebody else made is found before anything is trained")
  func foreign() throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      let mine = "\(folder)/out/variational/scatter.png"
      try FileManager.default.createDirectory(atPath: "\(folder)/out/variational", withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: URL(fileURLWithPath: mine))
      try Latent.fail(
        73, ["report", "--dataset", data, "--epochs", "1", "--output", "\(folder)/out"], saying: ["scatter.png"])
      #expect(try text(mine) == "mine")
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/out/runs/undercomplete"))
    }
  }

  private func page(_ path: String, files: [String], folder: String) throws {
    let html = try text(path)
    // Nothing is loaded from elsewhere, and no place on this machine is named.
    #expect(!html.contains("src=\"http") && !html.contains("url(") && !html.contains("<script"))
    #expect(!html.contains(folder))
    let pictures = html.components(separatedBy: "src=\"data:image/").count - 1
    #expect(pictures == files.count)
    for file in files { #expect(html.contains("href=\"\(file).pdf\""), "\(file)") }
    let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(ids.count == Set(ids).count, "\(ids)")
    for link in html.matches(of: /href="#([^"]*)"/) { #expect(ids.contains(String(link.1))) }
    #expect(try Latent.succeed(["info", path]).text.contains("Report"))
  }

  @Test("keeps what is trained when it goes on, and never replaces runs without a word")
  func again() throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      let report = ["report", "--dataset", data, "--epochs", "1", "--output", "\(folder)/out"]
      try Latent.succeed(report)
      let weights = try bytes("\(folder)/out/runs/sparse/model.safetensors")
      try Latent.fail(73, report, saying: ["runs/undercomplete", "--resume", "--force"])
      try Latent.succeed(report + ["--resume"])
      #expect(try bytes("\(folder)/out/runs/sparse/model.safetensors") == weights)
      try Latent.succeed(report + ["--force", "--seed", "1"])
      #expect(try bytes("\(folder)/out/runs/sparse/model.safetensors") != weights)
    }
  }

  @Test("interrupted, says how to go on")
  func interrupted() throws {
    try withTemporaryFolder { folder in
      let data = try TinyData.write(to: "\(folder)/tiny")
      let report = try RunningLatent(
        ["report", "--dataset", data, "--epochs", "100", "--output", "out"], folder: folder)
      report.waitUntil(itSays: "epoch 2/100")
      report.send(SIGINT)
      try #require(report.end() == 130, "\(report.errors)")
      #expect(report.errors.contains("latent report --dataset \(data) --epochs 100 --output out --resume"))
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/out/report.html"))
    }
  }
}

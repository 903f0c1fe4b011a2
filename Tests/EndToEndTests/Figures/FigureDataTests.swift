import Foundation
import Storage
import TestSupport
import Testing

@Suite("The numbers behind a figure, and a figure from numbers")
struct FigureDataTests {
  @Test("the numbers behind a figure stand beside it")
  func numbers() throws {
    try withRuns(["undercomplete"]) { folder in
      let command = [
        "figure", "scatter", "\(folder)/undercomplete", "--data-dir", "\(folder)/tiny", "--data", "--output",
        "\(folder)/a.svg",
      ]
      try Latent.succeed(command)
      let table = try Table(csv: text("\(folder)/a.csv"), file: "a.csv")
      #expect(table.rows.count == 24)
      // Both are ours and say so.
      try Latent.succeed(command)
      #expect(try Latent.succeed(["info", "\(folder)/a.csv"]).text.contains("weights"))
      try Data("x,y\n1,2\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/a.csv"))
      try Latent.fail(73, command, saying: ["a.csv"])
    }
  }

  @Test("a figure is drawn again from its numbers, in several formats at once")
  func again() throws {
    try withRuns(["variational"]) { folder in
      let files = ["png", "svg", "pdf"].flatMap { ["--output", "\(folder)/a.\($0)"] }
      try Latent.succeed(
        ["figure", "manifold", "\(folder)/variational", "--data-dir", "\(folder)/tiny", "--data"] + files)
      let again = ["figure", "manifold", "--from", "\(folder)/a.csv"]
      try Latent.succeed(again + ["png", "svg", "pdf"].flatMap { ["--output", "\(folder)/b.\($0)"] })
      for format in ["png", "svg", "pdf"] {
        #expect(try bytes("\(folder)/a.\(format)") == bytes("\(folder)/b.\(format)"), "\(format)")
      }
      try Latent.fail(
        64, ["figure", "samples", "--from", "\(folder)/a.csv", "--output", "\(folder)/c.png"], saying: ["manifold"])
      try Latent.fail(64, again + ["\(folder)/variational", "--output", "\(folder)/c.png"], saying: ["--from"])
      try Latent.fail(64, ["figure", "scatter", "--output", "\(folder)/c.png"], saying: ["--from"])
    }
  }

  @Test("the codes that encode writes are drawn; what became of the points is said")
  func encoded() throws {
    try withRuns(["variational"]) { folder in
      try Latent.succeed([
        "encode", "\(folder)/variational", "--data-dir", "\(folder)/tiny", "--output", "\(folder)/codes.csv",
      ])
      for (points, word) in [("auto", "points: vector"), ("raster", "points: raster"), ("density", "points: density")] {
        let result = try Latent.succeed([
          "figure", "scatter", "--from", "\(folder)/codes.csv", "--points", points, "--output", "\(folder)/c.pdf",
        ])
        #expect(result.errors.contains(word))
      }
    }
  }

  @Test("points drawn again are drawn as before, and codes without classes are described without")
  func pointsAgain() throws {
    try withRuns(["variational"]) { folder in
      try Latent.succeed([
        "figure", "scatter", "\(folder)/variational", "--data-dir", "\(folder)/tiny", "--points", "density", "--data",
        "--output", "\(folder)/a.svg",
      ])
      let again = ["figure", "scatter", "--from", "\(folder)/a.csv", "--output", "\(folder)/b.svg"]
      #expect(try Latent.succeed(again).errors.contains("points: density"))
      #expect(try bytes("\(folder)/a.svg") == bytes("\(folder)/b.svg"))
      #expect(try Latent.succeed(again + ["--points", "vector"]).errors.contains("points: vector"))
      try Data("x,y\n1,2\n3,5\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/plain.csv"))
      let plain = try Latent.succeed([
        "figure", "scatter", "--from", "\(folder)/plain.csv", "--output", "\(folder)/p.svg",
      ]).errors
      #expect(plain.contains("Scatter plot of latent codes.") && !plain.contains("class"))
    }
  }
}

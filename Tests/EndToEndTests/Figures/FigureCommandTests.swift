import Figures
import Foundation
import Storage
import TestSupport
import Testing

@Suite("Commands that look at a run")
struct FigureCommandTests {
  private func withRuns(_ kinds: [String], _ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      for kind in kinds {
        try Latent.succeed([
          "train", kind, "--dataset", "\(folder)/tiny", "--epochs", "2", "--output", "\(folder)/\(kind)", "--quiet",
        ])
      }
      try body(folder)
    }
  }

  @Test("every figure of every kind says what made it", arguments: FigureName.allCases.filter(\.showsRuns))
  func provenance(name: FigureName) throws {
    try withRuns(["variational", "sparse"]) { folder in
      for kind in ["variational", "sparse"] {
        for format in ["png", "svg", "pdf"] {
          let file = "\(folder)/figure.\(format)"
          try Latent.succeed([
            "figure", name.rawValue, "\(folder)/\(kind)", "--data-dir", "\(folder)/tiny", "--output", file,
          ])
          let info = try Latent.succeed(["info", file]).text
          for word in ["latent 0.1.0", kind, "weights", "seed", name.rawValue] {
            #expect(info.contains(word), "\(info)")
          }
          #expect(!info.contains(folder), "no paths")
        }
      }
    }
  }

  @Test("the figure of operations needs no run, and is drawn again from its numbers")
  func operations() throws {
    try withTemporaryFolder { folder in
      try Latent.succeed(["figure", "operations", "--data", "--output", "\(folder)/a.svg"])
      try Latent.succeed(["figure", "operations", "--from", "\(folder)/a.csv", "--output", "\(folder)/b.svg"])
      #expect(try bytes("\(folder)/a.svg") == bytes("\(folder)/b.svg"))
      #expect(try Latent.succeed(["info", "\(folder)/a.svg"]).text.contains("operations"))
      try Latent.fail(
        64, ["figure", "operations", folder, "--output", "\(folder)/c.svg"], saying: ["expected no run"])
    }
  }

  @Test("operations are chosen by name, and a figure that is too tall says what would fit")
  func chosenOperations() throws {
    try withTemporaryFolder { folder in
      let figure = ["figure", "operations", "--output", "\(folder)/a.svg"]
      let some = try Latent.succeed(figure + ["--examples", "nearest, max-pooling"]).errors
      #expect(some.contains("nearest neighbour; max pooling") && !some.contains("bilinear"))
      let help = try Latent.succeed(["help", "figure"]).text
      for name in ["strided-convolution", "bed-of-nails", "one-to-many"] {
        #expect(help.contains(name))
        try Latent.fail(64, figure + ["--examples", "neerest"], saying: [name, "did you mean 'nearest'"])
      }
      try Latent.fail(64, figure + ["--examples", "nearest,nearest"], saying: ["nearest twice"])
      #expect(try !Latent.succeed(figure).errors.contains("note:"))
      let tall = try Latent.succeed(figure + ["--width", "slide"]).errors
      let examples = try #require(tall.firstMatch(of: /a slide is 143mm: with the examples ([a-z,-]+) alone/)).output.1
      #expect(try !Latent.succeed(figure + ["--width", "slide", "--examples", "\(examples)"]).errors.contains("tall"))
      try Latent.fail(64, ["figure", "curves", folder, "--examples", "nearest", "-o", "a.svg"], saying: ["operations"])
    }
  }

  @Test("a model with pooling indices says so, and takes part where it can")
  func poolingIndices() throws {
    try withRuns(["undercomplete"]) { folder in
      let images = ["--data-dir", "\(folder)/tiny"]
      let (plain, unpooled) = ("\(folder)/undercomplete", "\(folder)/unpooled")
      try Latent.succeed([
        "train", "undercomplete", "--dataset", "\(folder)/tiny", "--epochs", "1", "--down", "max", "--up", "unpool",
        "--channels", "4,6", "--output", unpooled, "--quiet",
      ])
      let words = "+ pooling indices"
      #expect(try Latent.succeed(["evaluate", unpooled] + images).text.contains(words))
      #expect(try Latent.succeed(["compare", plain, "ours=\(unpooled)"] + images).text.contains("ours \(words)"))
      func figure(_ name: String, _ runs: [String]) -> [String] {
        ["figure", name] + runs + images + ["--output", "\(folder)/a.svg"]
      }
      for name in ["samples", "interpolation"] {
        try Latent.succeed(figure(name, [plain, "ours=\(unpooled)"]) + ["--data"])
        #expect(try text("\(folder)/a.csv").contains("ours \(words) is left out"))
        try Latent.fail(64, figure(name, ["ours=\(unpooled)"]), saying: ["ours \(words)", "codes alone"])
      }
      try Latent.succeed(figure("comparison", [plain, unpooled]) + ["--data"])
      #expect(try text("\(folder)/a.csv").contains("codes alone make no images there"))
      try Latent.succeed(figure("reconstructions", [unpooled]) + ["--data"])
      #expect(try text("\(folder)/a.csv").contains("places of each image's own maxima"))
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

  @Test("a number of images that is given is kept, and the picture is as wide in every format")
  func givenNumbers() throws {
    try withRuns(["variational"]) { folder in
      func rows(_ arguments: [String]) throws -> Int {
        try Latent.succeed(
          ["figure"] + arguments + ["\(folder)/variational", "--data-dir", "\(folder)/tiny", "--data", "--output"]
            + ["\(folder)/a.png", "--width", "85mm"])
        return try Table(csv: text("\(folder)/a.csv"), file: "a.csv").rows.count
      }
      #expect(try rows(["manifold", "--steps", "7"]) == 49)
      #expect(try rows(["samples", "--count", "12"]) == 12)
      #expect(try rows(["traversals", "--steps", "3"]) == 14)
      let chosen = try rows(["manifold"])
      #expect((14 * 14...26 * 26).contains(chosen))
    }
  }

  @Test("samples without any spread say what they are")
  func temperature() throws {
    try withRuns(["variational"]) { folder in
      let command = [
        "figure", "samples", "\(folder)/variational", "--data-dir", "\(folder)/tiny", "--count", "4", "--output",
        "\(folder)/a.svg", "--temperature",
      ]
      let (none, half) = (try Latent.succeed(command + ["0"]), try Latent.succeed(command + ["0.5"]))
      #expect(none.errors.contains("the same code for every image (temperature 0)"))
      #expect(half.errors.contains("temperature 0.5"))
    }
  }

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

  @Test("looks are set once in a style file, and flags go before it")
  func styleFile() throws {
    try withRuns(["variational"]) { folder in
      func write(_ json: String) throws {
        try Data(json.utf8).write(to: URL(fileURLWithPath: "\(folder)/paper.json"))
      }
      func figure(_ name: String, _ options: [String]) throws -> Data {
        let file = "\(folder)/styled.svg"
        try Latent.succeed(
          ["figure", name, "\(folder)/variational", "--data-dir", "\(folder)/tiny", "--output", file] + options)
        return try bytes(file)
      }
      try write("{\"width\": \"120mm\", \"font-size\": 9, \"theme\": \"print\", \"no-note\": true, \"dpi\": 150}")
      let style = ["--style", "\(folder)/paper.json"]
      let flags = ["--width", "120mm", "--font-size", "9", "--theme", "print", "--no-note", "--dpi", "150"]
      for name in FigureName.allCases.filter(\.showsRuns).map(\.rawValue) {
        let styled = try figure(name, style)
        #expect(try styled == figure(name, flags), "\(name)")
        #expect(try styled != figure(name, style + ["--theme", "dark"]), "\(name)")
      }
      let command = [
        "figure", "curves", "\(folder)/variational", "--output", "\(folder)/c.svg", "--style", "\(folder)/paper.json",
      ]
      for (json, words) in [
        ("{\"widht\": \"85mm\"}", ["widht", "did you mean 'width'"]), ("{\"width\": \"85\"}", ["width", "85mm"]),
        ("{\"width\": 85}", ["such as 85mm", "slide; found '85'"]),
        ("{\"no-note\": \"yes\"}", ["no-note", "true or false"]), ("[1]", ["JSON object"]), ("", ["JSON object"]),
        ("{\"font-size\": 3}", ["font-size", "from 6 to 40"]), ("{\"title\": {}}", ["'title'"]),
        ("{\n  \"dpi\": 150,\n  \"width\": 85mm\n}", ["line 3, column 14"]), ("{\"dpi\": 150", ["end too early"]),
      ] {
        try write(json)
        try Latent.fail(65, command, saying: ["paper.json"] + words)
      }
      try Latent.fail(66, Array(command.dropLast()) + ["\(folder)/none.json"], saying: ["none.json"])
      try Latent.fail(64, Array(command.dropLast(2)) + ["--font", "No Such Sans"], saying: ["No Such Sans"])
    }
  }

  @Test("runs have the names that somebody gives them")
  func givenNames() throws {
    try withRuns(["variational", "sparse"]) { folder in
      let images = ["--data-dir", "\(folder)/tiny"]
      let runs = ["ours=\(folder)/variational", "no prior=\(folder)/sparse"]
      try Latent.succeed(["figure", "reconstructions"] + runs + images + ["--data", "--output", "\(folder)/r.svg"])
      let models = try Table(csv: text("\(folder)/r.csv"), file: "r.csv")[column: "model"] ?? []
      #expect(Set(models) == ["original", "ours", "no prior"])
      #expect(try Latent.succeed(["info", "\(folder)/r.svg"]).text.contains("ours; no prior"))
      let table = try Latent.succeed(["compare"] + runs + images).text
      #expect(table.contains("ours") && table.contains("no prior"))
      try Latent.fail(
        64, ["compare", runs[0], "ours=\(folder)/sparse"] + images, saying: ["“ours” twice", "another name"])
      // A folder with such a name is a folder.
      try FileManager.default.moveItem(atPath: "\(folder)/sparse", toPath: "\(folder)/penalty=l1")
      try Latent.succeed(["evaluate", "\(folder)/penalty=l1"] + images)
    }
  }

  @Test("a page that is too small says how large it must be, in the unit that was used")
  func tooSmall() throws {
    try withRuns(["variational"]) { folder in
      let figure = [
        "figure", "scatter", "\(folder)/variational", "--data-dir", "\(folder)/tiny", "--output", "\(folder)/a.svg",
        "--width", "85mm", "--height",
      ]
      try Latent.fail(64, figure + ["25mm"], saying: ["--height: expected at least", "found 25mm"])
      let message = try Latent.run(figure + ["25mm"]).errors
      let least = try #require(message.firstMatch(of: /at least ([0-9]+mm)/)).output.1
      try Latent.succeed(figure + [String(least)])
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
          == ["comparison.csv", "comparison.md", "comparison.pdf", "comparison.png", "comparison.svg"])
      // All of it is ours.
      try Latent.succeed(command)
      let json = try Latent.succeed(Array(command.dropLast(2)) + ["--json"])
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: json.output) }
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
}

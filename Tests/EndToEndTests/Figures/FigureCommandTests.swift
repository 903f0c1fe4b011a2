import Figures
import Foundation
import Storage
import TestSupport
import Testing

@Suite("Figures that are asked for on the command line")
struct FigureCommandTests {
  @Test("every figure of every kind says what made it", arguments: FigureName.allCases.filter(\.showsRuns))
  func provenance(name: FigureName) throws {
    try withRuns(["variational", "sparse"]) { folder in
      for kind in ["variational", "sparse"] {
        for format in ["png", "svg", "pdf"] {
          let file = "\(folder)/figure.\(format)"
          let runs = ["\(folder)/\(kind)"] + (name.needsSeveralRuns ? ["other=\(folder)/\(kind)"] : [])
          try Latent.succeed(
            ["figure", name.rawValue] + runs + ["--data-dir", "\(folder)/tiny", "--output", file])
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

  @Test("codes of many units become points by t-SNE, the same for a seed and any threads; what has no map is refused")
  func projection() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try TinyData.write(to: "\(folder)/single", test: 1)
      for data in ["tiny", "single"] {
        try Latent.succeed(
          [
            "train", "undercomplete", "--dataset", data, "--latent-dim", "4", "--epochs", "1", "--quiet", "--output",
            "\(data)-run",
          ], folder: folder)
      }
      let figure = ["figure", "scatter", "tiny-run", "--data", "--output", "a.svg", "--projection"]
      try Latent.succeed(figure + ["tsne"], folder: folder)
      let map = try bytes("\(folder)/a.svg")
      #expect(try text("\(folder)/a.csv").contains("mapped from 4 units by t-SNE, perplexity 7.67, KL divergence"))
      #expect(try Latent.succeed(["info", "a.svg"], folder: folder).text.contains("tsne"))
      try Latent.succeed(figure + ["tsne", "--threads", "3"], folder: folder)
      #expect(try bytes("\(folder)/a.svg") == map)
      try Latent.succeed(figure + ["tsne", "--seed", "1"], folder: folder)
      #expect(try bytes("\(folder)/a.svg") != map)
      try Latent.succeed(figure + ["pca"], folder: folder)
      #expect(try text("\(folder)/a.csv").contains("two principal components of 4 units"))
      try Latent.fail(64, figure + ["tsne", "--units", "1,2"], saying: ["--units", "--projection"], folder: folder)
      try Latent.fail(64, figure + ["mds"], saying: ["pca", "tsne", "umap"], folder: folder)
      try Latent.fail(
        64, ["figure", "manifold", "tiny-run", "--projection", "tsne", "-o", "b.svg"],
        saying: ["--projection: expected with scatter, comparison"], folder: folder)
      try Latent.fail(
        64, ["figure", "scatter", "single-run", "--projection", "tsne", "-o", "b.svg"],
        saying: ["at least 4 codes, found 1"], folder: folder)
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

  @Test("looks are set once in a style file, and flags go before it")
  func styleFile() throws {
    try withRuns(["variational"]) { folder in
      func write(_ json: String) throws {
        try Data(json.utf8).write(to: URL(fileURLWithPath: "\(folder)/paper.json"))
      }
      func figure(_ name: FigureName, _ options: [String]) throws -> Data {
        let file = "\(folder)/styled.svg"
        let runs = ["\(folder)/variational"] + (name.needsSeveralRuns ? ["other=\(folder)/variational"] : [])
        try Latent.succeed(
          ["figure", name.rawValue] + runs + ["--data-dir", "\(folder)/tiny", "--output", file] + options)
        return try bytes(file)
      }
      try write("{\"width\": \"120mm\", \"font-size\": 9, \"theme\": \"print\", \"no-note\": true, \"dpi\": 150}")
      let style = ["--style", "\(folder)/paper.json"]
      let flags = ["--width", "120mm", "--font-size", "9", "--theme", "print", "--no-note", "--dpi", "150"]
      for name in FigureName.allCases.filter(\.showsRuns) {
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
}

import Datasets
import Foundation
import Storage
import TestSupport
import Testing

@Suite("latent sample")
struct SampleCommandTests {
  /// A run of three classes: "tiny" beside it holds its images.
  private func withRun(_ kind: String = "variational", _ body: (_ folder: String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try Latent.succeed(
        ["train", kind, "--dataset", "tiny", "--epochs", "2", "--output", "run", "--quiet"], folder: folder)
      try body(folder)
    }
  }

  private func array(_ path: String) throws -> (shape: [Int], pixels: [Float]) {
    let array = try Npy.decode(bytes(path), name: path)
    guard case .float32(let pixels) = array.elements else { return (array.shape, []) }
    return (array.shape, pixels)
  }

  @Test("every sampler that suits the model draws, says what it is, and draws the same again from what it kept")
  func samplers() throws {
    try withRun { folder in
      for (words, note) in [
        (["--sampler", "prior"], "standard normal prior"),
        (["--sampler", "gaussian"], "Gaussian with full covariance fitted on 48 training codes"),
        (["--sampler", "mixture", "--components", "2"], "mixture of 2 Gaussians fitted on 48 training codes"),
        (["--sampler", "class-mixture", "--components", "1"], "mixtures of the classes, 3 Gaussians in all"),
      ] {
        let command = ["sample", "run", "--count", "5", "--output", "a.npy", "--force"] + words
        let first = try Latent.succeed(command, folder: folder)
        #expect(first.errors.contains("5 images") && first.errors.contains(note), "\(first.errors)")
        let drawn = try bytes("\(folder)/a.npy")
        // The second one reads the fit, with as many threads as it likes.
        try Latent.succeed(command + ["--threads", "3"], folder: folder)
        #expect(try bytes("\(folder)/a.npy") == drawn, "\(words)")
        try Latent.succeed(command + ["--seed", "1"], folder: folder)
        #expect(try bytes("\(folder)/a.npy") != drawn, "\(words)")
      }
      let kept = try names(in: "\(folder)/run").filter { $0.hasPrefix("sampler-") }
      #expect(
        kept == [
          "sampler-class-mixture-1.safetensors", "sampler-gaussian.safetensors", "sampler-mixture-2.safetensors",
        ])
    }
  }

  @Test("a fit that was damaged, or that another program kept, is made anew with the same result")
  func damagedFit() throws {
    try withRun("sparse") { folder in
      let command = ["sample", "run", "--count", "4", "--output", "a.npy"]
      try Latent.succeed(command, folder: folder)
      let (drawn, kept) = (try bytes("\(folder)/a.npy"), "\(folder)/run/sampler-gaussian.safetensors")
      let fit = try bytes(kept)
      for other in [Data(), fit.prefix(fit.count / 2), Data("something else".utf8)] {
        try other.write(to: URL(fileURLWithPath: kept))
        try Latent.succeed(command, folder: folder)
        #expect(try bytes("\(folder)/a.npy") == drawn && bytes(kept) == fit)
      }
    }
  }

  @Test("one class, and as many of each")
  func classes() throws {
    try withRun { folder in
      let one = try Latent.succeed(
        ["sample", "run", "--digit", "1", "--count", "4", "--output", "ones.png", "--width", "85mm"], folder: folder)
      #expect(one.errors.contains("class 1 of 48 training codes"), "\(one.errors)")
      let info = try Latent.succeed(["info", "ones.png"], folder: folder).text
      #expect(info.contains("class-mixture") && info.contains("class"))
      try Latent.succeed(["sample", "run", "--each", "--output", "each.npy"], folder: folder)
      #expect(try array("\(folder)/each.npy").shape == [3, 12, 12])
      try Latent.succeed(["sample", "run", "--each", "--count", "2", "--output", "pairs.npy"], folder: folder)
      #expect(try array("\(folder)/pairs.npy").shape == [6, 12, 12])
      // The first class alone is drawn with the same numbers.
      try Latent.succeed(["sample", "run", "--class", "0", "--count", "2", "--output", "zeros.npy"], folder: folder)
      #expect(try array("\(folder)/zeros.npy").pixels == Array(array("\(folder)/pairs.npy").pixels.prefix(2 * 144)))
    }
  }

  @Test("a folder of PNGs has one for each image, and its neighbour beside it")
  func images() throws {
    try withRun { folder in
      let command = ["sample", "run", "--each", "--as", "images", "--output", "drawn"]
      let result = try Latent.succeed(command + ["--neighbours"], folder: folder)
      #expect(result.errors.contains("the nearest of 48 training images"))
      #expect(
        try names(in: "\(folder)/drawn") == [
          "0001-0-nearest.png", "0001-0.png", "0002-1-nearest.png", "0002-1.png", "0003-2-nearest.png", "0003-2.png",
        ])
      let file = try bytes("\(folder)/drawn/0002-1.png")
      // Width and height stand at byte 16 of every PNG.
      #expect(Array(file[16..<24]) == [0, 0, 0, 12, 0, 0, 0, 12])
      #expect(try Latent.succeed(["info", "drawn/0002-1-nearest.png"], folder: folder).text.contains("variational"))
      try Latent.fail(73, command, saying: ["empty folder", "--force"], folder: folder)
      try Latent.succeed(command + ["--force"], folder: folder)
      try Latent.succeed(["sample", "run", "--count", "2", "--as", "images", "--output", "plain"], folder: folder)
      #expect(try names(in: "\(folder)/plain") == ["0001.png", "0002.png"])
    }
  }

  @Test("a folder of IDX files is a data set whose labels are the classes that were drawn, and trains a model")
  func dataset() throws {
    try withRun { folder in
      let result = try Latent.succeed(
        ["sample", "run", "--each", "--count", "12", "--as", "idx", "--output", "drawn"], folder: folder)
      #expect(result.errors.contains("36 images for training and 6 for tests"), "\(result.errors)")
      let set = try DatasetLocator().load("\(folder)/drawn")
      #expect(set.training.labels == (0..<36).map { UInt8($0 / 12) } && set.test.labels == [0, 0, 1, 1, 2, 2])
      #expect(set.classNames == ["0", "1", "2"] && set.training.height == 12)
      #expect(try Latent.succeed(["info", "drawn/about.md"], folder: folder).text.contains("class-mixture"))
      #expect(try Latent.succeed(["data", "verify", "./drawn"], folder: folder).text.contains("sound"))
      try Latent.succeed(
        ["train", "undercomplete", "--dataset", "./drawn", "--epochs", "1", "--output", "again", "--quiet"],
        folder: folder)
      try Latent.succeed(["evaluate", "again", "--data-dir", "drawn"], folder: folder)
      // The images are those of the array, in grey values.
      let six = ["sample", "run", "--sampler", "class-mixture", "--count", "6"]
      try Latent.succeed(six + ["-o", "a.npy"], folder: folder)
      try Latent.succeed(six + ["--as", "idx", "-o", "mixed"], folder: folder)
      let grey = try array("\(folder)/a.npy").pixels.map { UInt8((255 * $0).rounded()) }
      #expect(try DatasetLocator().load("\(folder)/mixed").training.pixels == grey)
    }
  }

  @Test("where no classes are known, no labels are made up")
  func unlabelled() throws {
    try withRun { folder in
      let result = try Latent.succeed(
        ["sample", "run", "--count", "6", "--as", "idx", "--output", "drawn"], folder: folder)
      #expect(result.errors.contains("no labels are written") && result.errors.contains("class-mixture"))
      #expect(
        try names(in: "\(folder)/drawn") == ["about.md", "t10k-images-idx3-ubyte", "train-images-idx3-ubyte"])
      #expect(try text("\(folder)/drawn/about.md").contains("no labels"))
    }
  }

  @Test("the nearest training image stands below each image of a picture", arguments: ["png", "svg", "pdf"])
  func neighbours(format: String) throws {
    try withRun { folder in
      let command = ["sample", "run", "--count", "7", "--output", "a.\(format)"]
      try Latent.succeed(command, folder: folder)
      let plain = try bytes("\(folder)/a.\(format)")
      let result = try Latent.succeed(command + ["--neighbours"], folder: folder)
      #expect(try bytes("\(folder)/a.\(format)") != plain)
      #expect(result.errors.contains("below each, the nearest of 48 training images"))
      #expect(try Latent.succeed(["info", "a.\(format)"], folder: folder).text.contains("neighbours"))
    }
  }

  @Test("what has no meaning is refused with the reason, and nothing is written")
  func refusals() throws {
    try withRun("sparse") { folder in
      func refuse(_ words: [String], _ reasons: [String], _ status: Int32 = 64) throws {
        let target = words.contains("-o") ? [] : ["-o", "out.png"]
        try Latent.fail(status, ["sample", "run"] + words + target, saying: reasons, folder: folder)
      }
      try refuse(["--sampler", "prior"], ["not trained to follow any prior", "gaussian"])
      try refuse(["--digit", "1", "--sampler", "gaussian"], ["--class", "class-mixture", "tells no classes apart"])
      try refuse(["--each", "--sampler", "mixture"], ["--each", "tells no classes apart"])
      try refuse(["--each", "--class", "1"], ["--each", "found both"])
      try refuse(["--class", "9"], ["--class", "0, 1, 2", "found 9"])
      try refuse(["--components", "3"], ["--components", "without a sampler"])
      try refuse(["--components", "3", "--sampler", "gaussian"], ["--components", "found with gaussian"])
      try refuse(["--components", "30", "--sampler", "mixture"], ["1 to 24 components for 48 codes, found 30"])
      try refuse(["--neighbours", "-o", "out.npy"], ["--neighbours", "picture"])
      try refuse(["--neighbours", "--as", "idx", "-o", "out"], ["--neighbours", "picture"])
      try refuse(["--columns", "3", "-o", "out.npy"], ["--columns", "picture"])
      try refuse(["--as", "idx", "-o", "out.png"], ["out.png", "folder"])
      try refuse(["-o", "out"], [".npy", "--as images or idx"])
      try refuse(["--as", "idx", "-o", "tiny"], ["tiny", "empty folder"], 73)
      try refuse(["--as", "idx", "-o", "run/config.json"], ["found a file"], 73)
      #expect(try names(in: folder) == ["run", "tiny"])
    }
  }

  @Test("a model that unpools has no image for a code")
  func unpooling() throws {
    try withTemporaryFolder { folder in
      try TinyData.write(to: "\(folder)/tiny")
      try Latent.succeed(
        [
          "train", "variational", "--dataset", "tiny", "--epochs", "1", "--down", "max", "--up", "unpool", "--channels",
          "4,6", "--output", "run", "--quiet",
        ], folder: folder)
      for words in [["-o", "a.png"], ["--each", "--as", "idx", "-o", "a"]] {
        try Latent.fail(64, ["sample", "run"] + words, saying: ["max-unpooling"], folder: folder)
      }
      #expect(try names(in: folder) == ["run", "tiny"])
    }
  }
}

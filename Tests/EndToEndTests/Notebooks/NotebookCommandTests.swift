import Foundation
import TestSupport
import Testing

@Suite("latent notebook")
struct NotebookCommandTests {
  /// A notebook that says how many images there are.
  private static func notebook(_ count: String) -> String {
    """
    A small notebook
    ================

      $ latent data export mnist-5k --classes 0,1 --output pair
        pair: \(count) training images, 200 test images of 28×28 pixels
      $ ls pair
        t10k-images-idx3-ubyte
        …
        train-labels-idx1-ubyte
      $ latent evaluate nothing
        latent: nothing: …
        (exit code 66)

    """
  }

  private func with(_ text: String, _ body: (_ folder: String, _ path: String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/small.txt"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      try body(folder, path)
    }
  }

  @Test("check: a notebook that is true passes, and is left alone")
  func asWritten() throws {
    let text = Self.notebook("800")
    try with(text) { _, path in
      let result = try Latent.succeed(["notebook", "check", path, "--quiet"])
      #expect(result.text == "\(path): as written, 3 commands\n" && result.errors.isEmpty)
      #expect(try bytes(path) == Data(text.utf8))
    }
  }

  @Test("check: a wrong number is found, and shown with its line")
  func wrongNumber() throws {
    try with(Self.notebook("801")) { _, path in
      let result = try Latent.run(["notebook", "check", path])
      #expect(result.status == 1)
      #expect(
        result.text == """
          \(path): 1 of 3 commands differ
            line 4: $ latent data export mnist-5k --classes 0,1 --output pair
              - pair: 801 training images, 200 test images of 28×28 pixels
              + pair: 800 training images, 200 test images of 28×28 pixels

          """)
      #expect(result.errors.hasPrefix("latent: expected 1 notebook as written, found 1"))
    }
  }

  @Test("check: a number beyond its tolerance is found, and one within it is not")
  func tolerance() throws {
    try with(Self.notebook("798 ±2")) { _, path in try Latent.succeed(["notebook", "check", path]) }
    try with(Self.notebook("797 ±2")) { _, path in
      let result = try Latent.run(["notebook", "check", path])
      #expect(result.status == 1 && result.text.contains("(800 for 797 ±2)"), "\(result.text)")
    }
  }

  @Test("run: refreshes what differs, keeps prose and marks, and what the commands made where it is asked for")
  func run() throws {
    try with(Self.notebook("790 ±2") + "\nProse at the end.\n") { folder, path in
      let result = try Latent.succeed(["notebook", "run", path, "--keep", "\(folder)/made"])
      #expect(result.text == "\(path): refreshed; 1 command printed something else\n")
      #expect(try text(path) == Self.notebook("800 ±2") + "\nProse at the end.\n")
      #expect(try names(in: "\(folder)/made/small/pair").count == 4)
      try Latent.succeed(["notebook", "check", path])
      #expect(try Latent.succeed(["notebook", "run", path]).text == "\(path): as it was\n")
    }
  }

  @Test("run: what an earlier run kept is replaced, and what somebody else put there is not")
  func keptBefore() throws {
    try with(Self.notebook("800")) { folder, path in
      let run = ["notebook", "run", path, "--keep", "\(folder)/made", "--quiet"]
      try Latent.succeed(run)
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(folder)/note"))
      try Latent.succeed(run)
      #expect(try names(in: "\(folder)/made/small/pair").count == 4)
      for name in ["thesis.txt", "pair/train-labels-idx1-ubyte"] {
        let file = "\(folder)/made/small/\(name)"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: file))
        try Latent.fail(73, run, saying: ["made/small", name, "--keep"])
        #expect(try text(file) == "mine")
        try FileManager.default.removeItem(atPath: file)
        if name == "thesis.txt" { try Latent.succeed(run) }
      }
    }
  }

  @Test("run: what a run that failed left is replaced by the next")
  func keptByFailure() throws {
    try with("T\n=\n\n  $ latent data export mnist-5k --classes 0 --output a\n  $ latent evaluate nothing\n") {
      folder, path in
      let run = ["notebook", "run", path, "--keep", "\(folder)/made"]
      try Latent.fail(1, run, saying: ["line 5", "latent: nothing: expected the directory of a run"])
      #expect(try names(in: "\(folder)/made/small") == ["a"])
      try Latent.fail(1, run, saying: ["line 5"])
    }
  }

  @Test("run: an error is told from its beginning")
  func wholeError() throws {
    try with("T\n=\n\n  $ latent train variational --epoch 3\n") { _, path in
      let result = try Latent.run(["notebook", "run", path])
      #expect(result.status == 1 && result.errors.contains("Unknown option '--epoch'"), "\(result.errors)")
    }
  }

  @Test("check: a notebook without output is told how to get some")
  func unwritten() throws {
    try with("T\n=\n\n  $ latent data export mnist-5k --classes 0 --output a\n") { _, path in
      let result = try Latent.run(["notebook", "check", path])
      #expect(result.status == 1 && result.errors.contains("latent notebook run \(path)"), "\(result.errors)")
    }
    try with(Self.notebook("801")) { _, path in
      let result = try Latent.run(["notebook", "check", path])
      #expect(result.status == 1 && !result.errors.contains("notebook run"), "\(result.errors)")
    }
  }

  @Test("run: a command that fails leaves the notebook as it was")
  func failing() throws {
    let text = "T\n=\n\n  $ latent data list\n    old\n  $ latent evaluate nothing\n"
    try with(text) { folder, path in
      try Latent.fail(1, ["notebook", "run", path], saying: ["line 6", "(exit code 66)"])
      #expect(try bytes(path) == Data(text.utf8))
      #expect(try names(in: folder) == ["small.txt"])
    }
  }

  @Test("commands that lead outside, hang, or are no commands are refused")
  func hostile() throws {
    let head = "T\n=\n\n"
    try with(head + "  $ latent data export mnist-5k --output /tmp/outside\n") { _, path in
      try Latent.fail(65, ["notebook", "check", path], saying: ["line 4", "/tmp/outside"])
    }
    try with(head + "  $ rm -rf pair\n") { _, path in
      try Latent.fail(65, ["notebook", "run", path], saying: ["line 4", "rm"])
    }
    try with(head + "  $ latent data list 'open\n") { _, path in
      try Latent.fail(65, ["notebook", "check", path], saying: ["line 4", "quotation mark"])
    }
    try with(head + "  $ latent train variational --epochs 1000000\n") { _, path in
      try Latent.fail(1, ["notebook", "check", path, "--limit", "2"], saying: ["line 4", "within 2 s", "--limit"])
    }
    try with(head + "  $ latent train variational --dataset mnist\n    …\n    (exit code 66)\n") { _, path in
      try Latent.succeed(["notebook", "check", path])
    }
    try Latent.fail(66, ["notebook", "check", "nowhere.txt"], saying: ["nowhere.txt"])
  }

  @Test("one that requires data which is not here is not checked, and the others are")
  func requirement() throws {
    try withTemporaryFolder { folder in
      for (name, head) in [("a", "requires: mnist\n"), ("b", "")] {
        let text = "T\n=\n\(head)\n  $ ls\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).txt"))
      }
      let result = try Latent.run(["notebook", "check", "\(folder)/a.txt", "\(folder)/b.txt"])
      #expect(result.status == 66 && result.errors.contains("latent data fetch mnist"), "\(result.errors)")
      #expect(result.text == "\(folder)/a.txt: not checked\n\(folder)/b.txt: as written, 1 command\n")
    }
  }
}

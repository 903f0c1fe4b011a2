import Foundation
import TestSupport
import Testing

@Suite("latent data export")
struct DataExportTests {
  @Test("writes a folder that is a data set as any other")
  func folder() throws {
    try withTemporaryFolder { folder in
      let result = try Latent.succeed(
        ["data", "export", "mnist-5k", "--classes", "3, 8", "--output", "pair"], folder: folder)
      #expect(result.errors == "pair: 800 training images, 200 test images of 28×28 pixels\n")
      #expect(try Latent.succeed(["data", "verify", "./pair"], folder: folder).text.contains("sound"))
    }
  }

  @Test("refuses what is no class, and a folder that is not empty")
  func refused() throws {
    try withTemporaryFolder { folder in
      let export = ["data", "export", "mnist-5k", "--output", "pair"]
      try Latent.fail(64, export + ["--classes", "3,x"], saying: ["--classes", "found x"], folder: folder)
      #expect(try names(in: folder).isEmpty)
      try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/note"))
      try Latent.fail(
        73, ["data", "export", "mnist-5k", "--output", "."], saying: ["empty folder"], folder: folder)
      #expect(try names(in: folder) == ["note"])
    }
  }
}

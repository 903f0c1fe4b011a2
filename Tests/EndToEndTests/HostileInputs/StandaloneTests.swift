import Foundation
import TestSupport
import Testing

@Suite("The executable alone")
struct StandaloneTests {
  @Test("copied elsewhere, with the build folder out of reach, it still has its digits")
  func copied() throws {
    try withTemporaryFolder { folder in
      let copy = "\(folder)/latent"
      try FileManager.default.copyItem(atPath: Latent.path, toPath: copy)
      let build = (Latent.path as NSString).deletingLastPathComponent
      let verify = "cd / && exec '\(copy)' data verify mnist-5k"
      // Where the system lets us, nothing of the build folder is there for the copy to find.
      let hiding = ["--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs none '\(build)' && \(verify)"]
      let canHide =
        (try? Tool("unshare").run(Array(hiding.dropLast()) + ["mount -t tmpfs none '\(build)'"]).status) == 0
      let result = try canHide ? Tool("unshare").run(hiding) : Tool("sh").run(["-c", verify])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.text.components(separatedBy: "as published").count == 5, "\(result.text)")
    }
  }

  @Test("it says what it runs with")
  func doctor() throws {
    let text = try Latent.succeed(["doctor"]).text
    for word in ["latent", "Swift", "Cairo", "OpenBLAS", "zlib", "threads", "typefaces", "mnist-5k"] {
      #expect(text.contains(word), "\(text)")
    }
  }
}

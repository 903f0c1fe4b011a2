import Foundation
import TestSupport
import Testing

struct MutationScriptTests {
  /// The script that breaks rules finds them by their text. Whoever rewrites a rule learns here to say how to break it.
  @Test("The script of mutations finds every rule, and every operation has its mutations", .requires("python3"))
  func sitesAreThere() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let script = folder.appendingPathComponent("Reference/mutations.py").path
    let result = try Tool("python3").run(["-B", script, "--check"])
    #expect(result.status == 0, "\(result.errors)")
  }
}

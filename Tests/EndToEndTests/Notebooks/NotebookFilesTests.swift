import Foundation
import TestSupport
import Testing

@Suite("The notebooks are true")
struct NotebookFilesTests {
  private static let folder = PackageFolder.path + "/notebooks-txt"

  private static var files: [String] {
    get throws { try names(in: folder).filter { $0.hasSuffix(".txt") } }
  }

  /// Those that need nothing but `latent`. The others take longer than a test may.
  private static var selfContained: [String] {
    get throws { try files.filter { try !text("\(folder)/\($0)").contains("\nrequires:") } }
  }

  @Test("each one prints what it says", arguments: try NotebookFilesTests.selfContained)
  func check(file: String) throws {
    let path = "\(Self.folder)/\(file)"
    let result = try Latent.run(["notebook", "check", path, "--limit", "600"])
    #expect(result.status == 0, "\(result.text)\(result.errors)")
    #expect(result.text.hasPrefix("\(path): as written"))
  }

  @Test("the README names every one, in order, by its title")
  func index() throws {
    let readme = try text(PackageFolder.path + "/README.md")
    let listed = readme.matches(of: /\[([^\]]+)\]\(notebooks-txt\/([^)]+)\)/).map { (String($0.1), String($0.2)) }
    let files = try Self.files
    #expect(files.count >= 8)
    var unique: [String] = []
    for (_, name) in listed where !unique.contains(name) { unique.append(name) }
    #expect(unique == files)
    for (title, name) in listed {
      let first = try text("\(Self.folder)/\(name)").prefix { $0 != "\n" }
      #expect(title == first, "\(name)")
    }
  }

  @Test("every trained number carries a tolerance", arguments: try NotebookFilesTests.files)
  func tolerances(file: String) throws {
    let lines = try text("\(Self.folder)/\(file)").components(separatedBy: "\n")
    for (index, line) in lines.enumerated() where line.hasPrefix("    ") {
      let isTrained = line.contains(" loss ") || line.contains("accuracy (%)") || line.contains("weights  ")
      guard isTrained, line.contains(/\d\.\d/) || line.contains(/[0-9a-f]{64}/) else { continue }
      let rest = lines[(index + 1)...].first { !$0.hasPrefix("    ") && !$0.isEmpty } ?? ""
      #expect(line.contains("±") || line.contains("…") || rest.hasPrefix("  ±"), "\(file): \(line)")
    }
  }
}

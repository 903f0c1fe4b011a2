import Foundation
import Testing

struct PitfallTableTests {
  @Test("Every pitfall has its tests", arguments: Pitfall.all.indices)
  func testsAreThere(_ index: Int) throws {
    let pitfall = Pitfall.all[index]
    #expect(pitfall.number == index + 1)
    #expect(!pitfall.tests.isEmpty)
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    for (file, functions) in pitfall.tests {
      let source = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for function in functions {
        #expect(source.contains("func \(function)("), "\(pitfall.number), \(pitfall.what): \(file), \(function)")
      }
    }
  }
}

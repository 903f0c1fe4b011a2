import Foundation
import Storage
import TestSupport
import Testing

@testable import Datasets

@Suite("Data sets as IDX files")
struct ExportTests {
  @Test("what is written is what is read")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      let dataset = try DatasetLocator(environment: [:]).load("mnist-5k")
      for (file, data) in dataset.files { try WholeFile.write(data, to: "\(folder)/\(file.rawValue)") }
      let read = try DatasetLocator(environment: [:]).load(folder)
      #expect(read.training == dataset.training && read.test == dataset.test)
      #expect(read.contentHash == dataset.contentHash)
    }
  }

  @Test("a part has the images of its classes in their order, with their labels and a content of its own")
  func part() throws {
    let dataset = try DatasetLocator(environment: [:]).load("mnist-5k")
    let part = try dataset.restricted(to: ["3", "8"])
    #expect(part.training.count == 800 && part.test.count == 200 && part.classNames == dataset.classNames)
    #expect(Set(part.training.labels) == [3, 8])
    let first = try #require(dataset.training.labels.firstIndex { $0 == 3 || $0 == 8 })
    #expect(part.training.floats(at: [0]) == dataset.training.floats(at: [first]))
    #expect(part.contentHash != dataset.contentHash)
    try withTemporaryFolder { folder in
      for (file, data) in part.files { try WholeFile.write(data, to: "\(folder)/\(file.rawValue)") }
      #expect(try DatasetLocator(environment: [:]).load(folder).contentHash == part.contentHash)
    }
    let failure = #expect(throws: Failure.self) { try dataset.restricted(to: ["3", "x"]) }
    #expect(failure?.kind == .usage && failure?.message.contains("found x") == true)
  }

  @Test("a class without images is refused")
  func empty() throws {
    let set = ImageSet(pixels: [1, 2], labels: [0, 0], height: 1, width: 1)
    let dataset = Dataset(
      name: "small", classNames: ["a", "b"], training: set, test: set, contentHash: "", splitDescription: "")
    #expect(throws: Failure.self) { try dataset.restricted(to: ["b"]) }
  }

  @Test("a variable of the environment turns the network off", arguments: [("1", true), ("0", false), ("", false)])
  func offline(value: String, isOffline: Bool) {
    #expect(DatasetLocator(environment: ["LATENT_OFFLINE": value]).isOffline == isOffline)
    #expect(DatasetLocator(environment: ["LATENT_OFFLINE": value], isOffline: true).isOffline)
  }
}

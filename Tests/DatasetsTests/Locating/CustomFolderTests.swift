import Foundation
import Storage
import TestSupport
import Testing

@testable import Datasets

@Suite struct CustomFolderTests {
  let locator = DatasetLocator(environment: [:], isOffline: true)

  @Test func loadsImagesOfAnySize() throws {
    try withTemporaryFolder { folder in
      try IDXBytes.write(IDXBytes.small, to: "\(folder)/shapes")
      let dataset = try locator.load("\(folder)/shapes")
      #expect(dataset.name == "shapes")
      #expect(dataset.classNames == ["0", "1"])
      #expect((dataset.height, dataset.width) == (3, 2))
      #expect(dataset.splitDescription == "4 training and 2 test images, as the files divide them")
    }
  }

  @Test func theContentHashDoesNotDependOnTheStorage() throws {
    try withTemporaryFolder { folder in
      try IDXBytes.write(IDXBytes.small, to: "\(folder)/plain")
      try IDXBytes.write(IDXBytes.small, to: "\(folder)/packed", suffix: ".gz")
      var other = IDXBytes.small
      other[.trainingLabels] = IDXBytes.labels([1, 1, 1, 0])
      try IDXBytes.write(other, to: "\(folder)/other")
      let hashes = try ["plain", "packed", "other"].map { try locator.load("\(folder)/\($0)").contentHash }
      #expect(hashes[0] == hashes[1])
      #expect(hashes[0] != hashes[2])
    }
  }

  @Test func theDataDirectorySaysWhereAnOldFolderIsNow() throws {
    try withTemporaryFolder { folder in
      try IDXBytes.write(IDXBytes.small, to: "\(folder)/new/shapes")
      for place in ["\(folder)/new", "\(folder)/new/shapes"] {
        let moved = DatasetLocator(environment: [:], dataDirectory: place, isOffline: true)
        #expect(try moved.load("/old/shapes").training.count == 4)
      }
    }
  }

  @Test func refusesWhatDoesNotFitTogether() throws {
    try withTemporaryFolder { folder in
      var files = IDXBytes.small
      files[.testLabels] = IDXBytes.labels([1, 2])
      try IDXBytes.write(files, to: "\(folder)/a")
      expectFailure(.badData, "t10k-labels-idx1-ubyte", "labels 0 to 1", "found 2 for image 1") {
        try locator.load("\(folder)/a")
      }
      files = IDXBytes.small
      files[.testImages] = IDXBytes.images(count: 2, height: 2, width: 3)
      try IDXBytes.write(files, to: "\(folder)/b")
      expectFailure(.badData, "t10k-images-idx3-ubyte", "3×2", "found 2×3") { try locator.load("\(folder)/b") }
    }
  }

  @Test func refusesAFolderThatIsNotThereOrHoldsNothing() throws {
    try withTemporaryFolder { folder in
      expectFailure(.missingInput, "\(folder)/nothing", "found no folder") { try locator.load("\(folder)/nothing") }
      expectFailure(.missingInput, folder, "train-images-idx3-ubyte[.gz]", "none of the four") {
        try locator.load(folder)
      }
    }
  }

  @Test func verifiesEachFile() throws {
    try withTemporaryFolder { folder in
      var files = IDXBytes.small
      files[.testImages] = Data(IDXBytes.images(count: 2).dropLast())
      files[.testLabels] = nil
      try IDXBytes.write(files, to: folder)
      let checks = try locator.verify(folder)
      #expect(checks.map(\.file) == DatasetFile.allCases)
      #expect(checks[0].verdict == .sound && checks[0].expected == nil)
      #expect(checks[0].found == Hash.sha256(IDXBytes.images(count: 4)))
      if case .wrong(let text) = checks[2].verdict { #expect(text.contains("28")) } else { Issue.record("not wrong") }
      #expect(checks[3].verdict == .missing)
    }
  }
}

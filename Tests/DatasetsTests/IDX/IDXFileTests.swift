import Foundation
import Storage
import TestSupport
import Testing

@testable import Datasets

@Suite struct IDXFileTests {
  @Test(arguments: [false, true]) func readsImagesPlainAndCompressed(isCompressed: Bool) throws {
    let plain = IDXBytes.images(count: 5, height: 4, width: 3)
    let file = try IDXFile(isCompressed ? Gzip.compress(plain) : plain, content: .images, name: "file")
    #expect(file.dimensions == [5, 4, 3])
    #expect(file.bytes == (0..<60).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    #expect(file.contentHash == Hash.sha256(plain))
  }

  @Test func namesBothKindsWhenOneStandsForTheOther() {
    expectFailure(.badData, "t10k", "expected labels (IDX magic 0x00000801)", "found images (0x00000803)") {
      try IDXFile(IDXBytes.images(count: 1), content: .labels, name: "t10k")
    }
    expectFailure(.badData, "train", "expected images (IDX magic 0x00000803)", "found labels (0x00000801)") {
      try IDXFile(Gzip.compress(IDXBytes.labels([1])), content: .images, name: "train")
    }
  }

  @Test(arguments: [
    ([0, 0, 0x0d, 3], "32-bit floating-point numbers"), ([0, 0, 0x42, 3], "an unknown element type"),
    ([0, 0, 8, 4], "4 dimensions"), ([0, 0, 8, 0], "0 dimensions"), ([0x50, 0x4b, 3, 4], "no IDX file"),
  ])
  func namesOtherContents(magic: [UInt8], found: String) {
    let data = IDXBytes.file(magic: magic, dimensions: [1, 1, 1], body: [0])
    expectFailure(.badData, "file", found) { try IDXFile(data, content: .images, name: "file") }
  }

  @Test(arguments: [false, true]) func allocatesNothingForDimensionsThatOverflow(isCompressed: Bool) {
    let data = IDXBytes.file(magic: [0, 0, 8, 3], dimensions: [.max, .max, .max], body: [1])
    expectFailure(.badData, "that a machine can hold", "4,294,967,295 × 4,294,967,295") {
      try IDXFile(isCompressed ? Gzip.compress(data) : data, content: .images, name: "file")
    }
  }

  @Test(arguments: [false, true]) func tellsExactNumbersOfBytes(isCompressed: Bool) {
    let whole = IDXBytes.images(count: 2, height: 28, width: 28)
    for (data, found) in [(Data(whole.dropLast()), "1,583"), (whole + [0], "1,585")] {
      expectFailure(
        .badData, "file", "expected 1,584 bytes (a header of 16 and 2 × 28 × 28)", "found \(found)"
      ) {
        try IDXFile(isCompressed ? Gzip.compress(data) : data, content: .images, name: "file")
      }
    }
  }

  @Test func refusesEmptyFilesAndCutHeaders() {
    let whole = IDXBytes.images(count: 1)
    for count in 0..<16 {
      expectFailure(.badData, "file", "expected", "found") {
        try IDXFile(whole.prefix(count), content: .images, name: "file")
      }
      expectFailure(.badData, "file", "expected", "found") {
        try IDXFile(Gzip.compress(whole.prefix(count)), content: .images, name: "file")
      }
    }
  }

  @Test func refusesNoImagesAndImagesWithoutPixels() {
    expectFailure(.badData, "expected at least one image, found none") {
      try IDXFile(IDXBytes.images(count: 0), content: .images, name: "file")
    }
    expectFailure(.badData, "at least one pixel", "1 × 0 × 28") {
      try IDXFile(IDXBytes.images(count: 1, height: 0, width: 28), content: .images, name: "file")
    }
    expectFailure(.badData, "expected at least one label, found none") {
      try IDXFile(IDXBytes.labels([]), content: .labels, name: "file")
    }
  }

  /// The header is modest and the content without end: it is not read beyond what the header promises and a little.
  @Test func stopsAtASmallFileThatGrowsWithoutEnd() {
    var content = IDXBytes.images(count: 1)
    content.append(Data(count: 1 << 25))
    expectFailure(.badData, "expected 22 bytes", "found more than") {
      try IDXFile(Gzip.compress(content), content: .images, name: "file.gz")
    }
  }

  @Test func refusesAPromiseThatItsSizeMakesImplausible() {
    let data = IDXBytes.file(magic: [0, 0, 8, 3], dimensions: [1 << 20, 1 << 7, 1 << 7], body: [])
    expectFailure(.badData, "file.gz", "expected at most 67,108,864 bytes", "17,179,869,200", "gunzip file.gz") {
      try IDXFile(Gzip.compress(data), content: .images, name: "file.gz")
    }
  }

  @Test func neverTrapsOnDamage() {
    let compressed = Gzip.compress(IDXBytes.images(count: 20))
    for index in compressed.indices {
      expectFailure(.badData, "file") { try IDXFile(compressed.prefix(index), content: .images, name: "file") }
      for bit in 0..<8 {
        var damaged = compressed
        damaged[index] ^= 1 << UInt8(bit)
        do {
          _ = try IDXFile(damaged, content: .images, name: "file")
        } catch let failure as Failure {
          #expect(failure.kind == .badData)
        } catch {
          Issue.record("\(error)")
        }
      }
    }
    let plain = IDXBytes.images(count: 2)
    for index in 0..<16 {
      for value in [0, 1, 0x7f, 0x80, 0xff] as [UInt8] where plain[index] != value {
        var damaged = plain
        damaged[index] = value
        expectFailure(.badData, "file") { try IDXFile(damaged, content: .images, name: "file") }
      }
    }
  }
}

import Foundation
import Storage
import TestSupport
import Testing

@Suite struct GzipTests {
  let content = Data((0..<5_000).map { UInt8(truncatingIfNeeded: $0 / 7) })

  @Test(arguments: [0, 1, 4_999, 5_000])
  func givesBackWhatWasCompressed(count: Int) throws {
    let part = Data(content.prefix(count))
    let compressed = Gzip.compress(part)
    #expect(try Gzip.decompress(compressed, limit: count, name: "file") == part)
    #expect(Gzip.compress(part) == compressed)
  }

  @Test(.requires("gzip")) func understandsGzipAndIsUnderstood() throws {
    let theirs = try Tool("gzip").run(["-9", "-c"], input: content).output
    #expect(try Gzip.decompress(theirs, limit: content.count, name: "file") == content)
    #expect(try Tool("gzip").run(["-dc"], input: Gzip.compress(content)).output == content)
  }

  @Test func refusesACutAtAnyByte() {
    let compressed = Gzip.compress(content)
    for count in 0..<compressed.count {
      let words = count < 2 ? "magic bytes" : "cut short"
      expectFailure(.badData, "cut.gz", words) {
        try Gzip.decompress(Data(compressed.prefix(count)), limit: content.count, name: "cut.gz")
      }
    }
  }

  /// The time in the header and the padding after the last block may change unnoticed; the content may not.
  @Test func neverReturnsOtherContentForAFlippedBit() {
    let compressed = Gzip.compress(content)
    for byte in compressed.indices {
      for bit in 0..<8 {
        var damaged = compressed
        damaged[byte] ^= 1 << UInt8(bit)
        do {
          let result = try Gzip.decompress(damaged, limit: content.count, name: "file")
          #expect(result == content, "byte \(byte), bit \(bit)")
        } catch let failure as Failure {
          #expect(failure.kind == .badData)
        } catch {
          Issue.record("\(error)")
        }
      }
    }
  }

  @Test func namesTheDamageOfTheTrailer() {
    let compressed = Gzip.compress(content)
    for (offset, word) in [(8, "data check"), (4, "length check")] {
      var damaged = compressed
      damaged[damaged.count - offset] ^= 1
      expectFailure(.badData, "file", word) {
        try Gzip.decompress(damaged, limit: content.count, name: "file")
      }
    }
  }

  @Test func refusesWhatFollowsTheFirstMember() {
    let compressed = Gzip.compress(content)
    expectFailure(.badData, "trailing bytes (3 bytes)") {
      try Gzip.decompress(compressed + Data([1, 2, 3]), limit: content.count, name: "file")
    }
    expectFailure(.badData, "a second gzip member") {
      try Gzip.decompress(compressed + compressed, limit: 2 * content.count, name: "file")
    }
  }

  @Test func saysHowMuchTooLongAContentIs() {
    expectFailure(.badData, "at most 4,999 bytes", "found 5,000") {
      try Gzip.decompress(Gzip.compress(content), limit: 4_999, name: "file")
    }
    // What is far too long is not read to its end.
    expectFailure(.badData, "at most 10 bytes", "found more than") {
      try Gzip.decompress(Gzip.compress(Data(count: 1 << 26)), limit: 10, name: "file")
    }
  }
}

import Foundation
import Storage
import TestSupport
import Testing

@Suite struct WholeFileReadingTests {
  @Test func namesAFileThatIsNotThere() throws {
    try withTemporaryFolder { folder in
      expectFailure(.missingInput, "\(folder)/nothing", "No such file") { try WholeFile.read("\(folder)/nothing") }
      expectFailure(.missingInput, folder, "found a folder") { try WholeFile.read(folder) }
      #expect(!WholeFile.exists("\(folder)/nothing"))
      #expect(!WholeFile.exists(folder))
    }
  }

  @Test func refusesMoreThanTheLimit() throws {
    try withTemporaryFolder { folder in
      try WholeFile.write(Data(count: 1_001), to: "\(folder)/file")
      #expect(try WholeFile.read("\(folder)/file", limit: 1_001).count == 1_001)
      expectFailure(.badData, "at most 1,000 bytes", "found 1,001") {
        try WholeFile.read("\(folder)/file", limit: 1_000)
      }
    }
  }

  @Test func stopsReadingADeviceWithoutEnd() {
    expectFailure(.badData, "/dev/zero", "found more") { try WholeFile.read("/dev/zero", limit: 5_000_000) }
  }
}

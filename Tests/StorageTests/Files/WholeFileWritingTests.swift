import Foundation
import Storage
import TestSupport
import Testing

@Suite struct WholeFileWritingTests {
  let old = Data("old".utf8)
  let new = Data("new".utf8)

  /// Whatever happened, nothing is left beside the files named.
  private func expectOnly(_ names: [String], in folder: String) throws {
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == names.sorted())
  }

  @Test(arguments: [0, 1, 3_000_000])
  func writesAndReadsAnyLength(count: Int) throws {
    try withTemporaryFolder { folder in
      let data = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) })
      try WholeFile.write(data, to: "\(folder)/file")
      #expect(try WholeFile.read("\(folder)/file") == data)
      try expectOnly(["file"], in: folder)
    }
  }

  @Test func replacesAFileAndKeepsItsPermissions() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/file"
      try WholeFile.write(old, to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try WholeFile.write(new, to: path)
      #expect(try WholeFile.read(path) == new)
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test func aNewFileHasTheUsualPermissions() throws {
    try withTemporaryFolder { folder in
      try WholeFile.write(new, to: "\(folder)/ours")
      #expect(FileManager.default.createFile(atPath: "\(folder)/theirs", contents: nil))
      let descriptor = open("\(folder)/plain", O_CREAT | O_WRONLY, 0o666)
      close(descriptor)
      let manager = FileManager.default
      let permissions = try ["ours", "plain"].map {
        try manager.attributesOfItem(atPath: "\(folder)/\($0)")[.posixPermissions] as? Int
      }
      #expect(permissions[0] == permissions[1])
    }
  }

  @Test func keepsThePreviousFileUnderAnotherName() throws {
    try withTemporaryFolder { folder in
      let (path, previous) = ("\(folder)/file", "\(folder)/file.previous")
      try WholeFile.write(Data("first".utf8), to: path, keepingPreviousAs: previous)
      try expectOnly(["file"], in: folder)
      try WholeFile.write(Data("second".utf8), to: path, keepingPreviousAs: previous)
      try WholeFile.write(Data("third".utf8), to: path, keepingPreviousAs: previous)
      #expect(try WholeFile.read(path) == Data("third".utf8))
      #expect(try WholeFile.read(previous) == Data("second".utf8))
      try expectOnly(["file", "file.previous"], in: folder)
    }
  }

  @Test func followsASymbolicLink() throws {
    try withTemporaryFolder { folder in
      try WholeFile.write(old, to: "\(folder)/file")
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "file")
      try WholeFile.write(new, to: "\(folder)/link")
      #expect(try WholeFile.read("\(folder)/file") == new)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/link") == "file")
    }
  }

  @Test func writesToADeviceWithoutReplacingIt() throws {
    try WholeFile.write(new, to: "/dev/null")
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(type == .typeCharacterSpecial)
  }

  @Test func refusesAFolderInItsPlace() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(atPath: "\(folder)/figure.png", withIntermediateDirectories: false)
      expectFailure(.cannotCreate, "figure.png", "found a folder") {
        try WholeFile.write(new, to: "\(folder)/figure.png")
      }
      try expectOnly(["figure.png"], in: folder)
    }
  }

  @Test func refusesAFolderThatIsNotThere() throws {
    try withTemporaryFolder { folder in
      expectFailure(.cannotCreate, "nowhere/file", "No such file") {
        try WholeFile.write(new, to: "\(folder)/nowhere/file")
      }
      try WholeFile.write(old, to: "\(folder)/file")
      expectFailure(.cannotCreate, "file/below", "Not a directory") {
        try WholeFile.write(new, to: "\(folder)/file/below")
      }
      expectFailure(.cannotCreate, "File name too long") {
        try WholeFile.write(new, to: "\(folder)/" + String(repeating: "n", count: 300))
      }
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write anywhere"))
  func refusesAReadOnlyPlaceAndKeepsTheOldBytes() throws {
    try withTemporaryFolder { folder in
      try WholeFile.write(old, to: "\(folder)/file")
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
      expectFailure(.cannotCreate, "file", "Permission denied") { try WholeFile.write(new, to: "\(folder)/file") }
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: "\(folder)/file")
      expectFailure(.cannotCreate, "file", "Permission denied") { try WholeFile.write(new, to: "\(folder)/file") }
      #expect(try WholeFile.read("\(folder)/file") == old)
    }
  }

  /// Linux has a device that is always full.
  @Test(.enabled(if: WholeFile.exists("/dev/full")))
  func tellsThatTheDiskIsFull() {
    expectFailure(.inputOutput, "/dev/full", "No space left") { try WholeFile.write(new, to: "/dev/full") }
  }

  @Test func createsFoldersAndAcceptsThoseThatAreThere() throws {
    try withTemporaryFolder { folder in
      try WholeFile.createFolder("\(folder)/a/b/c")
      try WholeFile.createFolder("\(folder)/a/b/c")
      try WholeFile.write(new, to: "\(folder)/a/b/c/file")
      expectFailure(.cannotCreate, "expected a folder or nothing, found a file") {
        try WholeFile.createFolder("\(folder)/a/b/c/file")
      }
    }
  }
}

import Storage
import TestSupport
import Testing

@testable import Datasets

@Suite struct CatalogueTests {
  @Test(arguments: DatasetName.allCases) func everyDataSetIsDescribed(name: DatasetName) {
    #expect(name.classNames.count == 10 && Set(name.classNames).count == 10)
    #expect(name.classNames.allSatisfy { $0.allSatisfy(\.isASCII) })
    #expect(!name.summary.isEmpty && !name.licence.isEmpty && !name.splitDescription.isEmpty)
  }

  @Test(arguments: DatasetName.allCases) func everyFileHasAHashAndASafeAddress(name: DatasetName) throws {
    let publication = name.publication
    let digests = DatasetFile.allCases.map { publication.hash($0).digits }
    #expect(Set(digests).count == 4)
    #expect(digests.allSatisfy { $0.count == 64 && $0.allSatisfy { $0.isHexDigit && !$0.isUppercase } })
    #expect(publication.mirrors.isEmpty == (name == .mnist5k))
    for file in DatasetFile.allCases {
      let addresses = try Mirror.addresses(of: file, publication: publication, environment: [:])
      #expect(addresses.allSatisfy { $0.scheme == "https" && $0.lastPathComponent == file.rawValue + ".gz" })
    }
  }

  @Test func understandsNamesAndFolders() throws {
    #expect(try DatasetSource("kmnist") == .catalogue(.kmnist))
    #expect(try DatasetSource("some/folder") == .folder("some/folder"))
    #expect(try DatasetSource(".") == .folder("."))
    expectFailure(.usage, "`fashon-mnist`", "did you mean `fashion-mnist`?", "mnist-5k") {
      try DatasetSource("fashon-mnist")
    }
    expectFailure(.usage, "`cats`", "expected mnist-5k") { try DatasetSource("cats") }
  }
}

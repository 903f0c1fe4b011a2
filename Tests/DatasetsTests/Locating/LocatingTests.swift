import Foundation
import Storage
import TestSupport
import Testing

@testable import Datasets

@Suite struct LocatingTests {
  /// The small data set under the name `mnist`, with its own hashes published.
  static let publication = Publication(name: "mnist", mirrors: []) { file in
    .content(Hash.sha256(IDXBytes.small[file] ?? Data()))
  }

  private func locator(_ folder: String, dataDirectory: String? = nil) -> DatasetLocator {
    var locator = DatasetLocator(
      environment: ["LATENT_DATA_DIR": "\(folder)/variable", "LATENT_HOME": "\(folder)/home"],
      dataDirectory: dataDirectory ?? "\(folder)/given", isOffline: true)
    locator.systemFolder = "\(folder)/system"
    locator.publication = { _ in Self.publication }
    return locator
  }

  @Test func looksInTheStatedOrder() throws {
    try withTemporaryFolder { folder in
      let places = ["given/mnist", "given", "variable/mnist", "variable", "home/mnist", "system/mnist"]
      let locator = locator(folder)
      #expect(locator.places(for: .mnist) == places.map { "\(folder)/\($0)" })
      // Last to first: each place that is filled wins over those after it.
      for place in places.reversed() {
        try IDXBytes.write(IDXBytes.small, to: "\(folder)/\(place)")
        #expect(try locator.folder(of: .catalogue(.mnist)) == "\(folder)/\(place)")
        #expect(try locator.load("mnist").training.count == 4)
      }
    }
  }

  @Test(arguments: [
    (["LATENT_HOME": "/a", "XDG_CACHE_HOME": "/b", "HOME": "/c"], "/a"),
    (["LATENT_HOME": "", "XDG_CACHE_HOME": "/b", "HOME": "/c"], "/b/latent"),
    (["XDG_CACHE_HOME": "", "HOME": "/c/"], "/c/.cache/latent"), ([:], nil),
  ])
  func theEnvironmentNamesTheCache(environment: [String: String], folder: String?) {
    #expect(DatasetLocator(environment: environment).cacheFolder == folder)
  }

  @Test(arguments: ["", ".gz"], ["train-images-idx3-ubyte", "train-images.idx3-ubyte"])
  func acceptsUsualFileNames(suffix: String, name: String) throws {
    try withTemporaryFolder { folder in
      let data = "\(folder)/given/mnist"
      try IDXBytes.write(IDXBytes.small, to: data, suffix: suffix)
      try FileManager.default.moveItem(
        atPath: "\(data)/train-images-idx3-ubyte\(suffix)", toPath: "\(folder)/moved")
      try FileManager.default.moveItem(atPath: "\(folder)/moved", toPath: "\(data)/\(name)\(suffix)")
      #expect(try locator(folder).load("mnist").test.labels == [1, 0])
    }
  }

  /// A folder called mnist is not taken for other images of the same shape.
  @Test func aFolderWithTheNameOfAnotherDataSetIsNotTaken() throws {
    try withTemporaryFolder { folder in
      try IDXBytes.write(IDXBytes.small, to: "\(folder)/mnist")
      let locator = DatasetLocator(environment: ["HOME": folder], dataDirectory: "\(folder)/mnist", isOffline: true)
      #expect(try locator.folder(of: .catalogue(.mnist)) == "\(folder)/mnist")
      #expect(locator.places(for: .kmnist).first == "\(folder)/mnist/kmnist")
      #expect(!locator.places(for: .kmnist).contains("\(folder)/mnist"))
    }
  }

  @Test func namesTheFilesThatAGivenFolderLacks() throws {
    try withTemporaryFolder { folder in
      let training = IDXBytes.small.filter { [.trainingImages, .trainingLabels].contains($0.key) }
      try IDXBytes.write(training, to: "\(folder)/given")
      expectFailure(
        .missingInput, "\(folder)/given", "t10k-images-idx3-ubyte[.gz], t10k-labels-idx1-ubyte[.gz]"
      ) { try locator(folder).load("mnist") }
      expectFailure(.missingInput, "t10k-images-idx3-ubyte") { try locator(folder).load("\(folder)/given") }
    }
  }

  @Test func saysWhereItLookedAndHowToGetTheData() throws {
    try withTemporaryFolder { folder in
      var locator = locator(folder)
      locator.publication = { $0.publication }
      expectFailure(
        .missingInput, "mnist", "\(folder)/given/mnist", "\(folder)/variable", "\(folder)/home/mnist",
        "\(folder)/system/mnist", "train-images-idx3-ubyte.gz", "https://", "--data-dir"
      ) { try locator.load("mnist") }
      expectFailure(.missingInput, "apt-get install dataset-fashion-mnist") { try locator.load("fashion-mnist") }
      expectFailure(.missingInput, "latent data fetch mnist") { try locator.verify("mnist") }
    }
  }

  @Test func refusesOtherContentUnderAKnownName() throws {
    try withTemporaryFolder { folder in
      var files = IDXBytes.small
      files[.testLabels] = IDXBytes.labels([0, 1])
      try IDXBytes.write(files, to: "\(folder)/given/mnist", suffix: ".gz")
      let published = Self.publication.hash(.testLabels).digits
      expectFailure(
        .badData, "\(folder)/given/mnist/t10k-labels-idx1-ubyte.gz", published,
        Hash.sha256(IDXBytes.labels([0, 1]))
      ) { try locator(folder).load("mnist") }
      let checks = try locator(folder).verify("mnist")
      #expect(checks.map(\.verdict).filter { $0 == .asPublished }.count == 3)
      #expect(checks[3].expected == published && checks[3].found != published)
    }
  }

  /// What is in a folder decides, not what somebody takes it for.
  @Test func saysWhoseFilesAFolderHolds() throws {
    try withTemporaryFolder { folder in
      for file in DatasetFile.allCases {
        try WholeFile.write(DatasetStorage.embedded.read(file).data, to: try place(file, in: "\(folder)/images"))
      }
      var locator = DatasetLocator(environment: [:], dataDirectory: "\(folder)/images", isOffline: true)
      locator.systemFolder = "\(folder)/system"
      for name in DatasetName.allCases where name != .mnist5k {
        expectFailure(.badData, "train-images", name.rawValue, "mnist-5k") { try locator.load(name.rawValue) }
      }
      // Nobody's is anybody's own.
      #expect(try locator.load("\(folder)/images").training.count == 4_000)
      #expect(locator.listings().filter { $0.name != .mnist5k }.allSatisfy { $0.state == .absent })
    }
  }

  @Test func refusesUnknownFilesUnderAKnownName() throws {
    try withTemporaryFolder { folder in
      try IDXBytes.write(IDXBytes.small, to: "\(folder)/images", suffix: ".gz")
      let locator = DatasetLocator(environment: [:], dataDirectory: "\(folder)/images", isOffline: true)
      for name in DatasetName.allCases where name != .mnist5k {
        expectFailure(.badData, "train-images", name.rawValue, "--dataset \(folder)/images") {
          try locator.load(name.rawValue)
        }
        let verdicts = try locator.verify(name.rawValue).map(\.verdict)
        #expect(verdicts.allSatisfy { if case .wrong = $0 { true } else { false } })
      }
      #expect(try locator.load("\(folder)/images").training.count == 4)
    }
  }

  private func place(_ file: DatasetFile, in folder: String) throws -> String {
    try WholeFile.createFolder(folder)
    return "\(folder)/\(file.rawValue).gz"
  }
}

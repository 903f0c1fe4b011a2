import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Datasets

/// Downloads from a server in this process that behaves well, badly, or not at all.
@Suite(.serialized, .needsLoopbackServer) struct FetchingTests {
  private static let published: [DatasetFile: Data] = IDXBytes.small.mapValues(Gzip.compress)

  private func locator(_ folder: String, mirrors: [String], isOffline: Bool = false) -> DatasetLocator {
    var locator = DatasetLocator(
      environment: ["LATENT_HOME": folder, "LATENT_MIRROR": mirrors.joined(separator: " ")], isOffline: isOffline)
    locator.systemFolder = "\(folder)/system"
    locator.publication = { _ in LocatingTests.publication }
    return locator
  }

  private static func file(_ path: String) -> DatasetFile? {
    DatasetFile.allCases.first { path == "/mnist/\($0.rawValue).gz" }
  }

  @Sendable private static func serve(_ path: String) -> LoopbackServer.Response {
    file(path).flatMap { published[$0] }.map { .content($0) } ?? .status(404)
  }

  @Test func fetchesVerifiesAndKeeps() throws {
    try withTemporaryFolder { folder in
      try LoopbackServer.with(Self.serve) { server in
        let locator = locator(folder, mirrors: [server.address])
        let dataset = try locator.load("mnist")
        #expect(dataset.training.labels == [0, 1, 1, 0] && dataset.test.count == 2)
        #expect(server.requests.count == 4)
        for file in DatasetFile.allCases {
          #expect(try WholeFile.read("\(folder)/mnist/\(file.rawValue).gz") == Self.published[file])
        }
        #expect(try locator.load("mnist") == dataset)
        #expect(try locator.fetch(.mnist) == "\(folder)/mnist")
        #expect(server.requests.count == 4)
        #expect(try locator.verify("mnist").allSatisfy { $0.verdict == .asPublished })
      }
      // And without any network.
      #expect(try locator(folder, mirrors: ["http://127.0.0.1:9"], isOffline: true).load("mnist").test.count == 2)
    }
  }

  /// Every kind of trouble at the first mirror; the second one helps.
  @Test(arguments: [
    "status", "cut", "other content", "damaged", "empty", "silent", "unsafe redirection", "loop", "html",
  ])
  func goesOnToTheNextMirror(trouble: String) throws {
    let respond: @Sendable (String) -> LoopbackServer.Response = { path in
      let good = Self.file(path).flatMap { Self.published[$0] } ?? Data()
      return switch trouble {
      case "status": .status(503)
      case "cut": .cut(good, after: good.count / 2)
      case "other content": .content(Gzip.compress(IDXBytes.images(count: 1)))
      case "damaged": .content(Data(good.reversed()))
      case "empty": .content(Data())
      case "silent": .nothing
      case "unsafe redirection": .redirection(to: "http://192.0.2.1/")
      case "loop": .redirection(to: path)
      default: .content(Data("<html>Sign in to the network</html>".utf8))
      }
    }
    try withTemporaryFolder { folder in
      try LoopbackServer.with(respond) { bad in
        try LoopbackServer.with(Self.serve) { good in
          let dataset = try locator(folder, mirrors: [bad.address, good.address]).load("mnist")
          #expect(dataset.training.count == 4)
          #expect(good.requests.count == 4)
        }
        let lonely = locator("\(folder)/lonely", mirrors: [bad.address])
        expectFailure(.missingInput, "mnist", bad.address, "To get it") { try lonely.load("mnist") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/lonely/mnist") == [])
      }
    }
  }

  @Test func followsASafeRedirection() throws {
    try withTemporaryFolder { folder in
      try LoopbackServer.with(Self.serve) { good in
        let target = good.address
        let redirect: @Sendable (String) -> LoopbackServer.Response = { .redirection(to: target + $0) }
        try LoopbackServer.with(redirect) { first in
          let dataset = try locator(folder, mirrors: [first.address]).load("mnist")
          #expect(dataset.training.count == 4)
          #expect(first.requests.count == 4 && good.requests.count == 4)
        }
      }
    }
  }

  @Test func doesWithoutAnAnnouncedLength() throws {
    let respond: @Sendable (String) -> LoopbackServer.Response = { path in
      Self.file(path).flatMap { Self.published[$0] }.map { .withoutLength($0) } ?? .status(404)
    }
    try withTemporaryFolder { folder in
      try LoopbackServer.with(respond) { server in
        let dataset = try locator(folder, mirrors: [server.address]).load("mnist")
        #expect(dataset.training.count == 4)
      }
    }
  }

  @Test(arguments: [false, true]) func stopsAtTheLimitOfItsSize(isAnnounced: Bool) throws {
    let respond: @Sendable (String) -> LoopbackServer.Response = { _ in
      isAnnounced ? .content(Data(count: 100_000)) : .withoutLength(Data(count: 100_000))
    }
    try LoopbackServer.with(respond) { server in
      let url = try #require(URL(string: server.address + "/file"))
      let whole = try Download.data(from: url, limit: 100_000) { _, _ in }
      #expect(whole.count == 100_000)
      let problem = #expect(throws: Download.Problem.self) {
        try Download.data(from: url, limit: 50_000) { _, _ in }
      }
      #expect(problem?.reason.contains("50,000") == true)
    }
  }

  @Test func tellsThatNobodyAnswers() throws {
    try withTemporaryFolder { folder in
      expectFailure(.missingInput, "http://127.0.0.1:9/mnist/train-images-idx3-ubyte.gz", "connect") {
        try locator(folder, mirrors: ["http://127.0.0.1:9"]).load("mnist")
      }
    }
  }

  @Test func completesAndRepairsTheCache() throws {
    try withTemporaryFolder { folder in
      try IDXBytes.write([.trainingImages: IDXBytes.images(count: 4)], to: "\(folder)/mnist")
      try WholeFile.write(Data("damaged".utf8), to: "\(folder)/mnist/t10k-labels-idx1-ubyte.gz")
      try LoopbackServer.with(Self.serve) { server in
        let locator = locator(folder, mirrors: [server.address])
        let place = try locator.fetch(.mnist)
        #expect(place == "\(folder)/mnist")
        #expect(server.requests.count == 3)
        let dataset = try locator.load("mnist")
        #expect(dataset.test.labels == [1, 0])
      }
    }
  }

  @Test func fetchersAtTheSameTimeDoNotDisturbEachOther() throws {
    try withTemporaryFolder { folder in
      try LoopbackServer.with(Self.serve) { server in
        let loaded = Mutex<[Dataset]>([])
        let locator = locator(folder, mirrors: [server.address])
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
          if let dataset = try? locator.load("mnist") { loaded.withLock { $0.append(dataset) } }
        }
        #expect(loaded.withLock { $0.count } == 4)
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/mnist")
        #expect(names.count == 4)
      }
    }
  }

  @Test func progressEndsADownload() throws {
    struct Stopped: Error {}
    let respondLate: @Sendable (String) -> LoopbackServer.Response = { path in
      Thread.sleep(forTimeInterval: 0.5)
      return Self.serve(path)
    }
    try withTemporaryFolder { folder in
      try LoopbackServer.with(respondLate) { server in
        let locator = locator(folder, mirrors: [server.address])
        #expect(throws: Stopped.self) {
          try locator.load("mnist") { progress in
            #expect(progress.address.hasPrefix(server.address))
            throw Stopped()
          }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/mnist")
        #expect(names == [])
      }
    }
  }

  @Test func aPlaceThatCannotBeWrittenIsToldBeforeTheDownload() throws {
    try withTemporaryFolder { folder in
      try WholeFile.write(Data(), to: "\(folder)/mnist")
      try LoopbackServer.with(Self.serve) { server in
        expectFailure(.cannotCreate, "\(folder)/mnist") {
          try locator(folder, mirrors: [server.address]).load("mnist")
        }
        #expect(server.requests.isEmpty)
      }
    }
  }
}

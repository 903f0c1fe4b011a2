import Foundation
import Storage
import TestSupport
import Testing

@testable import Datasets

@Suite struct MirrorTests {
  @Test(arguments: [
    ("https://example.org/a", true), ("HTTPS://example.org", true), ("http://127.0.0.1:8080/a", true),
    ("http://127.3.2.1/", true), ("http://localhost:1/", true), ("http://[::1]:80/", true),
    ("http://example.org/", false), ("http://127.0.0.1.example.org/", false), ("http://128.0.0.1/", false),
    ("http://localhost.example.org/", false), ("ftp://127.0.0.1/", false), ("file:///etc/passwd", false),
    ("http://127.0.0.1@example.org/", false), ("http://10.0.0.1/", false),
  ])
  func allowsHTTPSAndThisMachineOnly(address: String, isAllowed: Bool) throws {
    #expect(Mirror.isAllowed(try #require(URL(string: address))) == isAllowed)
  }

  @Test func theVariableReplacesTheMirrors() throws {
    let addresses = try Mirror.addresses(
      of: .testLabels, publication: DatasetName.kmnist.publication,
      environment: ["LATENT_MIRROR": "https://a.example/x/  http://localhost:99"])
    #expect(
      addresses.map(\.absoluteString) == [
        "https://a.example/x/kmnist/t10k-labels-idx1-ubyte.gz",
        "http://localhost:99/kmnist/t10k-labels-idx1-ubyte.gz",
      ])
    expectFailure(.usage, "LATENT_MIRROR", "http://a.example") {
      try Mirror.addresses(
        of: .testLabels, publication: DatasetName.kmnist.publication,
        environment: ["LATENT_MIRROR": "http://a.example"])
    }
  }
}

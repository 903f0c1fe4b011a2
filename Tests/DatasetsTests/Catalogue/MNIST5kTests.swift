import Datasets
import Storage
import Testing

@Suite struct MNIST5kTests {
  let dataset: Dataset

  /// Nothing of the machine is needed: no environment, no network.
  init() throws {
    dataset = try DatasetLocator(environment: [:], isOffline: true).load("mnist-5k")
  }

  @Test func hasTheStatedSplit() {
    #expect(dataset.training.indicesByClass(classCount: 10).map(\.count) == Array(repeating: 400, count: 10))
    #expect(dataset.test.indicesByClass(classCount: 10).map(\.count) == Array(repeating: 100, count: 10))
    #expect(dataset.splitDescription.contains("4,000 training and 1,000 test images"))
    #expect(dataset.splitDescription.contains("MNIST's training set"))
    #expect(dataset.classNames == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
    #expect((dataset.height, dataset.width) == (28, 28))
  }

  /// Order and split follow from the SHA-256 of the pixels, as the converter says.
  @Test func theSplitFollowsFromThePixels() {
    func digests(_ set: ImageSet) -> [String] {
      (0..<set.count).map { Hash.sha256(Array(set.pixels[$0 * 784..<($0 + 1) * 784])) }
    }
    let (training, test) = (digests(dataset.training), digests(dataset.test))
    #expect(training == training.sorted())
    #expect(test == test.sorted())
    #expect(Set(training + test).count == 5_000)
    for label in 0..<10 {
      let lastOfTest = zip(test, dataset.test.labels).filter { $0.1 == label }.map(\.0).max()
      let firstOfTraining = zip(training, dataset.training.labels).filter { $0.1 == label }.map(\.0).min()
      #expect((lastOfTest ?? "") < (firstOfTraining ?? ""))
    }
  }

  /// The mean grey value of MNIST's training set is 0.1307, its standard deviation 0.3081.
  @Test func looksLikeMNIST() {
    let values = dataset.training.floats(at: 0..<4_000).map(Double.init)
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    #expect(abs(mean - 0.1307) < 0.002)
    #expect(abs(variance.squareRoot() - 0.3081) < 0.002)
  }

  @Test func isVerifiedAndListed() throws {
    let locator = DatasetLocator(environment: [:], isOffline: true)
    let checks = try locator.verify("mnist-5k")
    #expect(checks.count == 4)
    #expect(checks.allSatisfy { $0.verdict == .asPublished && $0.expected == $0.found })
    #expect(locator.listings().first?.state == .embedded)
    #expect(try locator.folder(of: .catalogue(.mnist5k)) == nil)
    #expect(try locator.fetch(.mnist5k) == nil)
  }
}

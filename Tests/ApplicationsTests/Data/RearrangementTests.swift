import Applications
import Datasets
import TestSupport
import Testing

@Suite("Data sets made of others")
struct RearrangementTests {
  let dataset = Samples.dataset(training: 300)

  @Test("Permuted pixels are the same numbers in one other order for all images")
  func permuted() {
    let permuted = dataset.permutingPixels(seed: 4)
    let size = dataset.training.pixelsPerImage
    #expect(permuted.training.labels == dataset.training.labels)
    #expect(permuted.training != dataset.training && permuted.contentHash != dataset.contentHash)
    func columns(_ images: ImageSet) -> [[UInt8]] {
      (0..<size).map { pixel in (0..<images.count).map { images.pixels[$0 * size + pixel] } }
    }
    let sorted = { (columns: [[UInt8]]) in columns.sorted { $0.lexicographicallyPrecedes($1) } }
    #expect(sorted(columns(permuted.training)) == sorted(columns(dataset.training)))
    #expect(sorted(columns(permuted.test)) == sorted(columns(dataset.test)))
    #expect(dataset.permutingPixels(seed: 4) == permuted)
    #expect(dataset.permutingPixels(seed: 5).training != permuted.training)
  }

  @Test("Independent pixels keep each pixel's numbers, and nothing that connects them")
  func independent() {
    let independent = dataset.makingPixelsIndependent(seed: 4)
    let (before, after) = (dataset.training, independent.training)
    let size = before.pixelsPerImage
    for pixel in 0..<size {
      let numbers = { (images: ImageSet) in (0..<images.count).map { images.pixels[$0 * size + pixel] }.sorted() }
      #expect(numbers(before) == numbers(after))
    }
    #expect(connection(before) > 3 * connection(after))
  }

  /// The mean magnitude of the correlation of horizontal neighbours that both vary.
  private func connection(_ images: ImageSet) -> Double {
    let count = Double(images.count)
    func deviations(_ pixel: Int) -> [Double] {
      let values = (0..<images.count).map { Double(images.pixels[$0 * images.pixelsPerImage + pixel]) }
      let mean = values.reduce(0, +) / count
      return values.map { $0 - mean }
    }
    let correlations = (0..<images.pixelsPerImage - 1).compactMap { pixel -> Double? in
      let (x, y) = (deviations(pixel), deviations(pixel + 1))
      let (sx, sy) = (x.reduce(0) { $0 + $1 * $1 }, y.reduce(0) { $0 + $1 * $1 })
      guard sx > 0, sy > 0 else { return nil }
      return abs(zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }) / (sx * sy).squareRoot()
    }
    return correlations.reduce(0, +) / Double(correlations.count)
  }

  @Test("A class is taken out of both splits, and nothing else")
  func excluding() throws {
    let rest = try dataset.excluding(class: 1)
    #expect(rest.training.count == 200 && rest.test.count == 20)
    #expect(!rest.training.labels.contains(1) && !rest.test.labels.contains(1))
    #expect(rest.training.pixels.count == 200 * 256)
    expectFailure(.usage, "0 to 2", "found 3") { try dataset.excluding(class: 3) }
    let single = Dataset(
      name: "one", classNames: ["a", "b"], training: ImageSet(pixels: [1], labels: [0], height: 1, width: 1),
      test: ImageSet(pixels: [1], labels: [0], height: 1, width: 1), contentHash: "", splitDescription: "")
    expectFailure(.badData, "other classes than a") { try single.excluding(class: 0) }
  }
}

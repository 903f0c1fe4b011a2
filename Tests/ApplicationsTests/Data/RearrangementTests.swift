import Applications
import Datasets
import TestSupport
import Testing

@Suite("Data sets made of others")
struct RearrangementTests {
  let dataset = Samples.dataset()

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
    func correlation(_ images: ImageSet) -> Double {
      // Of two neighbours in the middle, which the shapes connect strongly.
      let (a, b) = (7 * 16 + 7, 8 * 16 + 8)
      let x = (0..<images.count).map { Double(images.pixels[$0 * size + a]) }
      let y = (0..<images.count).map { Double(images.pixels[$0 * size + b]) }
      let (mx, my) = (x.reduce(0, +) / 60, y.reduce(0, +) / 60)
      let products = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
      let (sx, sy) = (x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }, y.reduce(0) { $0 + ($1 - my) * ($1 - my) })
      return products / (sx * sy).squareRoot()
    }
    #expect(correlation(before) > 0.4)
    #expect(abs(correlation(after)) < 0.35)
  }

  @Test("A class is taken out of both splits, and nothing else")
  func excluding() throws {
    let rest = try dataset.excluding(class: 1)
    #expect(rest.training.count == 40 && rest.test.count == 20)
    #expect(!rest.training.labels.contains(1) && !rest.test.labels.contains(1))
    #expect(rest.training.pixels.count == 40 * 256)
    expectFailure(.usage, "0 to 2", "found 3") { try dataset.excluding(class: 3) }
    let single = Dataset(
      name: "one", classNames: ["a", "b"], training: ImageSet(pixels: [1], labels: [0], height: 1, width: 1),
      test: ImageSet(pixels: [1], labels: [0], height: 1, width: 1), contentHash: "", splitDescription: "")
    expectFailure(.badData, "other classes than a") { try single.excluding(class: 0) }
  }
}

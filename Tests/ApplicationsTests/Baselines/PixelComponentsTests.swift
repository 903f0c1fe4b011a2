import Applications
import LatentSpace
import TensorEngine
import TestSupport
import Testing

@Suite("Principal components of pixels")
struct PixelComponentsTests {
  private let workers = WorkerGroup(threads: 2)

  private func images(_ values: [Double]) -> PixelImages {
    PixelImages(height: 4, width: 5, pixels: values.map { Float($0) })
  }

  @Test(
    "Variances, directions and errors on other images are scikit-learn's, by either way to find them",
    arguments: [1, 4])
  func reference(count: Int) throws {
    let reference = try Reference.load()
    let found = try PixelComponents(of: images(reference.train), count: count, workers: workers)
    #expect(difference(found.variances, Array(reference.variances.prefix(count)), absolute: 1e-8) == nil)
    for row in 0..<count {
      let expected = reference.directions[row * 20..<(row + 1) * 20]
      let dot = zip(found.directions.row(row), expected).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(abs(dot) - 1) < 1e-9, "direction \(row)")
    }
    let errors = found.squaredErrors(of: images(reference.test), dimension: count)
    let expected = count == 1 ? reference.oneComponentErrors : reference.fourComponentErrors
    #expect(difference(errors, expected, absolute: 1e-9) == nil)
    let codes = found.codes(of: images(reference.test))
    let decoded = found.images(fromCodes: codes, dimension: count, like: images(reference.test))
    #expect(difference(try decoded.squaredErrors(from: images(reference.test)), expected, absolute: 1e-6) == nil)
  }

  @Test("Orthogonal iteration finds the leading directions of a large matrix, for any number of threads")
  func large() throws {
    var numbers = SampleNumbers(seed: 6)
    let spread = (0..<80).map { 3 / Double(1 + $0) }
    let pixels = (0..<300).flatMap { _ in zip(numbers.uniform(80), spread).map { Float($0 * $1) } }
    let images = PixelImages(height: 8, width: 10, pixels: pixels)
    let few = try PixelComponents(of: images, count: 5, workers: workers)
    let all = try PixelComponents(of: images, count: 80, workers: workers)
    #expect(difference(few.variances, Array(all.variances.prefix(5)), relative: 1e-9) == nil)
    for row in 0..<5 {
      let dot = zip(few.directions.row(row), all.directions.row(row)).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(abs(dot) - 1) < 1e-8, "direction \(row)")
    }
    #expect(abs(all.variances.reduce(0, +) - all.totalVariance) < 1e-9 * all.totalVariance)
    let three = try PixelComponents(of: images, count: 5, workers: WorkerGroup(threads: 3))
    #expect(three.directions == few.directions)
  }

  @Test("More directions than the images have are orthonormal, and have no variance")
  func deficient() throws {
    let images = Samples.noise(4, seed: 3)
    let found = try PixelComponents(of: images, count: 8, workers: workers)
    #expect(found.variances[2] > 1e-6)
    for variance in found.variances.dropFirst(3) { #expect(variance < 1e-9) }
    for i in 0..<8 {
      for j in 0..<8 {
        let dot = zip(found.directions.row(i), found.directions.row(j)).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(dot - (i == j ? 1 : 0)) < 1e-8, "\(i), \(j)")
      }
    }
    for error in found.squaredErrors(of: images, dimension: 8) { #expect(error < 1e-12) }
  }

  @Test("One image, equal ones, and more directions than pixels are refused")
  func refusals() {
    let images = Samples.noise(4, height: 2, width: 3, seed: 3)
    expectFailure(.usage, "1 to 6", "found 7") { try PixelComponents(of: images, count: 7, workers: workers) }
    expectFailure(.badData, "at least 2") { try PixelComponents(of: images.subset([0]), count: 1, workers: workers) }
    expectFailure(.badData, "the same") { try PixelComponents(of: images.subset([1, 1]), count: 1, workers: workers) }
  }
}

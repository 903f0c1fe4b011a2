import Applications
import Datasets
import LatentSpace
import TensorEngine
import TestSupport
import Testing

@Suite("Measures on real digits")
struct RealDigitTests {
  /// Values made by NumPy and scikit-learn; `Reference/digits.py` makes them.
  private struct Values: Decodable {
    let componentsSquaredError: Double
    let variances: [Double]
    let meanImageSquaredError: Double
    let precisions: [Double]
    let peaks: [Double]
    /// PSNR and SSIM of 100 digits with specks, and after three filters.
    let restored: [[Double]]
  }

  @Test("PSNR and SSIM of digits with specks, and of what filters make of them, are scikit-image's")
  func restored() throws {
    let expected = try ReferenceFile.load(Values.self, from: "ApplicationsTests/Reference/digits.json")
    let clean = PixelImages(LabelledImages(.test, of: try DatasetLocator().load("mnist-5k")).prefix(100))
    let specked = PixelImages(
      height: 28, width: 28,
      pixels: clean.pixels.enumerated().map { index, pixel in
        let place = (7_919 * index + 13) % 97
        return place < 10 ? 0 : (place < 20 ? 1 : pixel)
      })
    let restored = [
      specked, MedianFilter(side: 3).filtered(specked), MedianFilter(side: 5).filtered(specked),
      GaussianFilter(standardDeviation: 0.8).filtered(specked),
    ]
    for (images, values) in zip(restored, expected.restored) {
      let quality = try ImageQuality(of: images, against: clean)
      #expect(abs(quality.peakSignalToNoise - values[0]) < 1e-5 && abs(quality.structuralSimilarity - values[1]) < 1e-6)
    }
    #expect(restored.count == expected.restored.count)
  }

  @Test("Components, neighbours and the spectrum of mnist-5k are NumPy's and scikit-learn's")
  func digits() throws {
    let expected = try ReferenceFile.load(Values.self, from: "ApplicationsTests/Reference/digits.json")
    let dataset = try DatasetLocator().load("mnist-5k")
    let workers = WorkerGroup(threads: 2)
    let training = PixelImages(LabelledImages(.training, of: dataset))
    let test = PixelImages(LabelledImages(.test, of: dataset))
    let components = try PixelComponents(of: training, count: 16, workers: workers)
    #expect(difference(components.variances, expected.variances, relative: 1e-6) == nil)
    let error = try SampleMoments(components.squaredErrors(of: test, dimension: 16)).mean
    #expect(abs(error - expected.componentsSquaredError) < 1e-7)
    let mean = try training.mean()
    let constant = PixelImages(height: 28, width: 28, pixels: (0..<test.count).flatMap { _ in mean })
    #expect(abs(try SampleMoments(constant.squaredErrors(from: test)).mean - expected.meanImageSquaredError) < 1e-7)
    let found = try RetrievalPrecision.ofEachPoint(
      test.pixels, dimension: 784, labels: dataset.test.labels, ks: [1, 5, 10], workers: workers)
    // Two neighbours may be equally near.
    #expect(difference(found.precision.precisions, expected.precisions, absolute: 2e-4) == nil)
    let score = try CheckerboardScore(of: test, workers: workers)
    #expect(difference(score.peaks.map(\.decibels), expected.peaks, absolute: 1e-4) == nil)
  }
}

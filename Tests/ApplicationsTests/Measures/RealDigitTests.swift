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

import Autoencoders
import LatentSpace
import Storage
import TensorEngine
import TestSupport
import Testing

@Suite("Contraction")
struct ContractionTests {
  private let images = SampleModels.images(40)

  @Test("Squares of singular values sum to the squared Frobenius norm, and are in order", arguments: [2, 5])
  func spectrumAndNorm(units: Int) throws {
    let model = SampleModels.model(.contractive, units: units)
    let (spectra, norms) = (try model.jacobianSpectra(on: images), try model.squaredJacobianNorms(on: images))
    #expect(spectra.count == 40 && spectra.allSatisfy { $0.count == units && $0 == $0.sorted(by: >) })
    let sums = spectra.map { $0.reduce(0) { $0 + $1 * $1 } }
    #expect(difference(sums, norms, relative: 1e-6) == nil)
  }

  @Test("A linear encoder has its weights' singular values and one ratio whatever the radius")
  func linear() throws {
    let model = SampleModels.linear(units: 2)
    let spectra = try model.jacobianSpectra(on: images)
    // Of the units' weights a and b: the eigenvalues of their 2×2 Gram matrix, by its trace and determinant. The matrix is
    // pixels × units.
    let weights = model.trained.parameters.tensors[0].doubles()
    let size = images.images.pixelsPerImage
    let (a, b) = ((0..<size).map { weights[2 * $0] }, (0..<size).map { weights[2 * $0 + 1] })
    func product(_ x: [Double], _ y: [Double]) -> Double {
      zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let (trace, determinant) = (
      product(a, a) + product(b, b), product(a, a) * product(b, b) - product(a, b) * product(a, b)
    )
    let root = (trace * trace / 4 - determinant).squareRoot()
    let expected = [(trace / 2 + root).squareRoot(), (trace / 2 - root).squareRoot()]
    for spectrum in spectra { #expect(difference(spectrum, expected, relative: 1e-5) == nil) }
    let ratios = try model.contractionRatios(about: images, radii: [0.5, 1, 8], seed: 4)
    #expect(difference(ratios, [ratios[1], ratios[1], ratios[1]], relative: 1e-4) == nil)
    // No step arrives longer than by the greatest singular value.
    #expect(ratios[1] > 0 && ratios[1] <= expected[0])
  }

  @Test("Small steps arrive as the Jacobian says: the mean squared ratio is ‖J‖² / pixels")
  func smallSteps() throws {
    let model = SampleModels.linear(units: 1)
    let norm = try model.squaredJacobianNorms(on: images)[0]
    let size = Double(images.images.pixelsPerImage)
    let ratios = try (0..<40).map { try model.contractionRatios(about: images, radii: [1], seed: $0)[0] }
    // |cos| of a random direction with one row, in n dimensions, is √(2 / π n) on average.
    let mean = ratios.reduce(0, +) / 40
    #expect(abs(mean / (norm * 2 / (Double.pi * size)).squareRoot() - 1) < 0.06)
  }

  @Test("The same for the same seed and any number of threads; other directions for another seed")
  func repeatable() throws {
    let (one, two) = (SampleModels.model(.contractive, threads: 1), SampleModels.model(.contractive, threads: 2))
    let ratios = try one.contractionRatios(about: images, radii: [1, 4], seed: 2)
    #expect(try two.contractionRatios(about: images, radii: [1, 4], seed: 2) == ratios)
    #expect(try one.contractionRatios(about: images, radii: [1, 4], seed: 3) != ratios)
    #expect(try one.jacobianSpectra(on: images) == two.jacobianSpectra(on: images))
    // An image's direction does not depend on which other images there are, nor on the other radii.
    #expect(try one.contractionRatios(about: images, radii: [4], seed: 2)[0] == ratios[1])
  }
}

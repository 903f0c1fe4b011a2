import Applications
import Autoencoders
import Datasets
import Foundation
import LatentSpace
import TestSupport
import Testing

@Suite("The field that a model moves images by")
struct VectorFieldTests {
  private let dataset = Samples.dataset(training: 150, test: 30)

  @Test("It is r(x) − x: within the plane, and the rest of its length out of it")
  func plane() throws {
    let model = try Samples.model(.denoising, units: 5, epochs: 5, on: dataset)
    let field = try VectorField(ofDataBy: model, on: dataset, columns: 5)
    #expect(field.arrows.count == 25 && field.points.count == 30 && field.smoothing == 0.5)
    let training = PixelImages(LabelledImages(.training, of: dataset))
    let components = try PixelComponents(of: training, count: 2, workers: model.workers)
    let arrow = field.arrows[7]
    let image = components.images(fromCodes: [Float(arrow.x), Float(arrow.y)], dimension: 2, like: training)
    let after = try model.reconstructions(of: image)
    let moved = zip(after.pixels, image.pixels).map { Double($0) - Double($1) }
    let along = (0..<2).map { row in zip(components.directions.row(row), moved).reduce(0) { $0 + $1.0 * $1.1 } }
    #expect(abs(along[0] - arrow.dx) < 1e-4 && abs(along[1] - arrow.dy) < 1e-4)
    let length = moved.reduce(0) { $0 + $1 * $1 }
    #expect(abs(length - (arrow.dx * arrow.dx + arrow.dy * arrow.dy + arrow.away * arrow.away)) < 1e-3 * length)
    let score = gradient(at: image.pixels.map(Double.init), about: training, deviation: 0.5)
    #expect(abs(cosine(moved, score) - arrow.cosine) < 1e-6)
    #expect(abs(field.agreement - field.arrows.reduce(0) { $0 + $1.cosine } / 25) < 1e-12)
  }

  @Test("The density's arrows are σ² times the gradient of its logarithm")
  func score() throws {
    let model = try Samples.model(.denoising, units: 2, epochs: 5, on: dataset)
    let field = try VectorField(ofCodesBy: model, on: dataset, columns: 4)
    let codes = try model.codes(of: LabelledImages(.training, of: dataset)).codes.map(Double.init)
    let sigma = field.smoothing
    func logarithm(_ x: Double, _ y: Double) -> Double {
      let exponents = stride(from: 0, to: codes.count, by: 2).map { k -> Double in
        let (dx, dy) = (x - codes[k], y - codes[k + 1])
        return -(dx * dx + dy * dy) / (2 * sigma * sigma)
      }
      let most = exponents.max() ?? 0
      return most + log(exponents.reduce(0) { $0 + exp($1 - most) })
    }
    for arrow in field.arrows {
      let step = 1e-4 * sigma
      let across = (logarithm(arrow.x + step, arrow.y) - logarithm(arrow.x - step, arrow.y)) / (2 * step)
      let up = (logarithm(arrow.x, arrow.y + step) - logarithm(arrow.x, arrow.y - step)) / (2 * step)
      #expect(abs(arrow.scoreX - sigma * sigma * across) < 1e-5 * sigma, "\(arrow)")
      #expect(abs(arrow.scoreY - sigma * sigma * up) < 1e-5 * sigma, "\(arrow)")
      #expect(arrow.away == 0 && (-1.000001...1.000001).contains(arrow.cosine))
    }
  }

  @Test("On the plane of codes, a code moves to that of its image")
  func codes() throws {
    let model = try Samples.model(.denoising, units: 2, epochs: 5, on: dataset)
    let field = try VectorField(ofCodesBy: model, on: dataset, columns: 4)
    let arrow = field.arrows[6]
    let image = PixelImages(
      height: 16, width: 16, pixels: try model.images(fromCodes: [Float(arrow.x), Float(arrow.y)]))
    let code = try model.codes(of: image)
    #expect(abs(Double(code[0]) - arrow.x - arrow.dx) < 1e-4 && abs(Double(code[1]) - arrow.y - arrow.dy) < 1e-4)
    let wide = try Samples.model(.denoising, units: 3, on: dataset)
    expectFailure(.usage, "2 numbers", "found 3") { try VectorField(ofCodesBy: wide, on: dataset) }
  }

  @Test("A model that has learned to take noise away points along the density better than one that has not")
  func agreement() throws {
    let learned = try VectorField(
      ofDataBy: Samples.model(.denoising, units: 12, epochs: 60, on: dataset), on: dataset, columns: 7)
    let fresh = try VectorField(
      ofDataBy: Samples.model(.denoising, units: 12, epochs: 1, on: dataset), on: dataset, columns: 7)
    #expect(learned.agreement > fresh.agreement)
    #expect(learned.agreement > 0 && learned.meanAgreement == fresh.meanAgreement)
  }

  @Test("Images that are all one have no plane")
  func refusals() throws {
    let model = try Samples.model(.denoising, units: 2, on: dataset)
    let one = ImageSet(
      pixels: [UInt8](repeating: 9, count: 3 * 256), labels: [0, 1, 2], height: 16, width: 16)
    let flat = Dataset(
      name: "flat", classNames: dataset.classNames, training: dataset.training, test: one, contentHash: "flat",
      splitDescription: "made for tests")
    expectFailure(.badData, "different places") { try VectorField(ofDataBy: model, on: flat) }
  }

  /// Σ wᵢ (xᵢ − x), written out.
  private func gradient(at place: [Double], about images: PixelImages, deviation: Double) -> [Double] {
    let exponents = (0..<images.count).map { index in
      -zip(images.image(index), place).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }
        / (2 * deviation * deviation)
    }
    let most = exponents.max() ?? 0
    let weights = exponents.map { exp($0 - most) }
    let sum = weights.reduce(0, +)
    return place.indices.map { k in
      weights.indices.reduce(0) { $0 + weights[$1] / sum * (Double(images.pixels[$1 * images.size + k]) - place[k]) }
    }
  }

  private func cosine(_ a: [Double], _ b: [Double]) -> Double {
    func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    return dot(a, b) / (dot(a, a) * dot(b, b)).squareRoot()
  }
}

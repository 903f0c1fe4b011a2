import Autoencoders
import Datasets
import TensorEngine
import TestSupport
import Testing

@testable import Training

@Suite struct PrincipalSubspaceTests {
  /// Trained by gradient descent, the purely linear network comes to the error of the principal components (P. Baldi, K.
  /// Hornik 1989): no linear map through as few numbers reconstructs better.
  @Test func purelyLinearNetworksReachTheErrorOfPrincipalComponents() throws {
    let images = SmallRun.images(200, seed: 14)
    let units = 6
    let model = AutoencoderConfiguration(
      AutoencoderKind.linear, image: SmallRun.image, latentDimension: units, architecture: .linear(.purelyLinear),
      reconstruction: .squaredError)
    var settings = TrainingSettings(epochs: 1, batchSize: 200, seed: 3)
    settings.optimizer = OptimizerSettings(.adam, learningRate: 1e-2)
    let blueprint = AutoencoderBlueprint(model)
    let workers = WorkerGroup(threads: 2)
    let step = TrainingStep(
      blueprint, parameters: .initial(blueprint.parameters, seed: 3), settings: settings, workers: workers)
    let steps = 1_500
    for number in 1...steps {
      let batch = TrainingBatch(
        images: images, indices: Array(0..<200), noise: TrainingBatch.noise(seed: 3, step: number))
      step(batch, learningRate: 1e-2 * (1 - Double(number - 1) / Double(steps)))
    }
    let found = blueprint.evaluateObjective(step.parameters, on: images, seed: 3, workers: workers).total
    let optimum = Self.residual(of: images, components: units)
    #expect(optimum > 0.1)
    #expect(found >= optimum * (1 - 1e-4))
    #expect(found <= optimum * 1.01, "found \(found), optimum \(optimum)")
  }

  /// The squared error for each image that the first components leave: the trace of the covariance less its greatest
  /// eigenvalues, which orthogonal iteration finds.
  private static func residual(of images: ImageSet, components: Int) -> Double {
    let (count, size) = (images.count, images.height * images.width)
    let x = Tensor(images.floats(at: 0..<count).map(Double.init), shape: [count, size])
    let centred = x - x.mean(axes: [0])
    let covariance = matmul(centred, centred, transposeA: true) / Double(count)
    var numbers = SampleNumbers(seed: 15)
    var basis = (0..<components).map { _ in numbers.uniform(size) }
    for _ in 0..<500 {
      let moved = matmul(Tensor(basis.flatMap { $0 }, shape: [components, size]), covariance).doubles()
      basis = orthonormal((0..<components).map { Array(moved[$0 * size..<($0 + 1) * size]) })
    }
    let q = Tensor(basis.flatMap { $0 }, shape: [components, size])
    let explained = (matmul(q, covariance) * q).sum().item
    return centred.square().sum().item / Double(count) - explained
  }

  private static func orthonormal(_ vectors: [[Double]]) -> [[Double]] {
    vectors.reduce(into: []) { basis, vector in
      var rest = vector
      for direction in basis {
        let overlap = zip(rest, direction).reduce(0) { $0 + $1.0 * $1.1 }
        rest = zip(rest, direction).map { $0 - overlap * $1 }
      }
      let length = rest.reduce(0) { $0 + $1 * $1 }.squareRoot()
      basis.append(rest.map { $0 / length })
    }
  }
}

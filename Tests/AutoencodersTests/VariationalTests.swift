import Autoencoders
import Foundation
import Randomness
import TensorEngine
import TestSupport
import Testing

@Suite struct VariationalTests {
  /// KL near zero, where the formula cancels: single precision against the series in Double.
  @Test(arguments: [0, 1e-6, 1e-4, 3e-3, 0.0312, 0.0313, 0.1, 1, 5, 20].flatMap { [$0, -$0] })
  func divergenceKeepsItsDigits(logVariance: Double) {
    let lv = Double(Float(logVariance))
    let posterior = GaussianPosterior(
      mean: Tensor([Float(0)], shape: [1, 1]), logVariance: Tensor([Float(lv)], shape: [1, 1]))
    let expected =
      abs(lv) < 0.1 ? (2...12).reduce(0.0) { $0 + pow(lv, Double($1)) / tgamma(Double($1) + 1) } : exp(lv) - 1 - lv
    let found = posterior.divergenceFromStandardNormal().item
    #expect(found >= 0)
    #expect(difference([found], [expected / 2], absolute: 0, relative: 1e-6) == nil)
  }

  @Test func divergenceOfTheStandardNormalIsZero() {
    let zero = Tensor.zeros([2, 3])
    #expect(GaussianPosterior(mean: zero, logVariance: zero).divergenceFromStandardNormal().item == 0)
  }

  /// The closed form against the mean of ln q − ln p over a million draws.
  @Test func divergenceAgreesWithMonteCarlo() {
    let (mean, logVariance) = (0.7, -0.9)
    let posterior = GaussianPosterior(
      mean: Tensor([mean], shape: [1, 1]), logVariance: Tensor([logVariance], shape: [1, 1]))
    let noise = RandomStream(seed: 11, purpose: .probes).normals(count: 1_000_000)
    let deviation = exp(0.5 * logVariance)
    let ratios = noise.map { e -> Double in
      let z = mean + deviation * Double(e)
      return 0.5 * (z * z - Double(e) * Double(e)) - 0.5 * logVariance
    }
    let estimate = ratios.reduce(0, +) / Double(ratios.count)
    let spread = ratios.reduce(0) { $0 + ($1 - estimate) * ($1 - estimate) } / Double(ratios.count)
    let error = (spread / Double(ratios.count)).squareRoot()
    #expect(abs(posterior.divergenceFromStandardNormal().item - estimate) < 4 * error)
  }

  /// Log-variances that would overflow in single precision give finite values and gradients.
  @Test(arguments: [-200, -31, 21, 200]) func hugeLogVariancesStayFinite(logVariance: Float) {
    let leaf = Tensor([logVariance], shape: [1, 1]).tracked()
    let posterior = GaussianPosterior(mean: Tensor([Float(0.3)], shape: [1, 1]), logVariance: leaf)
    let code = posterior.sample(noise: Tensor([Float(-1.5)], shape: [1, 1]))
    let loss = code.square().sum() + posterior.divergenceFromStandardNormal()
    #expect(loss.item.isFinite)
    #expect(gradients(of: loss, withRespectTo: [leaf])[0].floats() == [0])
  }

  /// Between the bounds the clamp changes nothing.
  @Test func clampIsExactInside() {
    let values: [Float] = [-30, -29.5, -1, 0, 3, 19.9, 20]
    let posterior = GaussianPosterior(mean: Tensor.zeros([1, 7]), logVariance: Tensor(values, shape: [1, 7]))
    #expect(posterior.logVariance.floats() == values)
  }

  /// The noise is a constant: the gradient of E[z²] = μ² + σ² is 2μ by the mean and 2σ by the deviation.
  @Test func reparameterisedGradientsAreThoseOfTheExpectation() {
    let (mean, deviation, count) = (0.8, 0.6, 200_000)
    let mu = Tensor([mean], shape: [1, 1]).tracked()
    let logVariance = Tensor([2 * log(deviation)], shape: [1, 1]).tracked()
    let noise = RandomStream(seed: 4, purpose: .probes).normals(count: count).map(Double.init)
    let z = GaussianPosterior(mean: mu, logVariance: logVariance).sample(noise: Tensor(noise, shape: [count, 1]))
    let slopes = gradients(of: z.square().mean(), withRespectTo: [mu, logVariance]).map(\.item)
    #expect(abs(slopes[0] - 2 * mean) < 0.02)
    // By the chain rule, d/d ln σ² = ½ σ d/dσ.
    #expect(abs(slopes[1] - 0.5 * deviation * 2 * deviation) < 0.02)
  }

  /// The Gaussian likelihood is reported in nats, constant included.
  @Test func gaussianLikelihoodIsADensity() {
    let objective = VariationalObjective(beta: 1, standardDeviation: 0.3)
    let blueprint = SmallModels.blueprint(.variational(objective), reconstruction: .squaredError)
    let parameters = SmallModels.parameters(blueprint)
    let input = SmallModels.input(blueprint, count: 2)
    let model = blueprint.autoencoder(parameters)
    let posterior = VariationalAutoencoder(blueprint, parameters, objective).posterior(of: input.images)
    guard let noise = input.noise else {
      Issue.record("no noise")
      return
    }
    let pixels = model.decode(posterior.sample(noise: noise)).sigmoid().doubles()
    let expected = zip(pixels, input.images.doubles()).reduce(0.0) { sum, pair in
      let distance = (pair.1 - pair.0) / 0.3
      return sum + 0.5 * distance * distance + log(0.3 * (2 * Double.pi).squareRoot())
    }
    #expect(difference([model.objective(input).terms[0].sum.item], [expected]) == nil)
  }

  /// Encodings are deterministic: the posterior's mean.
  @Test func codesArePosteriorMeans() {
    let objective = VariationalObjective()
    let blueprint = SmallModels.blueprint(.variational(objective))
    let parameters = SmallModels.parameters(blueprint)
    let images = SmallModels.input(blueprint, count: 3).images
    let model = VariationalAutoencoder(blueprint, parameters, objective)
    #expect(model.encode(images).doubles() == model.posterior(of: images).mean.doubles())
  }
}

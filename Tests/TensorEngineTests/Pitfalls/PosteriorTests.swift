import Foundation
import TensorEngine
import TestSupport
import Testing

/// What a Gaussian posterior asks of the engine: exponentials of log-variances, a divergence that cancels, noise that
/// is no variable.
struct PosteriorTests {
  @Test("Log-variances far out give no NaN, in value or gradient", arguments: ElementType.allCases)
  func clampedLogVariance(_ elementType: ElementType) {
    let x = Tensor([-200.0, 200, 1e30, -.infinity, .infinity], shape: [5]).converted(to: elementType).tracked()
    let variance = x.clamped(to: -30...20).exp()
    #expect(variance.doubles().allSatisfy { $0.isFinite && $0 > 0 })
    #expect(gradients(of: variance.sum(), withRespectTo: [x])[0].doubles() == [0, 0, 0, 0, 0])
  }

  @Test("Clamping changes nothing within its bounds, which belong to it", arguments: ElementType.allCases)
  func clampIsExactInside(_ elementType: ElementType) {
    let points = [-30, -29.999, -1e-20, 0, 3.25, 19.999, 20]
    let x = Tensor(points, shape: [points.count]).converted(to: elementType).tracked()
    let clamped = x.clamped(to: -30...20)
    #expect(clamped.doubles() == x.doubles())
    #expect(gradients(of: clamped.sum(), withRespectTo: [x])[0].doubles().allSatisfy { $0 == 1 })
  }

  /// e^x − 1 − x near 0 is x²/2 + x³/6 + x⁴/24 + …; written out it would be lost in Float below |x| ≈ 10⁻³.
  @Test("The divergence keeps six digits near zero", arguments: ElementType.allCases)
  func divergenceNearZero(_ elementType: ElementType) {
    for exponent in 1...12 {
      for sign in [1.0, -1] {
        let x = Double(Float(sign * pow(10, -Double(exponent) / 2)))
        let series = (0..<12).reversed().reduce(0.0) { tail, k in (tail + 1) * x / Double(k + 3) }
        let wanted = x * x / 2 * (1 + series)
        let found = Tensor(x, elementType: elementType).exponentialExcess().item
        #expect(difference([found], [wanted], absolute: 0, relative: 1e-6) == nil, "x = \(x)")
      }
    }
    #expect(Tensor(0, elementType: elementType).exponentialExcess().item == 0)
  }

  @Test("The divergence is never negative, and large where it is large", arguments: ElementType.allCases)
  func divergenceIsNotNegative(_ elementType: ElementType) {
    var numbers = SampleNumbers(seed: 90)
    let points = numbers.uniform(10_000, in: -30...20) + numbers.uniform(10_000, in: -1e-3...1e-3)
    let values = Tensor(points, shape: [points.count]).converted(to: elementType).exponentialExcess().doubles()
    #expect(values.allSatisfy { $0 >= 0 && $0.isFinite })
    let wanted = Tensor(points, shape: [points.count]).converted(to: elementType).doubles().map {
      abs($0) < 1e-2 ? nil : expm1($0) - $0
    }
    for (found, wanted) in zip(values, wanted) {
      if let wanted { #expect(difference([found], [wanted], absolute: 0, relative: 1e-6) == nil) }
    }
  }

  @Test("Closed form and gradients are those of torch.distributions")
  func divergenceIsPyTorchs() throws {
    let arrays = try LossReferences.load().closedFormDivergence
    func array(_ name: String) throws -> ReferenceArray { try #require(arrays.first { $0.name == name }) }
    let (mean, logVariance) = (try array("mean").tensor.tracked(), try array("logVariance").tensor.tracked())
    let divergence = (logVariance.exponentialExcess() + mean.square()) * 0.5
    let found = gradients(of: divergence.sum(), withRespectTo: [mean, logVariance])
    // PyTorch's own form cancels near zero: there only absolute agreement can be asked for.
    for (values, name) in [(divergence, "divergence"), (found[0], "meanGradient"), (found[1], "logVarianceGradient")] {
      let wanted = try array(name).values
      #expect(difference(values.doubles(), wanted, absolute: 1e-14, relative: 1e-12) == nil, "\(name)")
    }
  }

  @Test("The divergence is what a million samples say")
  func divergenceAgreesWithSampling() {
    for (mean, logVariance) in [(0.7, -0.6), (-1.2, 0.9), (0.0, 0.0), (2.0, -3.0)] {
      let closed =
        (Tensor(logVariance, elementType: .float64).exponentialExcess() + Tensor(mean, elementType: .float64).square())
        * 0.5
      // log q(z) − log p(z) for z = μ + σ ε; ε by Box and Muller.
      var numbers = SampleNumbers(seed: 91)
      var (sum, squares) = (0.0, 0.0)
      let (deviation, count) = (exp(logVariance / 2), 1_000_000)
      for _ in 0..<count {
        let pair = numbers.uniform(2, in: 1e-300...1)
        let noise = (-2 * log(pair[0])).squareRoot() * cos(2 * .pi * pair[1])
        let z = mean + deviation * noise
        let sample = -0.5 * logVariance - 0.5 * noise * noise + 0.5 * z * z
        sum += sample
        squares += sample * sample
      }
      let average = sum / Double(count)
      let standardError = ((squares / Double(count) - average * average) / Double(count)).squareRoot()
      #expect(abs(average - closed.item) <= 4 * standardError + 1e-12)
    }
  }

  /// With noise ±1 in equal parts, mean ε = 0 and mean ε² = 1: E[z²] = μ² + σ² exactly, with derivatives 2μ and 2σ.
  @Test("Reparameterised noise is a constant of the backward pass")
  func noiseIsConstant() {
    let noise = Tensor([1.0, -1, -1, 1], shape: [4])
    for (mean, deviation) in [(0.5, 1.5), (-2, 0.25)] {
      let (mu, sigma) = (
        Tensor(mean, elementType: .float64).tracked(), Tensor(deviation, elementType: .float64).tracked()
      )
      let energy = (mu + sigma * noise).square().mean()
      #expect(energy.item == mean * mean + deviation * deviation)
      #expect(gradients(of: energy, withRespectTo: [mu, sigma]).map(\.item) == [2 * mean, 2 * deviation])
    }
  }
}

import Foundation
import TestSupport
import Testing

@testable import Training

@Suite struct OptimizerTests {
  /// A thousand steps in Double, against PyTorch's.
  @Test func pathsAreThoseOfPyTorch() throws {
    let paths = try OptimizerReferences.load().paths
    #expect(Set(paths.map(\.settings.method)) == Set(OptimizerMethod.allCases))
    for path in paths {
      var weights = path.start
      var moments = Array(repeating: [Double](repeating: 0, count: weights.count), count: 2)
      for step in 1...1000 {
        advance(&weights, path.gradient(at: weights), &moments, path.settings, step: step)
        guard let position = path.positions.first(where: { $0.step == step }) else { continue }
        #expect(
          difference(weights, position.values, absolute: 1e-12, relative: 1e-8) == nil,
          "\(path.settings) on \(path.problem), step \(step)")
      }
    }
  }

  /// The millionth step, where bias corrections have almost gone.
  @Test func lateStepsAreThoseOfPyTorch() throws {
    let late = try OptimizerReferences.load().lateStep
    var weights = late.start
    var moments = [late.firstMoment, late.secondMoment]
    advance(&weights, late.gradient, &moments, late.settings, step: late.step)
    #expect(difference(weights, late.values, absolute: 0, relative: 1e-14) == nil)
  }

  /// In single precision, as training has it, the path stays beside the one in Double.
  @Test(arguments: OptimizerMethod.allCases) func singlePrecisionFollowsDouble(method: OptimizerMethod) {
    let settings = OptimizerSettings(method, learningRate: 1e-2)
    let start = [0.5, -1.5, 2, 0.01]
    var doubles = start
    var moments = Array(repeating: [Double](repeating: 0, count: 4), count: 2)
    let (weights, gradient) = (FlatVector(count: 4), FlatVector(count: 4))
    let flatMoments = method.moments.map { _ in FlatVector(count: 4) }
    for index in 0..<4 { weights.values[index] = Float(start[index]) }
    for step in 1...200 {
      advance(&doubles, doubles.map { $0 + sin(3 * $0) }, &moments, settings, step: step)
      for index in 0..<4 {
        let x = weights.values[index]
        gradient.values[index] = x + sin(3 * x)
      }
      OptimizerUpdate(settings, step: step, learningRate: settings.learningRate)
        .apply(to: weights, gradient: gradient, moments: flatMoments, in: 0..<4)
    }
    #expect(difference((0..<4).map { Double(weights.values[$0]) }, doubles, absolute: 1e-4, relative: 1e-3) == nil)
    #expect(doubles != start)
  }

  private func advance(
    _ weights: inout [Double], _ gradient: [Double], _ moments: inout [[Double]], _ settings: OptimizerSettings,
    step: Int
  ) {
    var (first, second) = (moments[0], moments[1])
    switch OptimizerUpdate(settings, step: step, learningRate: settings.learningRate) {
    case .adam(let update):
      update.apply(weights: &weights, gradient: gradient, first: &first, second: &second, count: weights.count)
    case .momentum(let update):
      update.apply(weights: &weights, gradient: gradient, buffer: &first, count: weights.count)
    }
    moments = [first, second]
  }
}

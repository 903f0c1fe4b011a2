import TestSupport

@testable import Training

/// Where PyTorch's optimisers go; `Reference/optimisers.py` makes the values.
struct OptimizerReferences: Decodable {
  struct Path: Decodable, Sendable {
    struct Position: Decodable {
      let step: Int
      let values: [Double]
    }

    let problem: String
    let start: [Double]
    let settings: OptimizerSettings
    let positions: [Position]

    /// The derivative of the problem's function.
    func gradient(at x: [Double]) -> [Double] {
      switch problem {
      case "quadratic": return zip(x, [1, 10, 100]).map { $0 * $1 }
      case "rosenbrock":
        let slope = x[1] - x[0] * x[0]
        return [-2 * (1 - x[0]) - 400 * x[0] * slope, 200 * slope]
      default: preconditionFailure("no problem \(problem)")
      }
    }
  }

  struct LateStep: Decodable {
    let step: Int
    let start: [Double]
    let gradient: [Double]
    let firstMoment: [Double]
    let secondMoment: [Double]
    let settings: OptimizerSettings
    let values: [Double]
  }

  let paths: [Path]
  let lateStep: LateStep

  static func load() throws -> OptimizerReferences {
    try ReferenceFile.load(Self.self, from: "TrainingTests/Reference/optimisers.json")
  }
}

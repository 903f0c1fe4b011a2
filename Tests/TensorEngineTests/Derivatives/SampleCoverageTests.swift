import TestSupport
import Testing

@testable import TensorEngine

struct SampleCoverageTests {
  /// The switch that samples come from cannot forget an operation, but a sample could miss the one it is named after.
  @Test("Every sample runs the operation that it stands for", arguments: OperationName.allCases)
  func samplesExerciseTheirOperation(_ operation: OperationName) {
    let all = samples(of: operation)
    #expect(!all.isEmpty)
    for sample in all {
      let y = sample.function(sample.inputs.map { $0.tracked() })
      #expect(operations(behind: y).contains(operation), "\(sample.name)")
    }
  }

  /// Between two points ten difference steps apart on both sides a kink would bend the function: there the two one-sided
  /// slopes of a random direction differ by more than a smooth function's curvature allows.
  @Test("Samples keep ten difference steps away from kinks and ties", arguments: OperationName.allCases)
  func samplesKeepAwayFromKinks(_ operation: OperationName) {
    let step = 1e-5
    var numbers = SampleNumbers(seed: 4)
    for sample in samples(of: operation) {
      for _ in 0..<4 {
        let directions = sample.inputs.map {
          Tensor(numbers.awayFromZero($0.count, magnitude: 0.5...1), shape: $0.shape)
        }
        func value(_ distance: Double) -> [Double] {
          sample.function(zip(sample.inputs, directions).map { $0 + $1 * distance }).doubles()
        }
        let (before, here, after) = (value(-step), value(0), value(step))
        for (left, (middle, right)) in zip(before, zip(here, after)) {
          #expect(abs((right - middle) - (middle - left)) <= 5e-3 * step, "\(operation), \(sample.name)")
        }
      }
    }
  }

  @Test("Samples are Double and have names of their own", arguments: OperationName.allCases)
  func samplesAreWellFormed(_ operation: OperationName) {
    let all = samples(of: operation)
    #expect(Set(all.map(\.name)).count == all.count)
    for sample in all {
      #expect(sample.inputs.allSatisfy { $0.elementType == .float64 }, "\(sample.name)")
      #expect(sample.function(sample.inputs).elementType == .float64, "\(sample.name)")
    }
  }
}

/// The names of all operations that a tensor was computed by.
func operations(behind y: Tensor) -> Set<OperationName> {
  var seen: Set<ObjectIdentifier> = []
  var names: Set<OperationName> = []
  var open = [y]
  while let tensor = open.popLast() {
    guard let node = tensor.node, seen.insert(ObjectIdentifier(node)).inserted else { continue }
    if let primitive = node.primitive { names.insert(primitive.name) }
    open.append(contentsOf: node.inputs)
  }
  return names
}

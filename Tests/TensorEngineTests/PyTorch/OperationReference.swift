import TensorEngine
import TestSupport

/// An operation at one point: the result, the gradient of ⟨incoming, result⟩, and the gradient of half that gradient's
/// square with respect to the inputs and, last, the incoming gradient.
struct OperationReference: Decodable, Sendable {
  let operation: String
  let name: String
  let settings: [String: Int]
  let inputs: [ReferenceArray]
  let incoming: ReferenceArray
  let output: ReferenceArray
  let gradients: [ReferenceArray]
  let secondGradients: [ReferenceArray]
  let indices: ReferenceArray?

  /// A setting that the reference states.
  func setting(_ key: String) -> Int {
    guard let value = settings[key] else { preconditionFailure("\(operation), \(name): no setting \(key)") }
    return value
  }
}

struct OperationReferences: Decodable, Sendable {
  let cases: [OperationReference]

  static func cases(of operation: String? = nil) throws -> [OperationReference] {
    let all = try ReferenceFile.load(Self.self, from: "TensorEngineTests/Reference/operations.json").cases
    return operation == nil ? all : all.filter { $0.operation == operation }
  }
}

import TensorEngine
import TestSupport
import Testing

/// ⟨A x, y⟩ = ⟨x, Aᵀ y⟩, where Aᵀ is what reverse-mode differentiation applies: to 1e-12, at thousands of random shapes.
struct AdjointTests {
  static let shapesEach = 2000

  @Test("Forward and backward are each other's adjoints", arguments: OperationName.allCases)
  func adjointIdentity(_ operation: OperationName) {
    var draw = ShapeDraw(seed: 70)
    for _ in 0..<Self.shapesEach {
      for map in linearMaps(of: operation, &draw) {
        let x = draw.tensor(map.inputShape).tracked()
        let image = map.function(x)
        let y = draw.tensor(image.shape)
        let pulled = gradients(of: image, withRespectTo: [x], seed: y)[0]
        let (forward, backward) = (inner(image, y), inner(x, pulled))
        let scale = max(norm(image) * norm(y), norm(x) * norm(pulled))
        #expect(abs(forward - backward) <= 1e-12 * scale, "\(operation), \(map.description)")
      }
    }
  }

  /// Without this the identity would not be one: A(2x − z) = 2A x − A z.
  @Test("The maps are linear", arguments: OperationName.allCases)
  func mapsAreLinear(_ operation: OperationName) {
    var draw = ShapeDraw(seed: 71)
    for _ in 0..<Self.shapesEach / 10 {
      for map in linearMaps(of: operation, &draw) {
        let (x, z) = (draw.tensor(map.inputShape), draw.tensor(map.inputShape))
        let together = map.function(x * 2 - z).doubles()
        let apart = (map.function(x) * 2 - map.function(z)).doubles()
        #expect(difference(together, apart, absolute: 1e-12, relative: 0) == nil, "\(operation), \(map.description)")
      }
    }
  }

  private func inner(_ a: Tensor, _ b: Tensor) -> Double {
    zip(a.doubles(), b.doubles()).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func norm(_ a: Tensor) -> Double { inner(a, a).squareRoot() }
}

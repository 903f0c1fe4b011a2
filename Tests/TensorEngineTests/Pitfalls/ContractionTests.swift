import TensorEngine
import TestSupport
import Testing

/// The contractive penalty of one layer, where it has a closed form (Rifai et al. 2011).
struct ContractionTests {
  /// P = Σₙ Σⱼ sⱼ² ‖Wⱼ‖² with s = h(1 − h); as ds/da = s(1 − 2h),
  /// ∂P/∂Wᵢⱼ = Σₙ 2 sⱼ² (Wᵢⱼ + (1 − 2hⱼ) ‖Wⱼ‖² xᵢ) and ∂P/∂bⱼ = Σₙ 2 sⱼ² (1 − 2hⱼ) ‖Wⱼ‖².
  @Test("A sigmoid layer's penalty and its gradient have the closed form")
  func sigmoidLayer() {
    var make = SampleInputs(seed: 93)
    let (rows, inputs, units) = (4, 6, 3)
    let x = make.signed(rows, inputs)
    let (weight, bias) = (make.signed(inputs, units).tracked(), make.signed(units).tracked())
    let penalty = squaredJacobian(x) { dense($0, weight: weight, bias: bias, activation: .sigmoid) }
    let found = gradients(of: penalty, withRespectTo: [weight, bias])

    let (w, h) = (weight.doubles(), dense(x, weight: weight, bias: bias, activation: .sigmoid).doubles())
    let pixels = x.doubles()
    var value = 0.0
    var toWeight = [Double](repeating: 0, count: inputs * units)
    var toBias = [Double](repeating: 0, count: units)
    for n in 0..<rows {
      for j in 0..<units {
        let unit = h[n * units + j]
        let s = unit * (1 - unit)
        let length = (0..<inputs).reduce(0) { $0 + w[$1 * units + j] * w[$1 * units + j] }
        value += s * s * length
        toBias[j] += 2 * s * s * (1 - 2 * unit) * length
        for i in 0..<inputs {
          toWeight[i * units + j] +=
            2 * s * s * (w[i * units + j] + (1 - 2 * unit) * length * pixels[n * inputs + i])
        }
      }
    }
    #expect(difference([penalty.item], [value], absolute: 0, relative: 1e-9) == nil)
    #expect(difference(found[0].doubles(), toWeight, absolute: 1e-11, relative: 1e-9) == nil)
    #expect(difference(found[1].doubles(), toBias, absolute: 1e-11, relative: 1e-9) == nil)
  }

  @Test("A ReLU layer's penalty trains weights and gives biases nothing")
  func reluLayer() {
    var make = SampleInputs(seed: 94)
    let x = make.signed(4, 6)
    let (weight, bias) = (make.signed(6, 3).tracked(), make.signed(3).tracked())
    let penalty = squaredJacobian(x) { dense($0, weight: weight, bias: bias, activation: .relu) }
    let found = gradients(of: penalty, withRespectTo: [weight, bias])
    // P = Σₙ Σ over active j of ‖Wⱼ‖², so ∂P/∂Wᵢⱼ = 2 Wᵢⱼ times the rows in which unit j is active.
    let active = dense(x, weight: weight, bias: bias, activation: .relu).doubles().map { $0 > 0 ? 1.0 : 0 }
    let counts = (0..<3).map { j in (0..<4).reduce(0) { $0 + active[$1 * 3 + j] } }
    #expect(counts.contains { $0 > 0 } && counts.contains { $0 < 4 })
    let wanted = weight.doubles().enumerated().map { 2 * $1 * counts[$0 % 3] }
    #expect(difference(found[0].doubles(), wanted, absolute: 1e-12) == nil)
    #expect(found[1].doubles() == [0, 0, 0])
  }

  @Test("At zero weights the penalty and its gradient are zero, not NaN", arguments: ElementType.allCases)
  func zeroWeights(_ elementType: ElementType) {
    var make = SampleInputs(seed: 95)
    let x = make.signed(2, 3).converted(to: elementType)
    for activation in [Activation.relu, .sigmoid, .tanh, .softplus] {
      let weight = Tensor.zeros([3, 2], elementType: elementType).tracked()
      let bias = Tensor.zeros([2], elementType: elementType)
      let penalty = squaredJacobian(x) { dense($0, weight: weight, bias: bias, activation: activation) }
      #expect(penalty.item == 0, "\(activation)")
      #expect(gradients(of: penalty, withRespectTo: [weight])[0].doubles() == [0, 0, 0, 0, 0, 0], "\(activation)")
    }
  }

  /// Σ over rows of ‖∂y/∂x‖²_F for a layer that treats rows apart.
  private func squaredJacobian(_ input: Tensor, _ layer: (Tensor) -> Tensor) -> Tensor {
    let x = input.tracked()
    let y = layer(x)
    let rows = (0..<y.shape[1]).map { unit in
      gradients(of: y.sliced(axis: 1, unit..<unit + 1).sum(), withRespectTo: [x], differentiable: true)[0]
    }
    return rows.map { $0.square().sum() }.reduce(Tensor(0, elementType: y.elementType), +)
  }
}

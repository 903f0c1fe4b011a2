import Foundation
import TensorEngine
import TestSupport
import Testing

/// Sigmoid and cross-entropy in Float have kernels of their own: sixteen numbers at a time.
struct LogisticTests {
  /// Every 9,973rd Float there is, of both signs, from the smallest to the largest.
  private var everywhere: [Float] {
    stride(from: UInt32(0), to: Float.infinity.bitPattern, by: 9_973).flatMap { bits in
      [Float(bitPattern: bits), -Float(bitPattern: bits)]
    }
  }

  @Test("The sigmoid is right to two units in the last place, everywhere")
  func sigmoidIsAccurate() {
    let x = everywhere
    let found = Tensor(x, shape: [x.count]).sigmoid().floats()
    var worst = 0
    for (point, value) in zip(x, found) {
      let exact = Double(point)
      let wanted = exact >= 0 ? 1 / (1 + exp(-exact)) : exp(exact) / (1 + exp(exact))
      worst = max(worst, unitsInTheLastPlace(value, Float(wanted)))
    }
    #expect(worst <= 2)
  }

  @Test("Cross-entropy errs by a few roundings of its largest part")
  func crossEntropyIsAccurate() {
    let x = everywhere.filter { abs($0) < 1e30 }
    for target in [Float(0), 0.25, 0.5, 1] {
      let found = sigmoidCrossEntropy(
        logits: Tensor(x, shape: [x.count]),
        targets: Tensor([Float](repeating: target, count: x.count), shape: [x.count])
      ).floats()
      var wrong = 0
      for (point, value) in zip(x, found) {
        let exact = Double(point)
        let linear = max(exact, 0) - exact * Double(target)
        let wanted = linear + log1p(exp(-abs(exact)))
        if !(abs(Double(value) - wanted) <= 4e-7 * wanted + 6e-45) { wrong += 1 }
      }
      #expect(wrong == 0, "target \(target)")
    }
  }

  /// The last numbers of an array do not fill sixteen lanes, and must be computed like the others.
  @Test("A number's result does not depend on its neighbours", arguments: 1...40)
  func placeDoesNotMatter(_ count: Int) {
    var numbers = SampleNumbers(seed: UInt64(count))
    let x = numbers.uniform(count, in: -8...8).map { Float($0) }
    let t = numbers.uniform(count, in: 0...1).map { Float($0) }
    let sigmoids = Tensor(x, shape: [count]).sigmoid().floats()
    let losses = sigmoidCrossEntropy(logits: Tensor(x, shape: [count]), targets: Tensor(t, shape: [count])).floats()
    for i in 0..<count {
      let (logit, target) = (Tensor([x[i]], shape: [1]), Tensor([t[i]], shape: [1]))
      #expect(sigmoids[i] == logit.sigmoid().floats()[0])
      #expect(losses[i] == sigmoidCrossEntropy(logits: logit, targets: target).floats()[0])
    }
  }

  @Test("σ(x) + σ(−x) = 1 and infinities have their limits")
  func symmetry() {
    let x = Tensor([Float(0), 0.5, 3, 20, .infinity], shape: [5])
    #expect((x.sigmoid() + (-x).sigmoid()).floats() == [1, 1, 1, 1, 1])
    #expect((-x).sigmoid().floats().last == 0)
    #expect(Tensor([Float.nan], shape: [1]).sigmoid().floats()[0].isNaN)
  }
}

import TestSupport
import Testing

@testable import TensorEngine

struct BufferPoolTests {
  @Test("Memory of a tensor that is gone is used again")
  func memoryIsRecycled() {
    let pool = BufferPool()
    var address = Tensor.ones([100], pool: pool).buffer.bytes
    for _ in 0..<5 {
      let again = Tensor.zeros([100], pool: pool)
      #expect(again.buffer.bytes == address)
      #expect(again.floats().allSatisfy { $0 == 0 })
      address = again.buffer.bytes
    }
  }

  @Test("Memory of a tensor that lives is not")
  func livingTensorsAreApart() {
    let pool = BufferPool()
    let tensors = (0..<50).map { Tensor.full(Double($0), shape: [1 + $0 % 7], elementType: .float32, pool: pool) }
    #expect(Set(tensors.map(\.buffer.bytes)).count == tensors.count)
    for (index, tensor) in tensors.enumerated() { #expect(tensor.floats().allSatisfy { $0 == Float(index) }) }
  }

  @Test("A result takes its memory from the first input that has a pool")
  func poolsAreInherited() {
    let (first, second) = (BufferPool(), BufferPool())
    let plain = Tensor.ones([2, 2])
    let pooled = Tensor.ones([2, 2], pool: first)
    #expect((plain + pooled).pool === first)
    #expect((pooled * Tensor.ones([2, 2], pool: second)).pool === first)
    #expect((plain + plain).pool == nil)
    #expect(matmul(plain, pooled).pool === first)
    #expect(concatenated([plain, pooled], axis: 0).pool === first)
    let leaf = pooled.tracked()
    #expect(gradients(of: (leaf.exp() * plain).sum(), withRespectTo: [leaf])[0].pool === first)
  }

  @Test("A tensor outlives whoever made its pool")
  func tensorsKeepTheirPool() {
    func make() -> Tensor { Tensor.ones([10], pool: BufferPool()) * 3 }
    #expect(make().floats() == [Float](repeating: 3, count: 10))
  }

  @Test("Memory begins at whole cache lines")
  func memoryIsAligned() {
    let pool = BufferPool()
    for count in [1, 3, 17, 1000] {
      for tensor in [Tensor.ones([count]), Tensor.ones([count], pool: pool)] {
        #expect(Int(bitPattern: tensor.buffer.bytes) % 64 == 0)
        #expect(tensor.buffer.capacity >= count * 4)
      }
    }
  }

  /// A training step in miniature, with every tensor of it in one pool: recycled memory must never be in use still.
  @Test("Computing in a pool changes no number")
  func poolChangesNothing() {
    var make = SampleInputs(seed: 100)
    let (x, w, b) = (make.signed(3, 6, 6, 2), make.signed(3, 3, 2, 4), make.signed(4))
    func step(_ pool: BufferPool?) -> [Float] {
      let inputs = [x, w, b].map { Tensor($0.floats(), shape: $0.shape, pool: pool).tracked() }
      let y = convolution(
        inputs[0], weight: inputs[1], bias: inputs[2], geometry: ConvolutionGeometry(stride: 2, padding: 1),
        activation: .softplus)
      let slope = gradients(of: y.sum(), withRespectTo: [inputs[0]], differentiable: true)[0]
      return gradients(of: (y.square().sum() + slope.square().sum()), withRespectTo: inputs).flatMap { $0.floats() }
    }
    let wanted = step(nil)
    let pool = BufferPool()
    for _ in 0..<20 { #expect(step(pool) == wanted) }
  }
}

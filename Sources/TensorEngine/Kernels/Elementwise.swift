/// Applies a function to every number. Always inlined into a call with concrete types, where it becomes one loop.
@inline(__always)
func mapped<T: KernelScalar>(_ x: Tensor, _: T.Type, _ function: (T) -> T) -> Tensor {
  let count = x.count
  let source = x.pointer(T.self)
  return Tensor(shape: x.shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
    for i in 0..<count { out[i] = function(source[i]) }
  }
}

/// Applies a function to every pair of numbers of two tensors of the same shape.
@inline(__always)
func mapped<T: KernelScalar>(_ x: Tensor, _ y: Tensor, _: T.Type, _ function: (T, T) -> T) -> Tensor {
  let count = x.count
  let left = x.pointer(T.self)
  let right = y.pointer(T.self)
  return Tensor(shape: x.shape, elementType: x.elementType, pool: pool(for: [x, y])) {
    (out: UnsafeMutablePointer<T>) in
    for i in 0..<count { out[i] = function(left[i], right[i]) }
  }
}

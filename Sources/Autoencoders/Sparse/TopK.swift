import TensorEngine

extension Tensor {
  /// The `count` greatest numbers of each row, `[N, d]`; the others become zero and get no derivative. Of equal numbers the
  /// first are kept, and NaN counts as greatest.
  ///
  /// Which numbers are kept is a constant of the derivative, as the places of a pooling's maxima are (A. Makhzani, B. Frey,
  /// "k-sparse autoencoders", ICLR 2014).
  func keepingGreatest(_ count: Int) -> Tensor {
    let (rows, units) = (shape[0], shape[1])
    let heights = doubles().map { $0.isNaN ? .infinity : $0 }
    var signs = [Double](repeating: -1, count: rows * units)
    for row in 0..<rows {
      let places = (row * units..<(row + 1) * units).sorted {
        heights[$0] > heights[$1] || (heights[$0] == heights[$1] && $0 < $1)
      }
      for place in places.prefix(count) { signs[place] = 1 }
    }
    return gated(by: Tensor(signs, shape: shape).converted(to: elementType))
  }
}

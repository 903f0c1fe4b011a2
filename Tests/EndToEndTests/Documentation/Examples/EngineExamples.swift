import TensorEngine

/// x³ at a place, with its first two derivatives.
func cube(at place: Double) -> (value: Double, slope: Double, curvature: Double) {
  let x = Tensor([place], shape: []).tracked()
  let y = x * x * x
  let slope = gradients(of: y, withRespectTo: [x], differentiable: true)[0]
  let curvature = gradients(of: slope, withRespectTo: [x])[0]
  return (y.item, slope.item, curvature.item)
}

/// A line through points by least squares, found by gradient descent.
func line(through points: [(x: Double, y: Double)], steps: Int, rate: Double) -> (slope: Double, offset: Double) {
  let x = Tensor(points.map(\.x), shape: [points.count, 1])
  let y = Tensor(points.map(\.y), shape: [points.count, 1])
  var (weight, bias) = (Tensor([0.0], shape: [1, 1]), Tensor([0.0], shape: [1]))
  for _ in 0..<steps {
    let (w, b) = (weight.tracked(), bias.tracked())
    let loss = (dense(x, weight: w, bias: b) - y).square().mean()
    let slopes = gradients(of: loss, withRespectTo: [w, b])
    (weight, bias) = (weight - slopes[0] * rate, bias - slopes[1] * rate)
  }
  return (weight.item, bias.item)
}

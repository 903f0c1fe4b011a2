/// The three operations of the convolution family by their definition: one loop over all products
/// large[n, i·s − p + k·d, j·s − p + l·d, c] · filter[k, l, c, o] · small[n, i, j, o].
struct DirectConvolution {
  let shape: ConvolutionDraw

  /// small[…] = bias[o] + Σ large · filter.
  func convolution(_ large: [Double], _ filter: [Double], bias: [Double]) -> [Double] {
    let channels = shape.small[3]
    var small = (0..<shape.small.reduce(1, *)).map { bias[$0 % channels] }
    forEachProduct { small[$2] += large[$0] * filter[$1] }
    return small
  }

  /// large[…] = bias[c] + Σ small · filter.
  func transposedConvolution(_ small: [Double], _ filter: [Double], bias: [Double]) -> [Double] {
    let channels = shape.large[3]
    var large = (0..<shape.large.reduce(1, *)).map { bias[$0 % channels] }
    forEachProduct { large[$0] += small[$2] * filter[$1] }
    return large
  }

  /// filter[…] = Σ large · small.
  func filterGradient(_ large: [Double], _ small: [Double]) -> [Double] {
    var filter = [Double](repeating: 0, count: shape.filter.reduce(1, *))
    forEachProduct { filter[$1] += large[$0] * small[$2] }
    return filter
  }

  private func forEachProduct(_ body: (_ large: Int, _ filter: Int, _ small: Int) -> Void) {
    let (height, width, channels) = (shape.large[1], shape.large[2], shape.large[3])
    let (kernelHeight, kernelWidth, outputs) = (shape.filter[0], shape.filter[1], shape.filter[3])
    let (stride, padding, dilation) = (shape.geometry.stride, shape.geometry.padding, shape.geometry.dilation)
    for position in 0..<shape.small.dropLast().reduce(1, *) {
      let j = position % shape.small[2]
      let i = position / shape.small[2] % shape.small[1]
      let n = position / shape.small[2] / shape.small[1]
      for tap in 0..<kernelHeight * kernelWidth {
        let row = i * stride - padding + tap / kernelWidth * dilation
        let column = j * stride - padding + tap % kernelWidth * dilation
        guard 0..<height ~= row, 0..<width ~= column else { continue }
        let pixel = ((n * height + row) * width + column) * channels
        for c in 0..<channels {
          for o in 0..<outputs { body(pixel + c, (tap * channels + c) * outputs + o, position * outputs + o) }
        }
      }
    }
  }
}

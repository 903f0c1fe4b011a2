import TensorEngine

/// Mean and covariance of pixels, divided by the number of images − 1; added up in an order that does not depend on threads.
struct PixelCovariance {
  let mean: [Double]
  /// pixels × pixels.
  let matrix: Tensor
  let trace: Double

  init(of images: PixelImages, workers: WorkerGroup) {
    let (size, count) = (images.size, images.count)
    var sums = [Double](repeating: 0, count: size)
    for start in stride(from: 0, to: images.pixels.count, by: size) {
      for pixel in 0..<size { sums[pixel] += Double(images.pixels[start + pixel]) }
    }
    let mean = sums.map { $0 / Double(count) }
    // A few sums of d² numbers, whatever the number of images.
    let shares = 4
    let parts = workers.map(shares) { share, _ in
      var total = Tensor.zeros([size, size], elementType: .float64)
      let range = share * count / shares..<(share + 1) * count / shares
      for start in stride(from: range.lowerBound, to: range.upperBound, by: 512) {
        let rows = PixelComponents.centred(images, start..<min(start + 512, range.upperBound), mean)
        total = total + matmul(rows, rows, transposeA: true)
      }
      return total
    }
    matrix = ((parts[0] + parts[1]) + (parts[2] + parts[3])) / Double(count - 1)
    self.mean = mean
    let values = matrix.doubles()
    trace = (0..<size).reduce(0) { $0 + values[$1 * size + $1] }
  }
}

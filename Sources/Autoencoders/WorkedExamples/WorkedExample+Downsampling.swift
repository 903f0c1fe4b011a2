import TensorEngine

extension WorkedExample {
  /// A picture with an edge, and Sobel's filter for upright edges.
  private static let picture = NumberMap("input", side: 4, [1, 2, 0, 1, 0, 1, 3, 2, 2, 0, 1, 1, 1, 2, 1, 0])
  private static let sobel = NumberMap("kernel", side: 3, [1, 0, -1, 2, 0, -2, 1, 0, -1])

  /// 3 × 3 convolutions of a 4 × 4 image with one row of zeros around it: stride 1 keeps the size, stride 2 halves it.
  static var convolutions: [WorkedExample] {
    [1, 2].map { stride in
      let geometry = ConvolutionGeometry(stride: stride, padding: 1)
      let output = NumberMap(
        "output", convolution(picture.tensor, weight: sobel.filter, bias: nil, geometry: geometry))
      // The first window of the first row, and that of the second: how far the filter moves.
      let links = [(0, 0), (1, 0)].enumerated().map { group, place in
        Link(
          from: Region(
            column: 1, rows: place.0 * stride..<place.0 * stride + 3, cells: place.1 * stride..<place.1 * stride + 3),
          to: Region(column: 2, rows: place.0..<place.0 + 1, cells: place.1..<place.1 + 1), group: group)
      }
      return WorkedExample(
        .convolution, "convolution 3 × 3, stride \(stride), padding 1",
        columns: [[sobel], [picture.padded(by: 1)], [output]],
        signs: ["∗", "="], links: links)
    }
  }

  /// Pooling 2 × 2 at stride 2: the greatest number of each window with where it lay, and back; and the mean.
  static var poolings: [WorkedExample] {
    let input = NumberMap("input", side: 4, [1, 2, 6, 3, 3, 5, 2, 1, 1, 2, 2, 1, 7, 3, 4, 8])
    let geometry = PoolingGeometry(kernel: 2, stride: 2)
    let (maxima, indices) = maxPooling(input.tensor, geometry: geometry)
    let pooled = NumberMap("maxima", maxima).withOwnOrigins
    let places = NumberMap("indices from 0", side: 2, indices.values.map(Double.init), origins: pooled.origins)
    let unpooled = maxUnpooling(maxima, indices: indices, outputSize: (4, 4))
    let origins = pooled.origins { maxUnpooling($0, indices: indices, outputSize: (4, 4)) }
    let back = NumberMap("unpooled", unpooled, origins: origins)
    var source = input
    source.origins = origins

    var quarters = input
    quarters.origins = (0..<16).map { cell in
      let quarter = cell / 8 * 2 + cell % 4 / 2
      return [Double](repeating: 0, count: quarter) + [1]
    }
    let means = NumberMap("means", averagePooling(input.tensor, geometry: geometry)).withOwnOrigins
    return [
      WorkedExample(
        .pooling, "max pooling 2 × 2 with saved indices, and max unpooling",
        columns: [[source], [pooled, places], [back]], signs: ["→", "→"]),
      WorkedExample(.pooling, "average pooling 2 × 2", columns: [[quarters], [means]], signs: ["→"]),
    ]
  }
}

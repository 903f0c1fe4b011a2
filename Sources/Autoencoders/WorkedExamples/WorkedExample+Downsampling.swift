import TensorEngine

extension WorkedExample {
  /// A picture with an edge, and Sobel's filter for upright edges.
  private static let picture = NumberMap("input", side: 4, [1, 2, 0, 1, 0, 1, 3, 2, 2, 0, 1, 1, 1, 2, 1, 0])
  private static let sobel = NumberMap("kernel", side: 3, [1, 0, -1, 2, 0, -2, 1, 0, -1])

  /// A 3 × 3 convolution of a 4 × 4 image with one row of zeros around it: stride 1 keeps the size, stride 2 halves it.
  static func convolutionOfPicture(stride: Int) -> WorkedExample {
    let geometry = ConvolutionGeometry(stride: stride, padding: 1)
    let output = NumberMap(
      "output", convolution(picture.tensor, weight: sobel.filter, bias: nil, geometry: geometry))
    // The first window of the first row, and that of the second: how far the filter moves.
    let links = [0, 1].map { row in
      Link(
        from: Region(column: 1, rows: row * stride..<row * stride + 3, cells: 0..<3),
        to: Region(column: 2, rows: row..<row + 1, cells: 0..<1), group: row)
    }
    return WorkedExample(
      .convolution, "convolution 3 × 3, stride \(stride), padding 1",
      columns: [[sobel], [picture.padded(by: 1)], [output]], signs: ["∗", "="], links: links)
  }

  private static let pooled = NumberMap("input", side: 4, [1, 2, 6, 3, 3, 5, 2, 1, 1, 2, 2, 1, 7, 3, 4, 8])
  private static let geometry = PoolingGeometry(kernel: 2, stride: 2)

  /// Pooling 2 × 2 at stride 2: the greatest number of each window with where it lay, and back.
  static var maxPoolingAndBack: WorkedExample {
    let (maxima, indices) = maxPooling(pooled.tensor, geometry: geometry)
    let greatest = NumberMap("maxima", maxima).withOwnOrigins
    let places = NumberMap("indices from 0", side: 2, indices.values.map(Double.init), origins: greatest.origins)
    let unpooled = maxUnpooling(maxima, indices: indices, outputSize: (4, 4))
    let origins = greatest.origins { maxUnpooling($0, indices: indices, outputSize: (4, 4)) }
    let back = NumberMap("unpooled", unpooled, origins: origins)
    var source = pooled
    source.origins = origins
    return WorkedExample(
      .pooling, "max pooling 2 × 2 with saved indices, and max unpooling",
      columns: [[source], [greatest, places], [back]], signs: ["→", "→"])
  }

  /// The mean of each window of 2 × 2.
  static var averagePoolingOfQuarters: WorkedExample {
    var quarters = pooled
    quarters.origins = (0..<16).map { cell in
      let quarter = cell / 8 * 2 + cell % 4 / 2
      return [Double](repeating: 0, count: quarter) + [1]
    }
    let means = NumberMap("means", averagePooling(pooled.tensor, geometry: geometry)).withOwnOrigins
    return WorkedExample(.pooling, "average pooling 2 × 2", columns: [[quarters], [means]], signs: ["→"])
  }
}

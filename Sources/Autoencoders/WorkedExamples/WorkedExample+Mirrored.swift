import TensorEngine

extension WorkedExample {
  private static let kernels = [
    NumberMap("kernel 1", side: 3, [0, 1, 0, 1, 2, 1, 0, 1, 0]),
    NumberMap("kernel 2", side: 3, [1, 0, 1, 0, 1, 0, 1, 0, 1]),
  ]

  private static let stridedGeometry = ConvolutionGeometry(stride: 2, padding: 1)

  /// A convolution at stride 2 over two feature maps: it gathers what its mirror spreads.
  static var manyToOne: WorkedExample {
    let maps = [
      NumberMap("map 1", side: 4, [1, 0, 2, 1, 0, 1, 1, 0, 2, 1, 0, 1, 1, 0, 1, 2]),
      NumberMap("map 2", side: 4, [0, 1, 0, 2, 1, 0, 1, 0, 0, 2, 1, 1, 1, 0, 0, 1]),
    ]
    // [1, 4, 4, 2] and [3, 3, 2, 1]: both maps into one.
    let stacked = concatenated(maps.map(\.tensor), axis: 3)
    let weight = concatenated(kernels.map(\.filter), axis: 2)
    let output = NumberMap(
      "output", convolution(stacked, weight: weight, bias: nil, geometry: stridedGeometry))
    let links = [0, 1].map { map in
      Link(
        from: Region(column: 1, map: map, rows: 1..<4, cells: 1..<4),
        to: Region(column: 2, rows: 1..<2, cells: 1..<2))
    }
    return WorkedExample(
      .mirror, "convolution, stride 2, padding 1, over two maps: many to one", columns: [kernels, maps, [output]],
      signs: ["∗", "="], links: links)
  }

  /// The transposed convolution with the same kernels: it spreads what its mirror gathers.
  static var oneToMany: WorkedExample {
    let maps = [NumberMap("map 1", side: 2, [1, 2, 0, 3]), NumberMap("map 2", side: 2, [2, 0, 1, 1])]
    // [1, 2, 2, 2], and filters [3, 3, 1, 2]: the transposed convolution maps their last axis to the one before it.
    let stacked = concatenated(maps.map(\.tensor), axis: 3)
    let weight = concatenated(kernels.map(\.filter), axis: 3)
    let output = NumberMap(
      "output",
      transposedConvolution(stacked, weight: weight, bias: nil, geometry: stridedGeometry, outputSize: (4, 4)))
    // The filter's first row and column fall off the edge for the first number, and both numbers reach the cell between.
    let links = [
      Link(
        from: Region(column: 1, map: 0, rows: 0..<1, cells: 0..<1), to: Region(column: 2, rows: 0..<2, cells: 0..<2)),
      Link(
        from: Region(column: 1, map: 1, rows: 1..<2, cells: 1..<2), to: Region(column: 2, rows: 1..<4, cells: 1..<4),
        group: 1),
    ]
    return WorkedExample(
      .mirror, "transposed convolution, stride 2, padding 1 (output 1), over two maps: one to many",
      columns: [kernels, maps, [output]],
      signs: ["∗ᵀ", "="], links: links)
  }
}

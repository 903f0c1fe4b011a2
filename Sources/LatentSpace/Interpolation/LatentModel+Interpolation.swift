import Storage

extension LatentModel {
  /// Images decoded on the way between the codes of two images: one row a pair.
  ///
  /// - Parameters:
  ///   - pairs: where each way begins and ends.
  ///   - images: what the pairs are chosen from.
  ///   - path: how the way goes.
  ///   - steps: images in a row, both ends included.
  /// - Throws: `Failure` if there is no pair or no such image, if there are fewer than two steps, if the images have
  ///   another size than the model takes, or if no arc leads from one code to the other (`InterpolationPath`).
  public func interpolation(
    between pairs: [ImagePair], in images: LabelledImages, path: InterpolationPath = .linear, steps: Int = 10
  ) throws(Failure) -> InterpolationTable {
    guard !pairs.isEmpty else { throw Failure(.usage, "interpolation: expected pairs of images, found none") }
    guard (2...1_000).contains(steps) else {
      throw Failure(.usage, "interpolation steps: expected a number from 2 to 1000, found \(steps)")
    }
    let indices = pairs.flatMap { [$0.first, $0.second] }
    let ends = try codes(of: try images.chosen(indices))
    let fractions = (0..<steps).map { Double($0) / Double(steps - 1) }
    var codes: [Float] = []
    for row in pairs.indices {
      let way = try path.codes(
        from: Array(ends.code(2 * row)), to: Array(ends.code(2 * row + 1)), fractions: fractions)
      for code in way { codes += range.clamped(code) }
    }
    let content = ends.isPosteriorMean ? "posterior means" : "codes"
    return InterpolationTable(
      modelName: name, fractions: fractions, images: try grid(fromCodes: codes, columns: steps),
      endpoints: images.grid(indices, columns: 2), ways: images.ways(pairs),
      note: "\(path.note) between the \(content) of \(images.split) images"
    )
  }
}

extension LabelledImages {
  /// The classes that pairs of images go between.
  ///
  /// - Precondition: there are such images.
  public func ways(_ pairs: [ImagePair]) -> [InterpolationTable.Way] {
    pairs.map { pair in
      .init(
        from: classNames[Int(images.labels[pair.first])], to: classNames[Int(images.labels[pair.second])])
    }
  }
}

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
    let means = path == .arithmetic ? try classMeans(of: images) : [:]
    var codes: [Float] = []
    for row in pairs.indices {
      let start = Array(ends.code(2 * row))
      var end = Array(ends.code(2 * row + 1))
      if path == .arithmetic {
        let labels = [pairs[row].first, pairs[row].second].map { images.images.labels[$0] }
        guard let from = means[labels[0]], let to = means[labels[1]] else {
          preconditionFailure("a class without codes")
        }
        end = start.indices.map { Float(Double(start[$0]) + to[$0] - from[$0]) }
      }
      for code in try path.codes(from: start, to: end, fractions: fractions) { codes += range.clamped(code) }
    }
    let content = ends.isPosteriorMean ? "posterior means" : "codes"
    return InterpolationTable(
      modelName: name, fractions: fractions, images: try grid(fromCodes: codes, columns: steps),
      // The way of arithmetic ends at no image.
      endpoints: path == .arithmetic ? nil : images.grid(indices, columns: 2), ways: images.ways(pairs),
      note: path == .arithmetic
        ? "the code of a \(images.split) image plus t times the difference of its class's and the other class's mean code"
        : "\(path.note) between the \(content) of \(images.split) images")
  }

  /// The mean code of each class that has images.
  private func classMeans(of images: LabelledImages) throws(Failure) -> [UInt8: [Double]] {
    let table = try codes(of: images)
    var sums: [UInt8: (sum: [Double], count: Double)] = [:]
    for row in 0..<table.count {
      var entry = sums[table.labels[row]] ?? ([Double](repeating: 0, count: dimension), 0)
      for (unit, value) in table.code(row).enumerated() { entry.sum[unit] += Double(value) }
      entry.count += 1
      sums[table.labels[row]] = entry
    }
    return sums.mapValues { entry in entry.sum.map { $0 / entry.count } }
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

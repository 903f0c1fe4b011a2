import Storage

extension LatentModel {
  /// Images decoded from codes between those of four images, one at each corner: first along the upper and the lower edge,
  /// then between the two.
  ///
  /// - Parameters:
  ///   - corners: images at the upper left, upper right, lower left and lower right.
  ///   - images: what they are chosen from.
  ///   - path: how ways go; straight or on arcs.
  ///   - size: images along each side, corners included.
  /// - Throws: `Failure` if there is no such image, if the size is out of range, if the images have another size than the
  ///   model takes, or if no way leads from one code to another (`InterpolationPath`).
  public func corners(
    _ corners: (Int, Int, Int, Int), in images: LabelledImages, path: InterpolationPath = .linear, size: Int = 9
  ) throws(Failure) -> ManifoldTable {
    guard (2...200).contains(size) else {
      throw Failure(.usage, "corners: expected 2 to 200 images along each side, found \(size)")
    }
    guard path != .arithmetic else {
      throw Failure(.usage, "corners: expected a path between codes (linear, spherical), found \(path.rawValue)")
    }
    let indices = [corners.0, corners.1, corners.2, corners.3]
    let ends = try codes(of: try images.chosen(indices))
    let fractions = (0..<size).map { Double($0) / Double(size - 1) }
    func way(_ from: [Float], _ to: [Float]) throws(Failure) -> [[Float]] {
      try path.codes(from: from, to: to, fractions: fractions)
    }
    let upper = try way(Array(ends.code(0)), Array(ends.code(1)))
    let lower = try way(Array(ends.code(2)), Array(ends.code(3)))
    var columns: [[[Float]]] = []
    for place in 0..<size { columns.append(try way(upper[place], lower[place])) }
    let codes = (0..<size).flatMap { row in columns.flatMap { range.clamped($0[row]) } }
    let names = indices.map { images.classNames[Int(images.images.labels[$0])] }
    return ManifoldTable(
      images: try grid(fromCodes: codes, columns: size), xValues: fractions, yValues: fractions,
      xTitle: "\(names[0]) → \(names[1]) above, \(names[2]) → \(names[3]) below",
      yTitle: "\(names[2]) → \(names[0])", spacing: .linear,
      note:
        "\(path.note) between the \(ends.isPosteriorMean ? "posterior means" : "codes") of four \(images.split) images")
  }
}

import Storage

extension LatentModel {
  /// Images, and what the model makes of them: encoded (to the posterior's mean) and decoded again.
  ///
  /// - Parameters:
  ///   - indices: which images, in the order in which they are shown, in rows of `columns`.
  ///   - images: what the indices count.
  ///   - columns: how many images stand in a row; all of them if left out.
  ///   - note: which images these are: "one of each class, the first in the file".
  /// - Throws: `Failure` if the images have another size than the model takes, there are none, or the indices do not
  ///   fill the rows.
  public func reconstructions(
    of indices: [Int], in images: LabelledImages, columns: Int? = nil, note: String = ""
  ) throws(Failure) -> ReconstructionStrip {
    let columns = columns ?? indices.count
    guard !indices.isEmpty, columns >= 1, indices.count % columns == 0 else {
      throw Failure(.usage, "reconstructions: expected images that fill rows of \(columns), found \(indices.count)")
    }
    let chosen = try images.chosen(indices)
    try requireSize(of: chosen)
    let pixels = try checked(trained.reconstruct(chosen.images, workers: workers))
    return ReconstructionStrip(
      modelName: name, originals: images.grid(indices, columns: columns),
      decoded: ImageGrid(
        rows: indices.count / columns, columns: columns, height: configuration.image.height,
        width: configuration.image.width, pixels: pixels),
      note: [indices.count.counted("\(images.split) image"), note].filter { !$0.isEmpty }.joined(separator: ", ")
        + (needsPoolingIndices ? ". " + Self.noteOnIndices : ""))
  }

  /// What a reader must know of images that are made of more than their codes.
  private static let noteOnIndices =
    "Pooling indices: the decoder was given the places of each image's own maxima beside its code"

  /// One image of each class, and what the model makes of it.
  ///
  /// - Throws: `Failure` if the images have another size than the model takes, or if there are none.
  public func reconstructionsOfEachClass(
    in images: LabelledImages, _ choice: ImageChoice = .first
  ) throws(Failure) -> ReconstructionStrip {
    try reconstructions(
      of: images.oneOfEachClass(choice), in: images, note: "one of each class, \(choice.note)")
  }
}

extension LabelledImages {
  /// Some of the images.
  ///
  /// - Throws: `Failure` of kind `usage` if there is no image of an index.
  func chosen(_ indices: [Int]) throws(Failure) -> LabelledImages {
    if let index = indices.first(where: { !(0..<count).contains($0) }) {
      throw Failure(.usage, "image: expected a number from 0 to \(count - 1) (\(split) images), found \(index)")
    }
    return LabelledImages(images.subset(indices), classNames: classNames, split: split)
  }
}

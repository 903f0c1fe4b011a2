import Autoencoders
import Storage
import TensorEngine

extension LatentModel {
  /// ‖∂z/∂x‖²_F of the encoder at each image, exact: one vector–Jacobian product a latent unit (S. Rifai et al. 2011). For
  /// variational models z is the posterior's mean.
  ///
  /// - Throws: `Failure` if the images have another size than the model takes.
  public func squaredJacobianNorms(on images: LabelledImages) throws(Failure) -> [Double] {
    try requireSize(of: images)
    let size = images.images.pixelsPerImage
    return jacobianBlocks(of: images) { count, rows in
      var norms = [Double](repeating: 0, count: count)
      for unit in 0..<self.dimension {
        rows(unit).withFloats { values in
          for image in 0..<count {
            for value in values[image * size..<(image + 1) * size] { norms[image] += Double(value) * Double(value) }
          }
        }
      }
      return norms
    }.flatMap { $0 }
  }

  /// The singular values of ∂z/∂x at each image, descending: as many as the code has units or the image pixels, whichever
  /// is fewer (S. Rifai et al. 2011, §5.3). Few large ones say that the code follows few directions about an image.
  ///
  /// - Returns: images × values.
  /// - Throws: `Failure` if the images have another size than the model takes.
  public func jacobianSpectra(on images: LabelledImages) throws(Failure) -> [[Double]] {
    try requireSize(of: images)
    let (size, units) = (images.images.pixelsPerImage, dimension)
    return jacobianBlocks(of: images) { count, rows in
      let derivatives = (0..<units).map { rows($0).doubles() }
      return (0..<count).map { image in
        // J Jᵀ has the squared singular values; it is as wide as a code.
        var gram = Matrix.zeros(rows: units, columns: units)
        for i in 0..<units {
          for j in i..<units {
            var sum = 0.0
            for pixel in image * size..<(image + 1) * size { sum += derivatives[i][pixel] * derivatives[j][pixel] }
            gram[i, j] = sum
            gram[j, i] = sum
          }
        }
        return SymmetricEigensystem(gram).values.prefix(min(units, size)).map { max($0, 0).squareRoot() }
      }
    }.flatMap { $0 }
  }

  /// Asks `value` of each block of images; it may ask for the row of one unit in every image's Jacobian, `[N, H, W, 1]`.
  private func jacobianBlocks<Value: Sendable>(
    of images: LabelledImages, _ value: @escaping @Sendable (_ count: Int, _ rows: (_ unit: Int) -> Tensor) -> Value
  ) -> [Value] {
    let (model, dimension) = (trained.autoencoder, dimension)
    return blocks(of: images.count) { rows, pool in
      let input = Self.tensor(images, rows, pool: pool).tracked()
      let codes = model.encode(input)
      return value(rows.count) { unit in
        var seed = [Float](repeating: 0, count: rows.count * dimension)
        for row in 0..<rows.count { seed[row * dimension + unit] = 1 }
        // No image depends on another, so one product holds this unit's row of every image's Jacobian.
        return gradients(of: codes, withRespectTo: [input], seed: Tensor(seed, shape: codes.shape, pool: pool))[0]
      }
    }
  }
}

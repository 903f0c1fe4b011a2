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
    let model = trained.autoencoder
    let size = images.images.pixelsPerImage
    let dimension = dimension
    return blocks(of: images.count) { rows, pool in
      let input = Self.tensor(images, rows, pool: pool).tracked()
      let codes = model.encode(input)
      var norms = [Double](repeating: 0, count: rows.count)
      for unit in 0..<dimension {
        var seed = [Float](repeating: 0, count: rows.count * dimension)
        for row in 0..<rows.count { seed[row * dimension + unit] = 1 }
        // No image depends on another, so one product holds this unit's row of every image's Jacobian.
        let derivative = gradients(
          of: codes, withRespectTo: [input], seed: Tensor(seed, shape: codes.shape, pool: pool))[0]
        derivative.withFloats { values in
          for row in 0..<rows.count {
            for value in values[row * size..<(row + 1) * size] { norms[row] += Double(value) * Double(value) }
          }
        }
      }
      return norms
    }.flatMap { $0 }
  }
}

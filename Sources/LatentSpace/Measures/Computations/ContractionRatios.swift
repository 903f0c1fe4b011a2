import Autoencoders
import Randomness
import Storage
import TensorEngine

extension LatentModel {
  /// How much nearer codes are than images: ‖z(x + r u) − z(x)‖ ⁄ r, mean over images x, each with a random unit vector u
  /// of its own, for each radius r (S. Rifai et al., "Contractive auto-encoders", ICML 2011, §5.3, who call it the
  /// contraction ratio). Moved images may leave 0…1.
  ///
  /// - Parameters:
  ///   - images: about which it is measured.
  ///   - radii: Euclidean distances in units of a pixel's range, above 0.
  ///   - seed: determines the directions; an image's is the same for every radius.
  /// - Returns: one ratio a radius, in the code's units.
  /// - Throws: `Failure` if the images have another size than the model takes, or there are none.
  public func contractionRatios(
    about images: LabelledImages, radii: [Double], seed: UInt64 = 0
  ) throws(Failure) -> [Double] {
    try requireSize(of: images)
    guard images.count >= 1 else { throw Failure(.usage, "contraction: expected images, found none") }
    precondition(radii.allSatisfy { $0 > 0 && $0.isFinite }, "contractionRatios: radii \(radii)")
    let model = trained.autoencoder
    let (size, units) = (images.images.pixelsPerImage, dimension)
    let sums = blocks(of: images.count) { rows, pool in
      let original = Self.tensor(images, rows, pool: pool)
      let codes = model.encode(original).doubles()
      let directions = rows.flatMap { image in
        Self.unitVector(RandomStream(seed: seed, purpose: .directions, step: UInt64(image)).normals(count: size))
      }
      let direction = Tensor(directions, shape: original.shape, pool: pool)
      return radii.map { radius in
        let moved = model.encode(original + direction * radius).doubles()
        return (0..<rows.count).reduce(0.0) { sum, row in
          let squares = (row * units..<(row + 1) * units).reduce(0.0) { sum, index in
            sum + (moved[index] - codes[index]) * (moved[index] - codes[index])
          }
          return sum + squares.squareRoot() / radius
        }
      }
    }
    return radii.indices.map { place in sums.reduce(0) { $0 + $1[place] } / Double(images.count) }
  }

  private static func unitVector(_ values: [Float]) -> [Float] {
    let length = values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    return length > 0 ? values.map { Float(Double($0) / length) } : values
  }
}

import TensorEngine

/// A 4 × 4 image on its way down to 2 × 2 and up again, by the places of its maxima and without them.
func downAndUp(_ image: Tensor) -> (pooled: Tensor, unpooled: Tensor, nails: Tensor) {
  let pooled = maxPooling(image, geometry: PoolingGeometry(kernel: 2))
  let unpooled = maxUnpooling(pooled.values, indices: pooled.indices, outputSize: (4, 4))
  return (pooled.values, unpooled, bedOfNails(pooled.values, stride: 2, outputSize: (4, 4)))
}

/// The three ways to read between pixels, from 2 × 2 to 4 × 4.
func enlargements(_ image: Tensor) -> [Tensor] {
  [Interpolation.nearest, .bilinear(), .bilinear(alignsCorners: true)].map {
    resized(image, outputSize: (4, 4), interpolation: $0)
  }
}

/// Each number lays down a scaled copy of the kernel; where copies overlap they are added.
func overlappingSums(_ image: Tensor, kernel: Tensor) -> Tensor {
  transposedConvolution(
    image, weight: kernel, geometry: ConvolutionGeometry(stride: 1), outputSize: (3, 3))
}

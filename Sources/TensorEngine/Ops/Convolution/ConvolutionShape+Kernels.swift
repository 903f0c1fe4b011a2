import CKernels

/// The single-precision forms of the operations: direct kernels that never unroll an image. Double precision, which only
/// checks derivatives, goes by patches and matrix products.
extension ConvolutionShape {
  func convolve(
    _ large: Tensor, _ filter: Tensor, _ bias: Tensor?, _ activation: Activation, outputShape: [Int]
  ) -> Tensor {
    compute(outputShape, from: [large, filter], scratch: latentConvolutionScratch) { sizes, out, scratch in
      latentConvolution(
        &sizes, images, large.pointer(Float.self), filter.pointer(Float.self), bias?.pointer(Float.self),
        activation == .relu, out, scratch)
      if activation != .relu { activation.apply(to: out, count: outputShape.product) }
    }
  }

  func convolveTransposed(
    _ small: Tensor, _ filter: Tensor, _ bias: Tensor?, _ activation: Activation, outputShape: [Int]
  ) -> Tensor {
    compute(outputShape, from: [small, filter], scratch: latentTransposedConvolutionScratch) { sizes, out, scratch in
      latentTransposedConvolution(
        &sizes, images, small.pointer(Float.self), filter.pointer(Float.self), bias?.pointer(Float.self),
        activation == .relu, out, scratch)
      if activation != .relu { activation.apply(to: out, count: outputShape.product) }
    }
  }

  func filterGradient(_ large: Tensor, _ small: Tensor, outputShape: [Int]) -> Tensor {
    compute(outputShape, from: [large, small], scratch: latentFilterGradientScratch) { sizes, out, scratch in
      latentFilterGradient(
        &sizes, images, large.pointer(Float.self), small.pointer(Float.self), out, scratch)
    }
  }

  /// The derivatives of a convolution of constants with respect to input, filter and bias, in one pass over the images.
  func pullConvolution(
    _ inputs: [Tensor], _ cotangent: Tensor, gate: Tensor?, wanted: [Bool]
  ) -> [Tensor?] {
    differentiate(inputs, wanted, scratch: latentConvolutionPullbackScratch) { sizes, slopes, scratch in
      latentConvolutionPullback(
        &sizes, images, inputs[0].pointer(Float.self), inputs[1].pointer(Float.self), cotangent.pointer(Float.self),
        gate?.pointer(Float.self), slopes, scratch)
    }
  }

  /// The same for a transposed convolution.
  func pullTransposedConvolution(
    _ inputs: [Tensor], _ cotangent: Tensor, gate: Tensor?, wanted: [Bool]
  ) -> [Tensor?] {
    differentiate(inputs, wanted, scratch: latentTransposedConvolutionPullbackScratch) { sizes, slopes, scratch in
      latentTransposedConvolutionPullback(
        &sizes, images, inputs[0].pointer(Float.self), inputs[1].pointer(Float.self), cotangent.pointer(Float.self),
        gate?.pointer(Float.self), slopes, scratch)
    }
  }

  private func compute(
    _ outputShape: [Int], from inputs: [Tensor], scratch: (UnsafePointer<LatentConvolutionShape>) -> Int,
    _ kernel: (inout LatentConvolutionShape, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) -> Tensor {
    var sizes = sizes
    let pool = pool(for: inputs)
    return Tensor(shape: outputShape, elementType: .float32, pool: pool) { (out: UnsafeMutablePointer<Float>) in
      withScratch(scratch(&sizes), pool: pool) { (buffer: UnsafeMutablePointer<Float>) in
        kernel(&sizes, out, buffer)
      }
    }
  }

  private func differentiate(
    _ inputs: [Tensor], _ wanted: [Bool], scratch: (UnsafePointer<LatentConvolutionShape>) -> Int,
    _ kernel: (inout LatentConvolutionShape, LatentConvolutionGradients, UnsafeMutablePointer<Float>) -> Void
  ) -> [Tensor?] {
    var sizes = sizes
    let pool = pool(for: inputs)
    let buffers = zip(inputs, wanted).map { input, isWanted in
      isWanted ? Buffer(capacity: input.count * ElementType.float32.stride, pool: pool) : nil
    }
    let places = buffers.map { $0?.bytes.assumingMemoryBound(to: Float.self) }
    withScratch(scratch(&sizes), pool: pool) { (buffer: UnsafeMutablePointer<Float>) in
      let slopes = LatentConvolutionGradients(
        input: places[0], filter: places[1], bias: places.count > 2 ? places[2] : nil)
      kernel(&sizes, slopes, buffer)
    }
    return zip(inputs, buffers).map { input, buffer in
      buffer.map { Tensor(shape: input.shape, elementType: .float32, buffer: $0) }
    }
  }

  private var sizes: LatentConvolutionShape {
    LatentConvolutionShape(
      largeHeight: largeHeight, largeWidth: largeWidth, largeChannels: largeChannels,
      smallHeight: smallHeight, smallWidth: smallWidth, smallChannels: smallChannels,
      kernelHeight: kernelHeight, kernelWidth: kernelWidth,
      stride: geometry.stride, padding: geometry.padding, dilation: geometry.dilation)
  }
}

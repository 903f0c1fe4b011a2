import CKernels

/// The single-precision forms of the three operations: direct kernels that never unroll an image. Double precision,
/// which only checks derivatives, goes by patches and matrix products.
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

  private func compute(
    _ outputShape: [Int], from inputs: [Tensor], scratch: (UnsafePointer<LatentConvolutionShape>) -> Int,
    _ kernel: (inout LatentConvolutionShape, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) -> Tensor {
    var sizes = LatentConvolutionShape(
      largeHeight: largeHeight, largeWidth: largeWidth, largeChannels: largeChannels,
      smallHeight: smallHeight, smallWidth: smallWidth, smallChannels: smallChannels,
      kernelHeight: kernelHeight, kernelWidth: kernelWidth,
      stride: geometry.stride, padding: geometry.padding, dilation: geometry.dilation)
    let pool = pool(for: inputs)
    return Tensor(shape: outputShape, elementType: .float32, pool: pool) { (out: UnsafeMutablePointer<Float>) in
      withScratch(scratch(&sizes), pool: pool) { (buffer: UnsafeMutablePointer<Float>) in
        kernel(&sizes, out, buffer)
      }
    }
  }
}

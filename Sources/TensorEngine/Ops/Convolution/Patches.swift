extension ConvolutionShape {
  /// Copies what lies under the filter at each position into one row of a matrix, `[positions, patch]` (im2col).
  func unroll<T: KernelScalar>(_ image: UnsafePointer<T>, into rows: UnsafeMutablePointer<T>) {
    forEachRun { row, rowOffset, imageOffset, count in
      let target = rows + row * patch + rowOffset
      if let imageOffset {
        target.update(from: image + imageOffset, count: count)
      } else {
        target.update(repeating: 0, count: count)
      }
    }
  }

  /// Adds each row of the matrix back to where it lay: the adjoint of `unroll` (col2im).
  func fold<T: KernelScalar>(_ rows: UnsafePointer<T>, into image: UnsafeMutablePointer<T>) {
    forEachRun { row, rowOffset, imageOffset, count in
      guard let imageOffset else { return }
      let source = rows + row * patch + rowOffset
      let target = image + imageOffset
      for i in 0..<count { target[i] += source[i] }
    }
  }

  /// Visits the runs of neighbouring numbers that patches and image have in common, in the patches' order; a run that
  /// lies outside of the image has no place in it.
  @inline(__always)
  private func forEachRun(_ body: (_ row: Int, _ rowOffset: Int, _ imageOffset: Int?, _ count: Int) -> Void) {
    let (stride, padding, dilation) = (geometry.stride, geometry.padding, geometry.dilation)
    let line = kernelWidth * largeChannels
    for i in 0..<smallHeight {
      for j in 0..<smallWidth {
        let row = i * smallWidth + j
        let left = j * stride - padding
        for k in 0..<kernelHeight {
          let y = i * stride - padding + k * dilation
          let start = k * line
          guard y >= 0 && y < largeHeight else {
            body(row, start, nil, line)
            continue
          }
          if dilation == 1 {
            let first = max(0, -left)
            let last = min(kernelWidth, largeWidth - left)
            guard last > first else {
              body(row, start, nil, line)
              continue
            }
            if first > 0 { body(row, start, nil, first * largeChannels) }
            body(
              row, start + first * largeChannels, (y * largeWidth + left + first) * largeChannels,
              (last - first) * largeChannels)
            if last < kernelWidth {
              body(row, start + last * largeChannels, nil, (kernelWidth - last) * largeChannels)
            }
          } else {
            for l in 0..<kernelWidth {
              let x = left + l * dilation
              let inside = x >= 0 && x < largeWidth
              body(
                row, start + l * largeChannels, inside ? (y * largeWidth + x) * largeChannels : nil, largeChannels)
            }
          }
        }
      }
    }
  }
}

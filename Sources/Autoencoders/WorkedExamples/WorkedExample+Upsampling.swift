import TensorEngine

extension WorkedExample {
  private static let small = NumberMap("input", side: 2, [1, 2, 3, 4]).withOwnOrigins
  private static let tens = NumberMap("input", side: 2, [10, 20, 30, 40]).withOwnOrigins

  /// From 2 × 2 to 4 × 4 without anything that is learned: each number four times.
  static var nearest: WorkedExample {
    example("nearest neighbour", small) { resized($0, outputSize: (4, 4), interpolation: .nearest) }
  }

  /// Each number once, with zeros around it.
  static var nails: WorkedExample {
    example("bed of nails", small) { bedOfNails($0, stride: 2, outputSize: (4, 4)) }
  }

  /// Numbers as the areas of pixels, which lie half a pixel inside of the image.
  static var bilinear: WorkedExample {
    example("bilinear, half-pixel centres", tens) {
      resized($0, outputSize: (4, 4), interpolation: .bilinear(alignsCorners: false))
    }
  }

  /// Numbers as points, of which the corners stay where they are.
  static var alignedBilinear: WorkedExample {
    example("bilinear, aligned corners", tens) {
      resized($0, outputSize: (4, 4), interpolation: .bilinear(alignsCorners: true))
    }
  }

  private static func example(_ title: String, _ input: NumberMap, _ operation: (Tensor) -> Tensor) -> WorkedExample {
    let output = NumberMap("output", operation(input.tensor), origins: input.origins(under: operation))
    return WorkedExample(.upsampling, title, columns: [[input], [output]], signs: ["→"])
  }

  /// A transposed convolution as the sum of a kernel for each number of the input: at stride 1, they overlap.
  static var overlappingSums: WorkedExample {
    let input = NumberMap("input", side: 2, [0, 1, 2, 3]).withOwnOrigins
    let kernel = NumberMap("kernel", side: 2, [0, 1, 2, 3])
    let geometry = ConvolutionGeometry()
    func operation(_ x: Tensor) -> Tensor {
      transposedConvolution(x, weight: kernel.filter, bias: nil, geometry: geometry, outputSize: (3, 3))
    }
    let ones = NumberMap("", side: 2, [1, 1, 1, 1]).filter
    let reach = input.origins {
      transposedConvolution($0, weight: ones, bias: nil, geometry: geometry, outputSize: (3, 3))
    }
    let parts = input.values.indices.map { place in
      let alone = input.values.indices.map { $0 == place ? input.values[$0] : 0 }
      let text = NumberMap.text(input.values[place])
      return NumberMap(
        "\(text) × kernel", operation(Tensor(alone, shape: [1, 2, 2, 1])),
        origins: reach.map { weights in weights.indices.map { $0 == place ? weights[$0] : 0 } })
    }
    let output = NumberMap("output", operation(input.tensor), origins: reach)
    return WorkedExample(
      .overlap, "transposed convolution 2 × 2, stride 1: a sum of kernels that overlap",
      columns: [[kernel], [input]] + parts.map { [$0] } + [[output]], signs: ["∗ᵀ", "=", "+", "+", "+", "="])
  }
}

extension NumberMap {
  /// As it is written into a cell: no more digits than three.
  public static func text(_ value: Double) -> String {
    let unit = abs(value) < 10 ? 100.0 : 10
    let rounded = (value * unit).rounded() / unit
    let text = rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
    return text.replacing("-", with: "−")
  }
}

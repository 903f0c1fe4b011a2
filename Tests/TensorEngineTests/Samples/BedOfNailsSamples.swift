import TestSupport

@testable import TensorEngine

private let nailCases: [(name: String, image: [Int], stride: Int)] = [
  ("doubled", [2, 4, 6, 2], 2), ("an odd size", [1, 7, 3, 2], 2), ("tripled", [1, 6, 5, 1], 3),
  ("stride beyond the image", [1, 2, 3, 2], 4), ("unchanged", [1, 2, 3, 1], 1), ("no images", [0, 4, 4, 2], 2),
]

var bedOfNailsSamples: [Sample] {
  var make = SampleInputs(seed: 72)
  return nailCases.map { name, image, stride in
    let small = [image[0], (image[1] + stride - 1) / stride, (image[2] + stride - 1) / stride, image[3]]
    return Sample(name, [make.signed(small.reduce(1, *)).reshaped(to: small)]) {
      bedOfNails($0[0], stride: stride, outputSize: (image[1], image[2]))
    }
  }
}

var subsamplingSamples: [Sample] {
  var make = SampleInputs(seed: 73)
  return nailCases.map { name, image, stride in
    Sample(name, [make.signed(image.reduce(1, *)).reshaped(to: image)]) { subsampled($0[0], stride: stride) }
  }
}

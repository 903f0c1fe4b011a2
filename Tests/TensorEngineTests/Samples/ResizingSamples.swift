import TestSupport

@testable import TensorEngine

/// Every way of reading between pixels; a new one is added here.
let interpolations: [(name: String, interpolation: Interpolation)] = [
  ("nearest", .nearest), ("bilinear", .bilinear()), ("bilinear with aligned corners", .bilinear(alignsCorners: true)),
]

private let resizingCases: [(name: String, image: [Int], height: Int, width: Int)] = [
  ("doubled", [2, 2, 3, 2], 4, 6), ("halved", [1, 4, 6, 1], 2, 3), ("by no whole number", [1, 3, 5, 2], 5, 4),
  ("unchanged", [1, 2, 3, 1], 2, 3), ("from one pixel", [2, 1, 1, 2], 3, 2), ("to one pixel", [1, 3, 4, 2], 1, 1),
  ("no images", [0, 2, 2, 1], 3, 3),
]

var resizingSamples: [Sample] {
  var make = SampleInputs(seed: 70)
  return interpolations.flatMap { kind in
    resizingCases.map { name, image, height, width in
      Sample("\(kind.name), \(name)", [make.signed(image.reduce(1, *)).reshaped(to: image)]) {
        resized($0[0], outputSize: (height, width), interpolation: kind.interpolation)
      }
    }
  }
}

/// From the shape that the case's image is resized to, back to the image's.
var resizingAdjointSamples: [Sample] {
  var make = SampleInputs(seed: 71)
  return interpolations.flatMap { kind in
    resizingCases.map { name, image, height, width in
      let small = [image[0], height, width, image[3]]
      return Sample("\(kind.name), \(name)", [make.signed(small.reduce(1, *)).reshaped(to: small)]) {
        ResizingAdjoint(interpolation: kind.interpolation, height: image[1], width: image[2])($0[0])
      }
    }
  }
}

import TestSupport

@testable import TensorEngine

private let poolingCases: [(name: String, image: [Int], geometry: PoolingGeometry)] = [
  ("2×2", [2, 4, 4, 2], PoolingGeometry(kernel: 2)),
  ("ragged", [1, 5, 3, 2], PoolingGeometry(kernel: 2)),
  ("overlapping", [1, 5, 5, 1], PoolingGeometry(kernel: 3, stride: 1)),
  ("overlapping and padded", [1, 5, 4, 2], PoolingGeometry(kernel: 3, stride: 2, padding: 1)),
  ("stride beyond the kernel", [1, 7, 6, 1], PoolingGeometry(kernel: 2, stride: 3)),
  ("one pixel", [2, 1, 1, 3], PoolingGeometry(kernel: 1)),
  ("no images", [0, 4, 4, 2], PoolingGeometry(kernel: 2)),
  ("one window", [1, 3, 3, 1], PoolingGeometry(kernel: 3)),
  ("over the edge", [1, 5, 3, 2], PoolingGeometry(kernel: 2, roundsUp: true)),
  ("over the edge and padded", [1, 6, 5, 1], PoolingGeometry(kernel: 3, stride: 2, padding: 1, roundsUp: true)),
]

var averagePoolingSamples: [Sample] {
  var make = SampleInputs(seed: 60)
  return poolingCases.map { name, image, geometry in
    Sample(name, [make.signed(image.reduce(1, *)).reshaped(to: image)]) { averagePooling($0[0], geometry: geometry) }
  }
}

var averageUnpoolingSamples: [Sample] {
  var make = SampleInputs(seed: 61)
  return poolingCases.map { name, image, geometry in
    let small = geometry.outputShape(of: image, "sample")
    return Sample(name, [make.signed(small.reduce(1, *)).reshaped(to: small)]) {
      AverageUnpooling(geometry: geometry, height: image[1], width: image[2])($0[0])
    }
  }
}

/// Max pooling is a gather at the winners' positions.
var maxPoolingSamples: [Sample] {
  var make = SampleInputs(seed: 62)
  return poolingCases.map { name, image, geometry in
    Sample("max pooling, \(name)", [make.distinct(image.reduce(1, *)).reshaped(to: image)]) {
      maxPooling($0[0], geometry: geometry).values
    }
  }
}

/// Max unpooling is a scatter to the winners' positions.
var maxUnpoolingSamples: [Sample] {
  var make = SampleInputs(seed: 63)
  return poolingCases.map { name, image, geometry in
    let indices = maxPooling(make.distinct(image.reduce(1, *)).reshaped(to: image), geometry: geometry).indices
    return Sample("max unpooling, \(name)", [make.signed(indices.values.count).reshaped(to: indices.shape)]) {
      maxUnpooling($0[0], indices: indices, outputSize: (image[1], image[2]))
    }
  }
}

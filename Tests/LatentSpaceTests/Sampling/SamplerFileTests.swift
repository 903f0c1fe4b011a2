import Foundation
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import LatentSpace

@Suite("Samplers as files")
struct SamplerFileTests {
  private static let gaussian = SamplerChoice(.gaussian)
  private let model = SampleModels.model(.sparse)

  private func fitted() throws -> any CodeSampler {
    try Self.gaussian.sampler(for: model.blueprint, workers: WorkerGroup(threads: 1)) {
      try model.codes(of: SampleModels.images(40, split: "training"))
    }
  }

  @Test("What is read draws what was written, to the last bit")
  func again() throws {
    let (sampler, file) = (try fitted(), SamplerFile(Self.gaussian, of: model.trained))
    let data = try #require(try file.encoded(sampler))
    let read = try #require(file.sampler(in: data))
    #expect(try read.codes(count: 50, seed: 3) == sampler.codes(count: 50, seed: 3))
    #expect(read.note == sampler.note && read.dimension == sampler.dimension)
    #expect(try file.encoded(read) == data)
  }

  @Test("A fit of another model, or of another sampler, is none")
  func stale() throws {
    let data = try #require(try SamplerFile(Self.gaussian, of: model.trained).encoded(fitted()))
    #expect(SamplerFile(Self.gaussian, of: SampleModels.model(.undercomplete).trained).sampler(in: data) == nil)
    #expect(SamplerFile(Self.gaussian, of: SampleModels.model(.sparse, units: 2).trained).sampler(in: data) == nil)
    #expect(SamplerFile(SamplerChoice(.prior), of: model.trained).sampler(in: data) == nil)
    #expect(try SamplerFile(SamplerChoice(.prior), of: model.trained).encoded(PriorSampler(dimension: 2)) == nil)
  }

  @Test("A damaged file is none")
  func damaged() throws {
    let file = SamplerFile(Self.gaussian, of: model.trained)
    let data = try #require(try file.encoded(fitted()))
    for count in stride(from: 0, to: data.count, by: 7) { #expect(file.sampler(in: data.prefix(count)) == nil) }
    let start = try #require(data.firstRange(of: Data("data_offsets".utf8))).lowerBound
    for index in data.indices where index > start && index % 5 == 0 {
      var other = data
      other[index] ^= 0x40
      if let sampler = file.sampler(in: other) {
        // What is left of the header is room between words.
        #expect(try sampler.codes(count: 5, seed: 1) == fitted().codes(count: 5, seed: 1), "byte \(index)")
      }
    }
  }

  @Test("Numbers that no codes have are refused")
  func impossible() throws {
    func fit(_ mean: [Double], _ covariance: [Double], count: String = "9") -> SafetensorsFile {
      SafetensorsFile(
        metadata: ["count": count, "subject": "9 codes"],
        arrays: [
          NamedArray(name: "mean", shape: [mean.count], elements: .float64(mean)),
          NamedArray(name: "covariance", shape: [mean.count, mean.count], elements: .float64(covariance)),
        ])
    }
    #expect(refusal { try GaussianSampler(fit: fit([1, 2], [1, 0, 0, 1]), range: .unbounded) } == nil)
    for wrong in [
      fit([], []), fit([1, .nan], [1, 0, 0, 1]), fit([1, 2], [1, 2, 2, 1]), fit([1, 2], [0, 0, 0, 0]),
      fit([1, 2], [1, 0, 0, 1], count: "1"), SafetensorsFile(arrays: []),
    ] {
      #expect(refusal { try GaussianSampler(fit: wrong, range: .unbounded) } != nil)
    }
  }
}

import Autoencoders
import LatentSpace
import Storage
import TensorEngine
import TestSupport
import Testing

@Suite("Samplers")
struct SamplerTests {
  @Test("The prior's codes are the noise times the temperature")
  func prior() {
    #expect(
      PriorSampler(dimension: 2).codes(CodeDraws(noise: [1, -2, 0.5, 4], choices: [0.5, 0.5]), temperature: 0.5) == [
        0.5, -1, 0.25, 2,
      ])
  }

  @Test("The fitted Gaussian has the codes' mean and covariance")
  func gaussian() throws {
    let reference = try Reference.load()
    let sampler = try GaussianSampler(fittedOn: reference.trainCodes, range: .unbounded)
    let count = 200_000
    let drawn = CodeTable(
      codes: try sampler.codes(count: count, seed: 3), dimension: 4, labels: [UInt8](repeating: 0, count: count),
      classNames: ["any"], split: "drawn")
    let moments = try CodeMoments(of: drawn)
    #expect(difference(moments.mean, reference.mean, absolute: 0.02, relative: 0) == nil)
    #expect(difference(moments.covariance.values, reference.covariance, absolute: 0.03, relative: 0) == nil)
    #expect(sampler.note == "Gaussian with full covariance fitted on 60 training codes")
  }

  @Test("At temperature 0 every code is the mean")
  func cold() throws {
    let reference = try Reference.load()
    let sampler = try GaussianSampler(fittedOn: reference.trainCodes, range: .unbounded)
    let codes = try sampler.codes(count: 2, temperature: 0, seed: 1)
    #expect(difference(codes.map(Double.init), reference.mean + reference.mean, absolute: 1e-6) == nil)
  }

  @Test("A code depends on the seed and its place, not on how many are drawn")
  func places() throws {
    let sampler = PriorSampler(dimension: 3)
    let many = try sampler.codes(count: 10, seed: 7)
    #expect(try sampler.codes(count: 4, seed: 7) == Array(many.prefix(12)))
    #expect(try sampler.codes(count: 4, seed: 8) != Array(many.prefix(12)))
  }

  @Test("Draws stay within what the code's activation gives")
  func ranges() throws {
    let table = SampleModels.table([0, 0.9, 1, 0.1, 0, 0.5, 0.2, 1], dimension: 2)
    let positive = try GaussianSampler(fittedOn: table, range: CodeRange(of: .relu))
    let codes = try positive.codes(count: 1_000, temperature: 3, seed: 1)
    #expect(codes.contains(0) && codes.allSatisfy({ $0 >= 0 }) && codes.contains(where: { $0 > 1 }))
    #expect(positive.note.hasSuffix("codes clamped to 0 and above"))
    let unit = try GaussianSampler(fittedOn: table, range: CodeRange(of: .sigmoid))
    #expect(try unit.codes(count: 1_000, temperature: 3, seed: 1).allSatisfy { (0...1).contains($0) })
    #expect(unit.note.hasSuffix("codes clamped to 0…1"))
  }

  @Test("Units that never vary stay where they are, to the ridge")
  func deadUnits() throws {
    let table = SampleModels.table([1, 0, 2, 0, 4, 0], dimension: 2)
    let codes = try GaussianSampler(fittedOn: table, range: .unbounded).codes(count: 100, seed: 1)
    #expect(stride(from: 1, to: codes.count, by: 2).allSatisfy { abs(codes[$0]) < 0.01 })
  }

  @Test("Each kind has a sampler of its own, and only the variational has a prior", arguments: AutoencoderKind.allCases)
  func standard(kind: AutoencoderKind) throws {
    let model = SampleModels.model(kind, units: 2)
    let training = SampleModels.images(30, split: "training")
    let images = try model.samples(5, trainingImages: training, seed: 1)
    #expect(images.pixels.count == 5 * SampleModels.height * SampleModels.width)
    #expect(images.grid().columns == 3 && images.grid().rows == 2)
    #expect(images.grid().tile(row: 1, column: 2).allSatisfy { $0 == 0 })
    #expect(images.codes.allSatisfy { model.range.bounds.contains($0) })
    if kind == .variational {
      #expect(images.note == "codes from the standard normal prior")
    } else {
      let message =
        refusal { try model.samples(5, sampler: SamplerChoice(.prior), trainingImages: training, seed: 1) } ?? ""
      #expect(message.contains(kind.rawValue) && message.contains("use gaussian"))
    }
  }

  @Test("Impossible counts, temperatures and codes are refused")
  func refusals() throws {
    let sampler = PriorSampler(dimension: 2)
    for temperature in [-1, Double.nan, .infinity] {
      #expect(throws: Failure.self) { try sampler.codes(count: 1, temperature: temperature, seed: 1) }
    }
    #expect(throws: Failure.self) { try sampler.codes(count: 0, seed: 1) }
    let same = SampleModels.table([1, 2, 1, 2, 1, 2], dimension: 2)
    #expect(throws: Failure.self) { try GaussianSampler(fittedOn: same, range: .unbounded) }
  }
}

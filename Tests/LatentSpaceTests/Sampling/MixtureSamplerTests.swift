import Datasets
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import LatentSpace

@Suite("Samplers of several clouds, and of a sphere")
struct MixtureSamplerTests {
  private static let workers = WorkerGroup(threads: 2)

  /// Two classes: evens about (0, 0), odds about (10, 0) and (0, 10).
  private static let table: CodeTable = {
    let noise = CodeDraws(count: 900, dimension: 2, seed: 5).noise
    let labels = (0..<900).map { UInt8($0 % 3 == 0 ? 0 : 1) }
    let codes = (0..<900).flatMap { row -> [Float] in
      let centre: [Float] = [[0, 0], [10, 0], [0, 10]][row % 3]
      return [centre[0] + noise[2 * row], centre[1] + noise[2 * row + 1]]
    }
    return CodeTable(
      codes: codes, dimension: 2, labels: labels, classNames: ["even", "odd", "none"], split: "training")
  }()

  private func classes() throws -> MixtureSampler {
    try MixtureSampler(fittedOnClassesOf: Self.table, range: .unbounded, workers: Self.workers)
  }

  @Test("Draws of a mixture lie in its clouds, each as often as its share says")
  func mixture() throws {
    let sampler = try MixtureSampler(fittedOn: Self.table, range: .unbounded, workers: Self.workers)
    #expect(sampler.clouds.count == 3 && sampler.note == "mixture of 3 Gaussians fitted on 900 training codes")
    let codes = try sampler.codes(count: 9_000, seed: 1)
    let far = stride(from: 0, to: codes.count, by: 2).count { codes[$0] > 5 }
    #expect(abs(Double(far) / 9_000 - 1 / 3) < 0.02)
    #expect(sampler.classes(CodeDraws(count: 3, dimension: 2, seed: 1)) == nil)
  }

  @Test("Each class has clouds of its own, and can be asked for")
  func classMixture() throws {
    let sampler = try classes()
    #expect(sampler.clouds.map(\.classIndex) == [0, 1, 1] && abs(sampler.shares.reduce(0, +) - 1) < 1e-12)
    let draws = CodeDraws(count: 3_000, dimension: 2, seed: 2)
    let (codes, drawn) = (sampler.codes(draws, temperature: 1), try #require(sampler.classes(draws)))
    #expect(abs(Double(drawn.count { $0 == 0 }) / 3_000 - 1 / 3) < 0.03)
    for row in 0..<3_000 where drawn[row] == 0 { #expect(abs(codes[2 * row]) < 5 && abs(codes[2 * row + 1]) < 5) }
    let odd = try sampler.restricted(toClass: "odd")
    #expect(odd.clouds.count == 2 && abs(odd.shares.reduce(0, +) - 1) < 1e-12)
    #expect(odd.classes(draws) == [Int](repeating: 1, count: 3_000))
    #expect(odd.note.contains("class odd of 900 training codes"))
  }

  @Test("As many of each class as asked for lie where the class does, one class after the other")
  func eachClass() throws {
    let sampler = try classes()
    let (codes, drawn) = try sampler.codesOfEachClass(count: 40, seed: 3)
    #expect(drawn == [Int](repeating: 0, count: 40) + [Int](repeating: 1, count: 40))
    for row in 0..<80 {
      let isNearMiddle = abs(codes[2 * row]) < 5 && abs(codes[2 * row + 1]) < 5
      #expect(isNearMiddle == (drawn[row] == 0))
    }
    // No two classes share their noise, and a class alone has that of its place.
    let alone = try sampler.restricted(toClass: "even").codes(count: 40, seed: 3)
    #expect(Array(codes.prefix(80)) == alone)
    #expect(sampler.fittedClasses == [0, 1])
  }

  @Test("Rows of draws are those that were there")
  func rows() {
    let draws = CodeDraws(count: 6, dimension: 3, seed: 4)
    #expect(draws.rows(0..<6) == draws)
    #expect(
      draws.rows(2..<4) == CodeDraws(noise: Array(draws.noise[6..<12]), choices: Array(draws.choices[2..<4])))
  }

  @Test("Images of a sampler with classes say of which class each is, and cold ones that only means are left")
  func images() throws {
    let model = SampleModels.model(.undercomplete, units: 2)
    let samples = try model.samples(ofEachClass: 2, from: classes(), seed: 1)
    #expect(samples.classes == [0, 0, 1, 1] && samples.classNames == ["even", "odd", "none"] && samples.count == 4)
    #expect(samples.note == "codes from the mixtures of the classes, 3 Gaussians in all, fitted on 900 training codes")
    let mixed = try model.samples(5, from: classes(), temperature: 0, seed: 1)
    #expect(try mixed.classes == classes().classes(CodeDraws(count: 5, dimension: 2, seed: 1)))
    #expect(mixed.note.hasPrefix("the means of the mixtures"))
    let one = try model.samples(2, from: classes().restricted(toClass: "even"), temperature: 0, seed: 1)
    #expect(one.note.hasPrefix("the mean of the Gaussian with full covariance fitted on class even of 900"))
    #expect(try model.samples(2, from: PriorSampler(dimension: 2), seed: 1).classes == nil)
  }

  @Test("Parts of samples keep what belongs together, and grey values are rounded")
  func parts() throws {
    let model = SampleModels.model(.undercomplete, units: 2)
    let samples = try model.samples(ofEachClass: 3, from: classes(), seed: 1)
    let part = samples.subset([4, 1])
    let size = samples.height * samples.width
    #expect(part.count == 2 && part.classes == [1, 0] && part.note == samples.note)
    #expect(part.codes == Array(samples.codes[8..<10]) + Array(samples.codes[2..<4]))
    #expect(part.pixels == Array(samples.pixels[4 * size..<5 * size]) + Array(samples.pixels[size..<2 * size]))
    #expect(part.imageSet.labels == [1, 0] && samples.subset([]).count == 0)
    for (byte, pixel) in zip(part.bytes, part.pixels) { #expect(abs(Float(byte) - 255 * pixel) <= 0.5) }
    #expect(part.grid(columns: 2, of: part.pixels.reversed()).pixels == part.pixels.reversed())
  }

  @Test("The nearest image is that of the definition; none, and another size, are refused")
  func nearest() throws {
    let model = SampleModels.model(.undercomplete, units: 2)
    let samples = try model.samples(6, from: PriorSampler(dimension: 2), temperature: 9, seed: 1)
    let images = SampleModels.images(30, split: "training")
    let found = try samples.nearest(among: images, workers: Self.workers)
    let size = samples.height * samples.width
    for (row, index) in found.enumerated() {
      let distances = (0..<30).map { other in
        zip(samples.pixels[row * size..<(row + 1) * size], images.images.floats(at: [other]))
          .reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
      }
      #expect(distances[index] <= (distances.min() ?? 0) + 1e-6)
    }
    #expect(refusal { try samples.nearest(among: images.prefix(0), workers: Self.workers) }?.contains("none") == true)
    let narrow = LabelledImages(
      ImageSet(pixels: [0, 0], labels: [0], height: 1, width: 2), classNames: ["a"], split: "training")
    #expect(refusal { try samples.nearest(among: narrow, workers: Self.workers) }?.contains("found 1×2") == true)
  }

  @Test("A class without codes, and a mixture without classes, are refused")
  func refusals() throws {
    let none = refusal { try classes().restricted(toClass: "none") }
    #expect(none == "class: expected one that the training images have (even, odd), found none")
    let plain = try MixtureSampler(fittedOn: Self.table, range: .unbounded, workers: Self.workers)
    #expect(refusal { try plain.restricted(toClass: "even") }?.contains("(none is known), found even") == true)
    #expect(refusal { try plain.codesOfEachClass(count: 2, seed: 1) }?.contains("found the mixture of 3") == true)
    for temperature in [-1, Double.nan] {
      #expect(refusal { try classes().codesOfEachClass(count: 2, temperature: temperature, seed: 1) } != nil)
    }
    #expect(refusal { try classes().codesOfEachClass(count: 0, seed: 1) } != nil)
    let choice = refusal { try SamplerChoice(.gaussian, components: 3) }
    #expect(choice == "components: expected with mixture or class-mixture, found with gaussian")
  }

  @Test("Codes of many units lie on a sphere; those of a plane do not")
  func sphere() throws {
    let wide = CodeDraws(count: 500, dimension: 32, seed: 3).noise.map { 2 * $0 + 1 }
    let sampler = try SphereSampler(fittedOn: SampleModels.table(wide, dimension: 32), range: .unbounded)
    #expect(abs(sampler.radius - 2 * 32.0.squareRoot()) < 0.2)
    for (temperature, radius) in [(1.0, sampler.radius), (0.5, sampler.radius / 2), (0, 0)] {
      let codes = try sampler.codes(count: 20, temperature: temperature, seed: 1)
      for start in stride(from: 0, to: codes.count, by: 32) {
        let distance = zip(codes[start..<start + 32], sampler.centre).reduce(0) {
          $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1)
        }.squareRoot()
        #expect(abs(distance - radius) < 1e-4)
      }
    }
    let plane = CodeDraws(count: 300, dimension: 2, seed: 3).noise
    let flat = refusal { try SphereSampler(fittedOn: SampleModels.table(plane, dimension: 2), range: .unbounded) }
    #expect(flat?.contains("at nearly one distance from their mean") == true)
    let line = refusal { try SphereSampler(fittedOn: SampleModels.table([1, 2, 3], dimension: 1), range: .unbounded) }
    #expect(line?.contains("2 units") == true)
    let same = refusal {
      try SphereSampler(fittedOn: SampleModels.table([1, 2, 1, 2], dimension: 2), range: .unbounded)
    }
    #expect(same?.contains("all the same") == true)
  }

  @Test("What is read draws what was written, to the last bit", arguments: SamplerName.allCases)
  func files(name: SamplerName) throws {
    let model = SampleModels.model(.variational, units: 8)
    let choice = try SamplerChoice(name, components: name.hasComponents ? 2 : nil)
    let sampler = try choice.sampler(for: model.blueprint, workers: Self.workers) {
      // Untrained encoders put all images in one place: codes that differ are made here.
      CodeTable(
        codes: CodeDraws(count: 60, dimension: 8, seed: 1).noise, dimension: 8, labels: (0..<60).map { UInt8($0 % 2) },
        classNames: ["a", "b"], split: "training")
    }
    let file = SamplerFile(choice, of: model.trained)
    guard name.needsTrainingCodes else {
      #expect(try file.encoded(sampler) == nil)
      return
    }
    let data = try #require(try file.encoded(sampler))
    let read = try #require(file.sampler(in: data))
    #expect(try read.codes(count: 50, seed: 3) == sampler.codes(count: 50, seed: 3) && read.note == sampler.note)
    #expect(try file.encoded(read) == data)
    // Another number of components is another fit.
    if name.hasComponents { #expect(SamplerFile(SamplerChoice(name), of: model.trained).sampler(in: data) == nil) }
  }

  @Test("Draws of mixtures and spheres stay within what the code's activation gives")
  func ranges() throws {
    let positive = CodeRange(of: .relu)
    let mixture = try MixtureSampler(fittedOn: Self.table, range: positive, workers: Self.workers)
    #expect(try mixture.codes(count: 500, temperature: 2, seed: 1).allSatisfy { $0 >= 0 })
    #expect(mixture.note.hasSuffix("codes clamped to 0 and above"))
  }
}

import Autoencoders
import Datasets
import LatentSpace
import Storage
import TensorEngine
import TestSupport
import Testing

@Suite("From images to codes and back")
struct LatentModelTests {
  @Test("Codes are those of the model, image by image", arguments: AutoencoderKind.allCases)
  func codes(kind: AutoencoderKind) throws {
    let model = SampleModels.model(kind)
    let images = SampleModels.images(150)
    let table = try model.codes(of: images)
    #expect(table.count == 150 && table.dimension == 3 && table.labels == images.images.labels)
    #expect(table.isPosteriorMean == (kind == .variational))
    for index in [0, 77, 149] {
      let alone = model.trained.autoencoder.encode(SampleModels.tensor(images, [index])).doubles()
      #expect(difference(table.code(index).map(Double.init), alone, absolute: 1e-6) == nil)
    }
  }

  @Test(
    "Images from codes are the sigmoid of the decoder's logits, whatever the kind", arguments: AutoencoderKind.allCases)
  func images(kind: AutoencoderKind) throws {
    let model = SampleModels.model(kind)
    let codes: [Float] = [3, -2, 5, -400, 600, -800]
    let logits = model.trained.autoencoder.decode(Tensor(codes, shape: [2, 3]))
    #expect(logits.doubles().contains { $0 < 0 } && logits.doubles().contains { $0 > 1 })
    let pixels = try model.images(fromCodes: codes)
    #expect(difference(pixels.map(Double.init), logits.sigmoid().doubles(), absolute: 1e-6) == nil)
    #expect(pixels.allSatisfy { (0...1).contains($0) })
  }

  @Test("Nothing depends on the number of threads", arguments: [1, 3])
  func threads(threads: Int) throws {
    let images = SampleModels.images(200)
    for kind in AutoencoderKind.allCases {
      let two = SampleModels.model(kind)
      let other = SampleModels.model(kind, threads: threads)
      let table = try two.codes(of: images)
      #expect(try other.codes(of: images) == table)
      #expect(try other.images(fromCodes: table.codes) == two.images(fromCodes: table.codes))
      #expect(
        try other.measures(on: images, trainingImages: images) == two.measures(on: images, trainingImages: images))
    }
  }

  @Test("Codes drawn from the posterior follow it, and a seed repeats them")
  func sampled() throws {
    let model = SampleModels.model(.variational, units: 2)
    let images = SampleModels.images(1).images.subset([Int](repeating: 0, count: 4_000))
    let copies = LabelledImages(images, classNames: SampleModels.classNames, split: "test")
    let posterior = try model.posterior(of: copies)
    let drawn = try model.sampledCodes(of: copies, seed: 9)
    #expect(drawn.content == .posteriorSample(seed: 9))
    #expect(try model.sampledCodes(of: copies, seed: 9) == drawn)
    let moments = try CodeMoments(of: drawn)
    #expect(difference(moments.mean, posterior.mean.unitMeans, absolute: 0.06, relative: 0) == nil)
    let variances = Tensor(Array(posterior.logVariance.prefix(2)), shape: [2]).exp().doubles()
    #expect(difference(moments.variances, variances, absolute: 0, relative: 0.1) == nil)
    let sparse = SampleModels.model(.sparse)
    #expect(refusal { try sparse.sampledCodes(of: copies, seed: 1) }?.contains("variational") == true)
  }

  @Test("Images of another size are refused")
  func size() {
    let model = SampleModels.model(.undercomplete)
    let images = LabelledImages(
      ImageSet(pixels: [UInt8](repeating: 0, count: 64), labels: [0], height: 8, width: 8), classNames: ["a"],
      split: "test")
    #expect(refusal { try model.codes(of: images) }?.contains("expected 9×8 pixels") == true)
    #expect(refusal { try model.reconstructionErrors(on: images) }?.contains("found 8×8") == true)
    #expect(refusal { try model.squaredJacobianNorms(on: images) } != nil)
  }

  @Test("A kind's name and width name the model, unless it has a name")
  func names() {
    let model = SampleModels.model(.sparse, units: 1)
    #expect(model.name == "sparse, 1 unit")
    #expect(LatentModel(model.trained, name: "mine", workers: model.workers).name == "mine")
  }
}

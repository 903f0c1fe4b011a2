import Applications
import Autoencoders
import Datasets
import Foundation
import LatentSpace
import TensorEngine
import TestSupport
import Testing
import Training

@Suite("The articles about the library are true")
struct ArticleTests {
  private static let folder = PackageFolder.path + "/Sources/latent/latent.docc"

  @Test("every block of Swift stands word for word in a source file or a test")
  func blocks() throws {
    let sources = try ["Sources", "Tests"].flatMap { try Self.swiftFiles(in: "\(PackageFolder.path)/\($0)") }
    let code = try sources.map(text)
    var count = 0
    for article in try names(in: Self.folder) where article.hasSuffix(".md") {
      let parts = try text("\(Self.folder)/\(article)").components(separatedBy: "\n```")
      for part in parts where part.hasPrefix("swift\n") {
        let block = String(part.dropFirst("swift\n".count))
        #expect(code.contains { $0.contains(block) }, "\(article):\n\(block)")
        count += 1
      }
    }
    #expect(count >= 12)
  }

  private static func swiftFiles(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
      .map { "\(folder)/\($0)" }
  }

  @Test("the engine's examples give what the article says")
  func engine() {
    let cube = cube(at: 2)
    #expect(cube == (8, 12, 12))
    let line = line(through: [(0, 1), (1, 3), (2, 5), (3, 7)], steps: 500, rate: 0.1)
    #expect(abs(line.slope - 2) < 1e-6 && abs(line.offset - 1) < 1e-6)
  }

  @Test("the ways down and up give what the article says")
  func waysDownAndUp() {
    let ladder: [Double] = [1, 2, 6, 3, 3, 5, 2, 1, 1, 2, 2, 1, 7, 3, 4, 8]
    let result = downAndUp(Tensor(ladder, shape: [1, 4, 4, 1]))
    #expect(result.pooled.doubles() == [5, 6, 7, 8])
    #expect(result.unpooled.doubles() == [0, 0, 6, 0, 0, 5, 0, 0, 0, 0, 0, 0, 7, 0, 0, 8])
    #expect(result.nails.doubles() == [5, 0, 6, 0, 0, 0, 0, 0, 7, 0, 8, 0, 0, 0, 0, 0])
    let firstRows = enlargements(Tensor([10.0, 20, 30, 40], shape: [1, 2, 2, 1])).map { Array($0.doubles()[..<4]) }
    #expect(firstRows[0] == [10, 10, 20, 20] && firstRows[1] == [10, 12.5, 17.5, 20])
    #expect(difference(firstRows[2], [10, 40.0 / 3, 50.0 / 3, 20]) == nil)
    let sums = overlappingSums(
      Tensor([0.0, 1, 2, 3], shape: [1, 2, 2, 1]), kernel: Tensor([0.0, 1, 2, 3], shape: [2, 2, 1, 1]))
    #expect(sums.doubles() == [0, 0, 1, 0, 4, 6, 4, 12, 9])
  }

  @Test("the figure's example is a page with its titles")
  func figure() throws {
    let page = try drawLearningRate([0.001, 0.001, 0.0005])
    let svg = String(decoding: page, as: UTF8.self)
    #expect(svg.hasPrefix("<?xml") && svg.contains("width=\"234pt\""))
    #expect(svg.contains("The learning rate over the epochs."))
  }

  /// A model that has seen the images of a folder once.
  private func trained(_ kind: AutoencoderKind, on images: Dataset, seed: UInt64 = 0) throws -> LatentModel {
    let configuration = RunConfiguration(
      dataset: DatasetDescription(images),
      model: AutoencoderConfiguration(
        kind, image: MapShape(height: images.height, width: images.width), latentDimension: 2),
      training: TrainingSettings(epochs: 1, seed: seed))
    let workers = WorkerGroup(threads: 2)
    return LatentModel(
      try Trainer(configuration, dataset: images, workers: workers).train().model, workers: workers)
  }

  @Test("the sampling example draws the class that was asked for, and one of each")
  func sampling() throws {
    try withTemporaryFolder { folder in
      let images = try DatasetLocator().load(TinyData.write(to: "\(folder)/tiny"))
      let drawn = try drawClasses(of: trained(.undercomplete, on: images), on: images, named: "1")
      #expect(drawn[0].classes == [Int](repeating: 1, count: 12) && drawn[0].note.hasSuffix("temperature 0.8"))
      #expect(drawn[1].classes == [0, 1, 2])
    }
  }

  @Test("the comparison's example knows a model from one that is only seeded otherwise")
  func comparison() throws {
    try withTemporaryFolder { folder in
      let images = try DatasetLocator().load(TinyData.write(to: "\(folder)/tiny"))
      let models = try [AutoencoderKind.undercomplete, .contractive].map { try trained($0, on: images) }
      let others = try [AutoencoderKind.undercomplete, .contractive].map { [try trained($0, on: images, seed: 1)] }
      let matrices = try likeness(of: models, reseeded: others, on: LabelledImages(.test, of: images))
      #expect(matrices.map(\.name) == SimilarityName.allCases)
      for matrix in matrices {
        #expect(matrix.floors.map { $0?.values.count } == [1, 1])
        #expect(try matrix.verdict(of: #require(matrix.pair(0, 1))) != nil)
      }
    }
  }

  @Test("the study's example judges a model and keeps what it found")
  func study() throws {
    try withTemporaryFolder { folder in
      let images = try DatasetLocator().load(TinyData.write(to: "\(folder)/tiny"))
      let model = try trained(.denoising, on: images)
      let path = "\(folder)/study.json"
      let ratio = try judgeDenoising(by: model, on: images, strength: 0.3, to: path)
      let kept = try StudyDocument<DenoisingResult>(bytes(path), file: path).result
      #expect(kept.series[0].levels[0].entries[3].quality.peakSignalToNoise == ratio && ratio > 0)
    }
  }

  @Test("the list of modules is that of the package, and so is the README's")
  func modules() throws {
    let package = try text(PackageFolder.path + "/Package.swift")
    let modules = package.matches(of: /\n  module\("(\w+)"/).map { String($0.1) }
    let article = try text("\(Self.folder)/latent.md").matches(of: /\n- `(\w+)`:/).map { String($0.1) }
    #expect(Set(modules) == Set(article) && modules.count > 10)
    let readme = try text(PackageFolder.path + "/README.md").matches(of: /\n\| `(\w+)` \|/).map { String($0.1) }
    #expect(Set(modules).union(["latent"]).isSubset(of: Set(readme)), "\(Set(modules).subtracting(readme))")
  }
}

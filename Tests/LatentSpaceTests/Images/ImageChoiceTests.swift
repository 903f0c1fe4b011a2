import Datasets
import LatentSpace
import Testing

@Suite("Choices of images")
struct ImageChoiceTests {
  let images = LabelledImages(
    ImageSet(pixels: [0, 90, 10, 200, 100, 20, 60], labels: [1, 0, 1, 0, 0, 1, 0], height: 1, width: 1),
    classNames: ["a", "b", "c"], split: "test")

  @Test("The first, the most typical, and one of a seed")
  func choices() throws {
    #expect(try images.image(ofClass: 0, .first) == 1)
    // Class 0 has 90, 200, 100, 60: mean 112.5. Class 1 has 0, 10, 20: mean 10.
    #expect(try images.image(ofClass: 0, .typical) == 4)
    #expect(try images.image(ofClass: 1, .typical) == 2)
    let drawn = try (0..<40).map { try images.image(ofClass: 0, .random(seed: UInt64($0))) }
    #expect(Set(drawn) == [1, 3, 4, 6])
    #expect(try images.image(ofClass: 0, .random(seed: 3)) == images.image(ofClass: 0, .random(seed: 3)))
  }

  @Test("Classes without images are left out of “each class”, and refused alone")
  func missing() throws {
    #expect(images.oneOfEachClass(.first) == [1, 0])
    #expect(refusal { try images.image(ofClass: 2, .first) } == "class c: expected test images of it, found none")
    #expect(refusal { try images.image(ofClass: 3, .first) }?.contains("from 0 to 2, found 3") == true)
    #expect(refusal { try images.classIndex(named: "d") } == "class: expected one of a, b, c; found d")
    #expect(try images.classIndex(named: "b") == 1)
  }

  @Test("Pairs of classes, and each class once with an odd one left over")
  func pairs() throws {
    #expect(try images.pairs(ofClasses: [(1, 0), (0, 0)], .first) == [ImagePair(0, 1), ImagePair(1, 3)])
    // From a class to itself, the way is between two images.
    #expect(try images.pairs(ofClasses: [(1, 1)], .typical) == [ImagePair(2, 0)])
    for seed in 0..<40 {
      let pair = try images.pairs(ofClasses: [(0, 0)], .random(seed: UInt64(seed)))[0]
      #expect(pair.first != pair.second && [1, 3, 4, 6].contains(pair.second))
    }
    let alone = LabelledImages(
      ImageSet(pixels: [0, 1], labels: [0, 1], height: 1, width: 1), classNames: ["a", "b"], split: "test")
    #expect(
      refusal { try alone.pairs(ofClasses: [(1, 1)], .first) } == "class b: expected test images of it, found one")
    #expect(images.pairsOfEachClass(.first) == [ImagePair(1, 0)])
    let three = LabelledImages(
      ImageSet(pixels: [0, 1, 2], labels: [0, 1, 2], height: 1, width: 1), classNames: ["a", "b", "c"], split: "test")
    #expect(three.pairsOfEachClass(.first) == [ImagePair(0, 1), ImagePair(2, 0)])
  }

  @Test("The two splits of a data set")
  func splits() {
    let dataset = Dataset(
      name: "d", classNames: ["a", "b", "c"], training: images.images, test: images.images.subset([0, 1]),
      contentHash: "", splitDescription: "")
    #expect(LabelledImages(.training, of: dataset).count == 7)
    #expect(LabelledImages(.test, of: dataset).count == 2)
    #expect(LabelledImages(.training, of: dataset).split == "training")
    #expect(LabelledImages(.training, of: dataset).prefix(3).images == images.images.subset([0, 1, 2]))
  }
}

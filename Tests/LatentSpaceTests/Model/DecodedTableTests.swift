import Autoencoders
import LatentSpace
import Storage
import TestSupport
import Testing

@Suite("Reconstructions and interpolations")
struct DecodedTableTests {
  let images = SampleModels.images(60)

  @Test("Reconstructions are decoded codes of the images shown")
  func reconstructions() throws {
    let model = SampleModels.model(.contractive)
    let strip = try model.reconstructionsOfEachClass(in: images)
    #expect(strip.originals == images.grid([0, 1, 2, 3], columns: 4))
    let codes = try model.codes(of: images)
    let decoded = try model.images(fromCodes: Array(codes.codes.prefix(12)))
    #expect(difference(strip.decoded.pixels.map(Double.init), decoded.map(Double.init), absolute: 1e-6) == nil)
    #expect(strip.note == "4 test images, one of each class, the first in the file")
    #expect(strip.modelName == "contractive, 3 units")
    #expect(refusal { try model.reconstructions(of: [60], in: images) }?.contains("from 0 to 59") == true)
    #expect(refusal { try model.reconstructions(of: [], in: images) } != nil)
    #expect(refusal { try model.reconstructions(of: [1, 2, 3], in: images, columns: 2) } != nil)
  }

  @Test("Interpolations begin and end with the reconstructions", arguments: [InterpolationPath.linear, .spherical])
  func interpolation(path: InterpolationPath) throws {
    let model = SampleModels.model(.undercomplete)
    let pairs = [ImagePair(1, 5), ImagePair(9, 9)]
    let table = try model.interpolation(between: pairs, in: images, path: path, steps: 5)
    let strip = try model.reconstructions(of: [1, 5, 9], in: images)
    #expect(table.fractions == [0, 0.25, 0.5, 0.75, 1])
    #expect(table.endpoints == images.grid([1, 5, 9, 9], columns: 2))
    for (row, column, image) in [(0, 0, 0), (0, 4, 1), (1, 0, 2), (1, 2, 2), (1, 4, 2)] {
      let found = table.images.tile(row: row, column: column).map(Double.init)
      let expected = strip.decoded.tile(row: 0, column: image).map(Double.init)
      #expect(difference(found, expected, absolute: 1e-5) == nil)
    }
    #expect(table.note == "\(path.note) between the codes of test images")
    #expect(refusal { try model.interpolation(between: [], in: images) } != nil)
    #expect(refusal { try model.interpolation(between: pairs, in: images, steps: 1) } != nil)
    #expect(refusal { try model.interpolation(between: [ImagePair(0, 60)], in: images) } != nil)
  }
}

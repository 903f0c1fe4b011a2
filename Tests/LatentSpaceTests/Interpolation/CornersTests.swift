import Autoencoders
import LatentSpace
import Storage
import TestSupport
import Testing

@Suite("Four corners, and arithmetic with classes")
struct CornersTests {
  private let images = SampleModels.images(40)

  @Test("corners are the images' own codes, the middle is their mean, edges are ways between two")
  func corners() throws {
    let model = SampleModels.model(.undercomplete)
    let table = try model.corners((0, 1, 2, 3), in: images, size: 5)
    let codes = try model.codes(of: images)
    func decoded(_ code: [Float]) throws -> [Float] { try model.images(fromCodes: code) }
    for (place, index) in [((0, 0), 0), ((0, 4), 1), ((4, 0), 2), ((4, 4), 3)] {
      let tile = Array(table.images.tile(row: place.0, column: place.1))
      #expect(
        difference(tile.map(Double.init), try decoded(Array(codes.code(index))).map(Double.init), absolute: 1e-6) == nil
      )
    }
    let mean = (0..<3).map { unit in
      (0..<4).reduce(Float(0)) { $0 + codes.code($1)[codes.code($1).startIndex + unit] } / 4
    }
    let middle = Array(table.images.tile(row: 2, column: 2))
    #expect(difference(middle.map(Double.init), try decoded(mean).map(Double.init), absolute: 1e-5) == nil)
    #expect(table.xTitle == "zero → one above, two → three below" && table.yTitle == "two → zero")
    #expect(refusal { try model.corners((0, 1, 2, 3), in: images, size: 1) }?.contains("2 to 200") == true)
    #expect(refusal { try model.corners((0, 1, 2, 3), in: images, path: .arithmetic) }?.contains("linear") == true)
  }

  @Test("arithmetic adds the difference of class means: it begins at the image, and ends so far away")
  func arithmetic() throws {
    let model = SampleModels.model(.undercomplete)
    let table = try model.interpolation(
      between: [ImagePair(0, 1)], in: images, path: .arithmetic, steps: 3)
    let codes = try model.codes(of: images)
    func mean(_ label: UInt8) -> [Double] {
      let rows = (0..<40).filter { codes.labels[$0] == label }
      return (0..<3).map { unit in
        rows.reduce(0.0) { $0 + Double(codes.code($1)[codes.code($1).startIndex + unit]) } / Double(rows.count)
      }
    }
    let end = zip(codes.code(0), zip(mean(0), mean(1))).map { Float(Double($0) - $1.0 + $1.1) }
    let found = Array(table.images.tile(row: 0, column: 2))
    #expect(
      difference(found.map(Double.init), try model.images(fromCodes: end).map(Double.init), absolute: 1e-5) == nil)
    #expect(table.endpoints == nil && table.note.contains("mean code"))
  }
}

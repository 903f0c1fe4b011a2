import Autoencoders
import LatentSpace
import Storage
import TestSupport
import Testing

@Suite("Traversals")
struct TraversalTests {
  let images = SampleModels.images(60)

  @Test("One unit moves by its spread, the most active first")
  func moves() throws {
    let model = SampleModels.model(.undercomplete)
    let codes = try model.codes(of: images)
    let table = try model.traversals(in: images, around: .image(7), reach: 2, steps: 2)
    #expect(table.offsets == [-2, -1, 0, 1, 2])
    #expect(table.activityName == "variance")
    #expect(table.units.map(\.activity) == codes.unitVariances.sorted(by: >))
    let base = Array(codes.code(7))
    for (row, unit) in table.units.enumerated() {
      for (column, offset) in table.offsets.enumerated() {
        var code = base
        code[unit.index] += Float(offset * codes.unitVariances[unit.index].squareRoot())
        let expected = try model.images(fromCodes: code)
        let found = table.images.tile(row: row, column: column)
        #expect(difference(found.map(Double.init), expected.map(Double.init), absolute: 1e-5) == nil)
      }
    }
    #expect(table.note == "around the code of test image 7, class three")
    #expect(table.offsetTitle == "code + offset (σ of the unit over 60 test images)")
  }

  @Test("Units of a variational model are ordered by divergence and move by the prior's spread")
  func variational() throws {
    let model = SampleModels.model(.variational)
    let table = try model.traversals(in: images, around: .meanCode, maximumUnits: 2)
    let divergence = try model.posterior(of: images).divergencePerUnit
    #expect(table.activityName == "KL")
    #expect(table.units.map(\.activity) == Array(divergence.sorted(by: >).prefix(2)))
    var code = try model.codes(of: images).unitMeans.map { Float($0) }
    code[table.units[0].index] -= 3
    let expected = try model.images(fromCodes: code)
    let found = table.images.tile(row: 0, column: 0)
    #expect(difference(found.map(Double.init), expected.map(Double.init), absolute: 1e-5) == nil)
    #expect(table.note == "around the mean code of 60 test images, 2 of 3 units")
    #expect(table.offsetTitle == "mean code + offset (σ of the prior)")
  }

  @Test("Units that a model does not have, and senseless ranges, are refused")
  func refusals() {
    let model = SampleModels.model(.undercomplete)
    func refused(_ base: TraversalBase = .meanCode, units: [Int]? = nil, reach: Double = 3, steps: Int = 5) -> String? {
      refusal { try model.traversals(in: images, around: base, units: units, reach: reach, steps: steps) }
    }
    #expect(refused() == nil)
    #expect(refused(units: [3])?.contains("from 1 to 3, found 4") == true)
    #expect(refused(units: [0, 0])?.contains("found 1, 1") == true)
    #expect(refused(units: []) != nil)
    #expect(refused(.image(60)) != nil)
    #expect(refused(reach: 0) != nil)
    #expect(refused(reach: .nan) != nil)
    #expect(refused(steps: 0) != nil)
  }
}

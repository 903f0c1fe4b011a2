import Autoencoders
import LatentSpace
import Storage
import TestSupport
import Testing

@Suite("Manifolds")
struct ManifoldTests {
  let images = SampleModels.images(60)

  @Test("A variational plane is spaced by normal quantiles; its tiles are the codes' images, z₂ upwards")
  func variational() throws {
    let model = SampleModels.model(.variational, units: 2)
    let table = try model.manifold(of: model.codes(of: images), size: 3)
    let edge = 1.6448536269514722
    #expect(difference(table.xValues, [-edge, 0, edge]) == nil)
    #expect(table.yValues == table.xValues)
    #expect(table.spacing == .normalQuantiles)
    #expect(table.xTitle == "z₁")
    let bottomRight = try model.images(fromCodes: [Float(edge), Float(-edge)])
    let found = table.images.tile(row: 2, column: 2)
    #expect(difference(found.map(Double.init), bottomRight.map(Double.init), absolute: 1e-6) == nil)
  }

  @Test("Other planes reach over the central 95 % of the codes, or as far as is said")
  func central() throws {
    let model = SampleModels.model(.undercomplete, units: 2)
    let codes = SampleModels.table((0...400).flatMap { [Float($0), Float(-$0)] }, dimension: 2)
    let table = try model.manifold(of: codes, size: 2)
    #expect(difference(table.xValues + table.yValues, [10, 390, -390, -10]) == nil)
    #expect(table.spacing == .linear)
    #expect(table.note == "the central 95 % of the codes of 401 test images")
    let given = try model.manifold(of: codes, span: .linear(-1...1), size: 3)
    #expect(given.xValues == [-1, 0, 1] && given.yValues == [-1, 0, 1])
  }

  @Test("With more units, variational models show the two most active, others two components; the note says so")
  func wide() throws {
    let variational = SampleModels.model(.variational, units: 4)
    let table = try variational.manifold(
      of: variational.codes(of: images), size: 2, activity: UnitActivity(name: "KL", values: [0, 3, 1, 2]))
    #expect(table.xTitle == "z₂" && table.yTitle == "z₄")
    #expect(table.spacing == .normalQuantiles)
    #expect(table.note.hasPrefix("z₂ and z₄, the two most active (KL) of 4 units, the others at their mean"))

    let sparse = SampleModels.model(.sparse, units: 6)
    let codes = SampleModels.table((0..<60).map { Float(($0 * 7) % 11) }, dimension: 6)
    let components = try sparse.manifold(of: codes, size: 2)
    #expect(components.xTitle.hasPrefix("PC 1"))
    #expect(components.note.hasPrefix("two principal components of 6 units"))
    #expect(components.note.contains("through the mean code"))
    #expect(components.note.hasSuffix("codes clamped to 0 and above"))
  }

  @Test("Manifolds that cannot be are refused")
  func refusals() throws {
    let model = SampleModels.model(.undercomplete, units: 2)
    let codes = try model.codes(of: images)
    #expect(refusal { try model.manifold(of: codes, size: 1) } != nil)
    #expect(refusal { try model.manifold(of: codes, span: .normalQuantiles(lowest: 0.5)) } != nil)
    #expect(refusal { try model.manifold(of: codes, span: .central(share: 0)) } != nil)
    #expect(refusal { try model.manifold(of: codes, span: .linear(-.infinity...1)) } != nil)
    let same = SampleModels.table([1, 2, 1, 3], dimension: 2)
    #expect(refusal { try model.manifold(of: same) }?.contains("differ along z₁") == true)
    let narrow = SampleModels.model(.undercomplete, units: 1)
    let narrowCodes = try narrow.codes(of: images)
    #expect(refusal { try narrow.manifold(of: narrowCodes) }?.contains("at least 2 latent units") == true)
  }

  @Test("The prior's own plane is drawn without codes, and is the same with them")
  func priorAlone() throws {
    let model = SampleModels.model(.variational, units: 2)
    let codes = try model.codes(of: SampleModels.images(12))
    #expect(try model.priorManifold(size: 3) == model.manifold(of: codes, size: 3))
    #expect(
      try model.priorManifold(plane: .units(1, 0), size: 3) == model.manifold(of: codes, plane: .units(1, 0), size: 3))
    #expect(try model.priorManifold(plane: .principalComponents) == nil)
    #expect(try SampleModels.model(.variational, units: 3).priorManifold() == nil)
    #expect(try SampleModels.model(.sparse, units: 2).priorManifold() == nil)
    #expect(refusal { try model.priorManifold(plane: .units(0, 2)) } != nil)
  }
}

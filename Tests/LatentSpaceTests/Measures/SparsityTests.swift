import LatentSpace
import TestSupport
import Testing

@Suite("Sparsity")
struct SparsityTests {
  @Test("Population and lifetime sparsity are those of the formula in NumPy")
  func reference() throws {
    let reference = try Reference.load()
    let sparsity = Sparsity(of: reference.trainCodes)
    #expect(
      difference([sparsity.population ?? 0, sparsity.lifetime ?? 0], [reference.population, reference.lifetime]) == nil)
  }

  @Test("One unit of many alone is 1, all alike is 0, signs and scale do not matter")
  func extremes() {
    let alone = Sparsity(of: SampleModels.table([0, 0, 3, 0, -5, 0], dimension: 3))
    #expect(alone.population == 1)
    #expect(alone.lifetime == 1)
    let alike = Sparsity(of: SampleModels.table([2, -2, 2, 2], dimension: 2))
    #expect(abs(alike.population ?? 1) < 1e-15)
    let small = Sparsity(of: SampleModels.table([1e-20, 2e-20, 0, 3e-20], dimension: 2))
    let large = Sparsity(of: SampleModels.table([1, 2, 0, 3], dimension: 2))
    #expect(difference([small.population ?? 0], [large.population ?? 1], relative: 1e-6) == nil)
    #expect(small.silentShare == 0.25 && large.silentShare == 0.25)
  }

  @Test("Silent codes and dead units are counted, not averaged")
  func silence() {
    let sparsity = Sparsity(of: SampleModels.table([0, 0, 7, 0, 4, 7, 0, 2, 7], dimension: 3))
    #expect(sparsity.deadUnits == 2)
    #expect(sparsity.silentShare == 4.0 / 9)
    let silent = Sparsity(of: SampleModels.table([0, 0, 0, 0], dimension: 2))
    #expect(silent.population == nil && silent.lifetime == nil)
    #expect(silent.silentShare == 1 && silent.deadUnits == 2)
  }
}

import TensorEngine
import TestSupport
import Testing

@testable import Autoencoders

@Suite struct TopKTests {
  @Test(arguments: ElementType.allCases) func theGreatestAreKept(elementType: ElementType) {
    let x = Tensor([3.0, -1, 2, 5, 0, 0, 0, 0, -4, -2, -3, -1], shape: [3, 4]).converted(to: elementType).tracked()
    let kept = x.keepingGreatest(2)
    #expect(kept.doubles() == [3, 0, 0, 5, 0, 0, 0, 0, 0, -2, 0, -1])
    let slopes = gradients(of: kept.sum(), withRespectTo: [x])[0].doubles()
    // Of equal numbers the first are kept.
    #expect(slopes == [1, 0, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1])
    #expect(x.keepingGreatest(4).doubles() == x.doubles())
  }

  @Test func notANumberIsNotHidden() {
    let x = Tensor([1.0, .nan, 7, 2], shape: [1, 4])
    #expect(x.keepingGreatest(1).doubles()[1].isNaN)
  }

  @Test func codesHaveNoMoreUnitsThanAskedFor() {
    for k in 1...3 {
      let blueprint = SmallModels.blueprint(.sparse(SparseObjective(.topK, activeUnits: k)), latentDimension: 6)
      let model = blueprint.autoencoder(SmallModels.parameters(blueprint))
      let codes = model.encode(SmallModels.input(blueprint, count: 20).images).doubles()
      for row in 0..<20 {
        let active = codes[row * 6..<(row + 1) * 6].count { $0 != 0 }
        #expect(active <= k)
      }
      #expect(codes.contains { $0 > 0 } && codes.allSatisfy { $0 >= 0 })
    }
  }
}

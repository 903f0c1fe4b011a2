import Autoencoders
import Foundation
import TensorEngine
import TestSupport
import Testing

@Suite struct ContractiveTests {
  /// For one sigmoid layer the norm has the closed form Σⱼ (hⱼ(1 − hⱼ))² ‖Wⱼ‖² (Rifai et al. 2011), value and gradient.
  @Test func oneSigmoidLayerHasAClosedForm() {
    let (images, inputs, units) = (4, 6, 3)
    var numbers = SampleNumbers(seed: 2)
    let x = Tensor(numbers.uniform(images * inputs), shape: [images, inputs]).tracked()
    let weight = Tensor(numbers.uniform(inputs * units), shape: [inputs, units]).tracked()
    let bias = Tensor(numbers.uniform(units), shape: [units]).tracked()
    let h = dense(x, weight: weight, bias: bias, activation: .sigmoid)
    let found = squaredJacobianNorm(of: h, withRespectTo: x, differentiable: true)
    let closed = ((h - h.square()).square() * weight.square().sum(axes: [0])).sum()
    #expect(difference([found.item], [closed.item], absolute: 0, relative: 1e-12) == nil)
    let slopes = gradients(of: found, withRespectTo: [weight, bias])
    let expected = gradients(of: closed, withRespectTo: [weight, bias])
    for (slope, wanted) in zip(slopes, expected) {
      #expect(difference(slope.doubles(), wanted.doubles(), absolute: 1e-9, relative: 1e-9) == nil)
    }
  }

  /// Through the whole encoder, against the Jacobian by differences, image by image.
  @Test func normIsThatOfTheEncodersJacobian() {
    let blueprint = SmallModels.blueprint(.contractive(ContractiveObjective()))
    let model = blueprint.autoencoder(SmallModels.parameters(blueprint))
    let input = SmallModels.input(blueprint, count: 3)
    let found = model.objective(input).terms[1].sum.item
    let expected = (0..<3).reduce(0.0) { sum, image in
      let jacobian = centralDifferences(of: { model.encode($0[0]) }, at: [input.part(image..<image + 1).images])
      return sum + jacobian.joined().reduce(0) { $0 + $1 * $1 }
    }
    #expect(difference([found], [expected], absolute: 0, relative: 1e-6) == nil)
  }

  /// ReLU's second derivative vanishes, but the penalty trains weights all the same; biases of the encoder get nothing.
  @Test func penaltyTrainsWeightsThroughReLU() {
    let blueprint = SmallModels.blueprint(.contractive(ContractiveObjective()))
    let parameters = SmallModels.parameters(blueprint).tracked()
    let terms = blueprint.autoencoder(parameters).objective(SmallModels.input(blueprint, count: 4))
    let slopes = gradients(of: terms.terms[1].sum, withRespectTo: parameters.tensors)
    for (specification, slope) in zip(blueprint.parameters.specifications, slopes) {
      let isTrained = specification.name.hasSuffix("weight") && !specification.name.hasPrefix("decoder")
      #expect(slope.doubles().contains { $0 != 0 } == isTrained, "\(specification.name)")
    }
  }
}

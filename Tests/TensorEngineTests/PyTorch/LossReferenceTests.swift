import Foundation
import TensorEngine
import TestSupport
import Testing

/// The four objectives, written with the engine's operations, against PyTorch: value and gradient of every weight.
struct LossReferenceTests {
  static let variants: [String: @Sendable (SmallNetwork, Tensor, Tensor) -> [String: Tensor]] = [
    "undercomplete, cross-entropy": { network, images, _ in
      ["reconstruction": crossEntropy(network.decode(network.layer("code", network.trunk(images))), images)]
    },
    "undercomplete, squared error": { network, images, _ in
      let logits = network.decode(network.layer("code", network.trunk(images)))
      return ["reconstruction": squaredError(logits.sigmoid(), images).sum() / 4]
    },
    "sparse, absolute value": { network, images, _ in
      let code = network.layer("code", network.trunk(images), .relu)
      return [
        "reconstruction": crossEntropy(network.decode(code), images), "sparsity": code.magnitude().sum() * (0.3 / 4),
      ]
    },
    "sparse, divergence": { network, images, _ in
      let code = network.layer("code", network.trunk(images), .sigmoid)
      let (mean, rho) = (code.mean(axes: [0]), 0.1)
      let divergence = rho * (rho / mean).log() + (1 - rho) * ((1 - rho) / (1 - mean)).log()
      return ["reconstruction": crossEntropy(network.decode(code), images), "sparsity": divergence.sum() * 0.3]
    },
    "contractive, relu": { network, images, _ in contractive(network, images) },
    "contractive, sigmoid": { network, images, _ in
      contractive(SmallNetwork(parameters: network.parameters, activation: .sigmoid), images)
    },
    "variational, cross-entropy": { network, images, noise in
      variational(network, images, noise) { crossEntropy($0, $1) }
    },
    "variational, Gaussian": { network, images, noise in
      variational(network, images, noise) { logits, images in
        let (variance, constant) = (0.04, 36 * 0.5 * log(2 * Double.pi * 0.04))
        return squaredError(logits.sigmoid(), images).sum() / (4 * 2 * variance) + constant
      }
    },
  ]

  @Test("Objectives and the gradients of all weights are PyTorch's", arguments: variants.keys.sorted())
  func objectiveAgrees(_ name: String) throws {
    let references = try LossReferences.load()
    let reference = try #require(references.cases.first { $0.name == name })
    let objective = try #require(Self.variants[name])
    let leaves = references.parameters.map { ($0.name, $0.tensor.tracked()) }
    let network = SmallNetwork(parameters: Dictionary(uniqueKeysWithValues: leaves))
    let terms = objective(network, references.images.tensor, references.noise.tensor)
    for (term, value) in reference.terms {
      let found = try #require(terms[term])
      #expect(difference([found.item], [value], absolute: 1e-11) == nil, "\(term)")
    }
    let total = terms.sorted { $0.key < $1.key }.map(\.value).reduce(Tensor(0, elementType: .float64), +)
    #expect(difference([total.item], [reference.total], absolute: 1e-11) == nil)
    for wanted in reference.gradients {
      let found = gradients(of: total, withRespectTo: [network[wanted.name]])[0]
      #expect(difference(found.doubles(), wanted.values, absolute: 1e-10, relative: 1e-9) == nil, "\(wanted.name)")
    }
  }

  @Test("Every reference has its objective")
  func everyReferenceIsCompared() throws {
    #expect(try LossReferences.load().cases.map(\.name).sorted() == Self.variants.keys.sorted())
  }

  /// For a ReLU network the encoder is linear in its input almost everywhere: the penalty trains weights, not biases.
  @Test("Under ReLU the contraction trains every weight and no bias")
  func contractionTrainsWeights() throws {
    let references = try LossReferences.load()
    let leaves = references.parameters.filter { $0.name.hasPrefix("encoder") || $0.name.hasPrefix("code") }
      .map { ($0.name, $0.tensor.tracked()) }
    let network = SmallNetwork(parameters: Dictionary(uniqueKeysWithValues: leaves))
    let penalty = contraction(network, references.images.tensor)
    for (name, leaf) in leaves {
      let gradient = gradients(of: penalty, withRespectTo: [leaf])[0].doubles()
      #expect(gradient.contains { $0 != 0 } == name.hasSuffix("weight"), "\(name)")
    }
  }
}

/// Summed over pixels, mean over the four images.
private func crossEntropy(_ logits: Tensor, _ images: Tensor) -> Tensor {
  sigmoidCrossEntropy(logits: logits, targets: images).sum() / 4
}

private func contractive(_ network: SmallNetwork, _ images: Tensor) -> [String: Tensor] {
  let logits = network.decode(network.layer("code", network.trunk(images)))
  return ["reconstruction": crossEntropy(logits, images), "contraction": contraction(network, images) * 0.1]
}

/// The mean over the images of ‖∂code/∂image‖²_F, one row of the Jacobian at a time.
private func contraction(_ network: SmallNetwork, _ images: Tensor) -> Tensor {
  let x = images.tracked()
  let code = network.layer("code", network.trunk(x))
  let rows = (0..<SmallNetwork.units).map { unit in
    gradients(of: code.sliced(axis: 1, unit..<unit + 1).sum(), withRespectTo: [x], differentiable: true)[0]
  }
  return rows.map { $0.square().sum() }.reduce(Tensor(0, elementType: .float64), +) / 4
}

private func variational(
  _ network: SmallNetwork, _ images: Tensor, _ noise: Tensor, _ likelihood: (Tensor, Tensor) -> Tensor
) -> [String: Tensor] {
  let hidden = network.trunk(images)
  let (mean, logVariance) = (network.layer("mean", hidden), network.layer("log_variance", hidden))
  let divergence = (logVariance.exponentialExcess() + mean.square()).sum() * (0.5 / 4)
  return [
    "reconstruction": likelihood(network.decode(mean + (logVariance * 0.5).exp() * noise), images),
    "divergence": divergence * 2,
  ]
}

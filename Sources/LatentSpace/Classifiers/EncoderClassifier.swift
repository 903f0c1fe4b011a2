import Autoencoders
import Datasets
import Randomness
import Storage
import TensorEngine
import Training

/// A classifier made of an autoencoder's encoder and one dense layer on the code, all of it trained by cross-entropy.
package struct EncoderClassifier: Sendable {
  package let blueprint: AutoencoderBlueprint
  package let classCount: Int
  /// Every parameter of the autoencoder; those of the decoder are only carried along.
  private let whole: ParameterSet
  /// The encoder's parameters and the head's.
  package let parameters: ParameterSet

  /// - Parameters:
  ///   - autoencoder: its encoder is what training starts from.
  ///   - seed: decides the head's first weights.
  package init(_ blueprint: AutoencoderBlueprint, startingFrom autoencoder: ParameterSet, classCount: Int, seed: UInt64)
  {
    let units = blueprint.configuration.latentDimension
    let head = [
      ParameterSpecification(
        "classifier.weight", layout: .matrix(from: .vector(units), to: .vector(classCount)),
        initializer: .fanIn(units)),
      ParameterSpecification("classifier.bias", layout: .vector(of: .vector(classCount)), initializer: .fanIn(units)),
    ]
    let encoder = blueprint.parameters.specifications.filter(Self.belongsToEncoder)
    // The head is drawn as part of the whole list, so that its numbers do not lie on the encoder's.
    let all = ParameterSet.initial(
      ParameterCatalogue(blueprint.parameters.specifications + head), seed: seed)
    self.blueprint = blueprint
    self.classCount = classCount
    whole = autoencoder
    parameters = ParameterSet(
      ParameterCatalogue(encoder + head),
      tensors: encoder.map { autoencoder[$0.name] } + head.map { all[$0.name] })
  }

  private static func belongsToEncoder(_ specification: ParameterSpecification) -> Bool {
    // The variational kind's code is the posterior's mean; its variance has no part in classifying.
    !specification.name.hasPrefix("decoder.") && !specification.name.hasPrefix("log_variance.")
  }

  /// The logits of the classes: `[N, H, W, 1]` → `[N, classes]`.
  package func logits(_ parameters: ParameterSet, _ images: Tensor) -> Tensor {
    dense(
      features(parameters, images), weight: parameters["classifier.weight"], bias: parameters["classifier.bias"])
  }

  /// What the last layer sees: the codes of the images, `[N, H, W, 1]` → `[N, d]`.
  func features(_ parameters: ParameterSet, _ images: Tensor) -> Tensor {
    let own = Set(parameters.catalogue.specifications.map(\.name))
    let tensors = blueprint.parameters.specifications.map { specification in
      own.contains(specification.name) ? parameters[specification.name] : whole[specification.name]
    }
    let model = blueprint.autoencoder(ParameterSet(blueprint.parameters, tensors: tensors))
    return model.encode(images)
  }

  /// The parameters after so many steps of Adam on labelled images, in batches that go through them epoch by epoch.
  ///
  /// - Throws: `Failure` if the loss is no number any more.
  package func trained(
    on images: ImageSet, steps: Int, batchSize: Int, learningRate: Double, seed: UInt64, workers: WorkerGroup
  ) throws(Failure) -> ParameterSet {
    let step = ParameterStep(
      parameters, settings: OptimizerSettings(.adam, learningRate: learningRate), workers: workers)
    var epoch = 0
    while step.stepsTaken < steps {
      let batches = EpochOrder(count: images.count, seed: seed, epoch: epoch).batches(of: batchSize)
      for batch in batches.prefix(steps - step.stepsTaken) {
        let indices = Array(batch)
        let loss = step(count: indices.count) { parameters, range, pool in
          self.loss(parameters, images, indices[range], pool)
        }
        guard loss.isFinite else {
          throw Failure(.failure, "fine-tuning: the loss is not a number any more; try a lower learning rate")
        }
      }
      epoch += 1
    }
    return step.parameters
  }

  /// Σ −ln p(class) over some images.
  package func loss(
    _ parameters: ParameterSet, _ images: ImageSet, _ indices: ArraySlice<Int>, _ pool: BufferPool
  ) -> Tensor {
    let pixels = Tensor(
      images.floats(at: indices), shape: [indices.count, images.height, images.width, 1], pool: pool)
    var truth = [Float](repeating: 0, count: indices.count * classCount)
    for (row, index) in indices.enumerated() { truth[row * classCount + Int(images.labels[index])] = 1 }
    let logits = logits(parameters, pixels)
    let right = logits * Tensor(truth, shape: [indices.count, classCount], pool: pool)
    return logits.logSumExp(axis: 1).sum() - right.sum()
  }

  /// The most probable class of each image.
  package func classes(_ parameters: ParameterSet, of images: ImageSet, workers: WorkerGroup) -> [UInt8] {
    let block = 32
    return workers.map((images.count + block - 1) / block) { index, pool in
      let rows = index * block..<min((index + 1) * block, images.count)
      let pixels = Tensor(
        images.floats(at: rows), shape: [rows.count, images.height, images.width, 1], pool: pool)
      let logits = self.logits(parameters, pixels).doubles()
      return (0..<rows.count).map { row in
        let own = logits[row * classCount..<(row + 1) * classCount]
        return UInt8((own.firstIndex(of: own.max() ?? 0) ?? own.startIndex) - own.startIndex)
      }
    }.flatMap { $0 }
  }
}

import Autoencoders
import Training

extension Reproduction {
  /// The images of all that is reproduced.
  public static let dataset = "mnist"
  private static let image = MapShape(height: 28, width: 28)

  /// The protocol and numbers of a published result.
  ///
  /// - Parameters:
  ///   - name: which.
  ///   - seed: decides first weights, order and noise; the published ones are not known.
  public init(_ name: ReproductionName, seed: UInt64 = 0) {
    switch name {
    case .kerasVAE: self = .kerasVAE(seed)
    case .kerasConvolutional: self = .kerasConvolutional(seed)
    case .kerasDenoising: self = .kerasDenoising(seed)
    case .pytorchVAE: self = .pytorchVAE(seed)
    }
  }

  /// Keras's Adam and first weights, in batches of 128.
  private static func keras(epochs: Int, seed: UInt64, images: TrainingImages = .trainingSplit) -> TrainingSettings {
    var settings = TrainingSettings(
      epochs: epochs, batchSize: 128, seed: seed, initialization: .keras, images: images)
    settings.optimizer.epsilon = 1e-7
    return settings
  }

  private static func kerasVAE(_ seed: UInt64) -> Reproduction {
    let model = AutoencoderConfiguration(
      .variational, image: image, latentDimension: 2,
      architecture: .convolutional(ConvolutionalArchitecture(channels: [32, 64], hidden: 16)))
    func expected(_ term: ObjectiveTermName, _ epoch: Int, _ published: Double, _ tolerance: Double) -> Expectation {
      Expectation(
        images: .training, term: term, epoch: epoch, unit: .natsPerImage, published: published, tolerance: tolerance)
    }
    return Reproduction(
      name: .kerasVAE, source: "Keras code example “Variational AutoEncoder”, keras.io/examples/generative/vae",
      protocolText: "Trained on training and test split together, losses are running means over the epoch. Stride-2 "
        + "convolutions pad one pixel on each side here, Keras pads below and to the right.",
      stages: [
        Stage(
          name: "keras-vae", model: model, training: keras(epochs: 30, seed: seed, images: .bothSplits), goesOn: false)
      ],
      expectations: [
        expected(.reconstruction, 10, 145.78, 2.5), expected(.divergence, 10, 6.54, 0.5),
        expected(.reconstruction, 30, 140.15, 2.5), expected(.divergence, 30, 6.80, 0.5),
      ])
  }

  /// 28,353 parameters, as Keras's.
  private static var kerasLayers: Architecture {
    .convolutional(ConvolutionalArchitecture(channels: [32, 32], down: .max, up: .transposed, bottleneck: .maps))
  }

  private static func kerasConvolutionalStage(_ seed: UInt64) -> Stage {
    Stage(
      name: "keras-conv",
      model: AutoencoderConfiguration(AutoencoderKind.undercomplete, image: image, architecture: kerasLayers),
      training: keras(epochs: 50, seed: seed), goesOn: false)
  }

  private static func kerasConvolutional(_ seed: UInt64) -> Reproduction {
    Reproduction(
      name: .kerasConvolutional,
      source:
        "Keras code example “Convolutional autoencoder for image denoising”, keras.io/examples/vision/autoencoder",
      protocolText: "The first training of the example: images to themselves.",
      stages: [kerasConvolutionalStage(seed)],
      expectations: [
        Expectation(
          images: .test, term: .reconstruction, epoch: 50, unit: .natsPerPixel, published: 0.0622, tolerance: 0.0006)
      ])
  }

  private static func kerasDenoising(_ seed: UInt64) -> Reproduction {
    let model = AutoencoderConfiguration(
      AutoencoderKind.denoising, image: image, architecture: kerasLayers,
      corruption: Corruption(.gaussian, strength: 0.4))
    return Reproduction(
      name: .kerasDenoising,
      source:
        "Keras code example “Convolutional autoencoder for image denoising”, keras.io/examples/vision/autoencoder",
      protocolText: "The second training of the example: noisy images to clean ones, from the first one's weights. "
        + "Noise is drawn anew for each step here, once for all epochs there; Adam starts anew.",
      stages: [
        kerasConvolutionalStage(seed),
        Stage(name: "keras-denoising", model: model, training: keras(epochs: 100, seed: seed), goesOn: true),
      ],
      expectations: [
        Expectation(
          images: .test, term: .reconstruction, epoch: 100, unit: .natsPerPixel, published: 0.0839, tolerance: 0.0015)
      ])
  }

  private static func pytorchVAE(_ seed: UInt64) -> Reproduction {
    let model = AutoencoderConfiguration(
      .variational, image: image, latentDimension: 20,
      architecture: .fullyConnected(FullyConnectedArchitecture(sizes: [400])))
    func expected(_ images: Expectation.Images, _ published: Double) -> Expectation {
      Expectation(images: images, term: nil, epoch: 7, unit: .natsPerImage, published: published, tolerance: 1)
    }
    return Reproduction(
      name: .pytorchVAE, source: "PyTorch example “Basic VAE”, github.com/pytorch/examples/tree/main/vae",
      protocolText: "Codes are drawn from the posterior in judging, too, as there.",
      stages: [
        Stage(
          name: "pytorch-vae", model: model, training: TrainingSettings(epochs: 10, batchSize: 128, seed: seed),
          goesOn: false)
      ],
      expectations: [expected(.training, 107.63), expected(.test, 106.66)])
  }
}

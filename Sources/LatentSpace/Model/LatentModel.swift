import Autoencoders
import Storage
import TensorEngine
import Training

/// A trained autoencoder as analyses see it: from images to codes and back, in blocks that threads share out.
///
/// The blocks do not depend on the number of threads, so neither does any result.
public struct LatentModel: Sendable {
  /// What the model is called in figures and tables: "variational, 2 units". Where pooling indices go around the code,
  /// the name says so: such images are not made of their codes alone.
  public let name: String
  public let trained: TrainedModel
  /// Who computes.
  public let workers: WorkerGroup

  /// - Parameters:
  ///   - trained: the network with its weights.
  ///   - name: what figures call it; the kind and the width of the code if left out.
  ///   - workers: who computes.
  /// - Precondition: images have one channel.
  public init(_ trained: TrainedModel, name: String? = nil, workers: WorkerGroup) {
    let configuration = trained.blueprint.configuration
    precondition(configuration.image.channels == 1, "LatentModel: images of \(configuration.image)")
    self.trained = trained
    let own = name ?? "\(configuration.kind.rawValue), \(configuration.latentDimension.counted("unit"))"
    self.name = configuration.architecture.decodesCodes ? own : own + " + pooling indices"
    self.workers = workers
  }

  public var blueprint: AutoencoderBlueprint { trained.blueprint }
  public var configuration: AutoencoderConfiguration { blueprint.configuration }
  public var kind: AutoencoderKind { configuration.kind }
  /// The width of a code.
  public var dimension: Int { configuration.latentDimension }
  /// Whether the decoder needs the places of an image's own maxima beside its code (max-unpooling).
  public var needsPoolingIndices: Bool { !configuration.architecture.decodesCodes }
  /// The numbers that a code can have.
  public var range: CodeRange { CodeRange(of: blueprint) }

  /// Refuses images of another size than the model takes.
  func requireSize(of images: LabelledImages) throws(Failure) {
    let image = configuration.image
    guard images.images.height == image.height, images.images.width == image.width else {
      throw Failure(
        .usage,
        "images: expected \(image.height)×\(image.width) pixels, which the model takes, found "
          + "\(images.images.height)×\(images.images.width)")
    }
  }

  /// Computes something of each block of `count` rows, on all threads, and returns the blocks' results in order.
  func blocks<Value: Sendable>(
    of count: Int, _ task: @escaping @Sendable (_ rows: Range<Int>, _ pool: BufferPool) -> Value
  ) -> [Value] {
    workers.map((count + Self.block - 1) / Self.block) { index, pool in
      task(index * Self.block..<min((index + 1) * Self.block, count), pool)
    }
  }

  /// Images that go through a network at once: few enough for the maps to stay in a core's cache, and enough for dense
  /// layers to read their weights seldom.
  private static let block = 32

  /// Images as the network takes them: `[N, H, W, 1]`.
  static func tensor(_ images: LabelledImages, _ rows: Range<Int>, pool: BufferPool) -> Tensor {
    Tensor(
      images.images.floats(at: rows), shape: [rows.count, images.images.height, images.images.width, 1], pool: pool)
  }
}

import Autoencoders
import Datasets
import Foundation
import TensorEngine

/// What is wrong with a model whose training ended without an error.
public enum TrainingProblem: Equatable, Sendable {
  /// Its images are far from those that went in: the reconstruction's loss, and that of grey images, nats per image
  /// (squared error: as `ReconstructionLoss` has it).
  case diverged(loss: Double, grey: Double)
  /// It gives one and the same image whatever goes in.
  case constantOutput
}

extension TrainingOutcome {
  /// What a person should be told about the model.
  ///
  /// A new network gives grey images, so one that is much worse was led astray by training; and where units have died,
  /// nothing of the image arrives at the other end.
  ///
  /// - Parameters:
  ///   - images: test images, of which a part is looked at.
  ///   - workers: the threads that decode them.
  public func problem(on images: ImageSet, workers: WorkerGroup) -> TrainingProblem? {
    guard let metrics = metrics.last, images.count > 1 else { return nil }
    let sample = images.subset(0..<min(images.count, Self.sampleCount))
    let decoded = model.reconstruct(sample, workers: workers)
    let (loss, grey) = losses(of: decoded, sample, metrics.test)
    if loss > Self.tolerance * grey { return .diverged(loss: loss, grey: grey) }
    func areAlike(_ values: [Float]) -> Bool {
      let area = images.pixelsPerImage
      return values.indices.dropFirst(area).allSatisfy { abs(values[$0] - values[$0 % area]) < Self.rounding }
    }
    return areAlike(decoded) && !areAlike(sample.floats(at: 0..<sample.count)) ? .constantOutput : nil
  }

  private func losses(of decoded: [Float], _ sample: ImageSet, _ test: ObjectiveMeans) -> (Double, grey: Double) {
    switch model.configuration.model.reconstruction {
    case .crossEntropy:
      // Pixels that are wholly wrong are too far away for decoded values to tell; the logged loss knows.
      return (test[.reconstruction] ?? test.total, Double(sample.pixelsPerImage) * log(2))
    case .squaredError:
      let targets = sample.floats(at: 0..<sample.count)
      func mean(_ error: (Int) -> Float) -> Double {
        targets.indices.reduce(0) { $0 + Double(error($1) * error($1)) } / Double(sample.count)
      }
      return (mean { targets[$0] - decoded[$0] }, mean { targets[$0] - 0.5 })
    }
  }

  /// Enough to tell one image for all from many.
  private static let sampleCount = 64
  /// A first epoch of few steps may end a little above grey.
  private static let tolerance = 1.5
  /// Dead units give the same numbers; a network that has hardly been trained gives other ones already, if only by a
  /// thousandth.
  private static let rounding: Float = 1e-6
}

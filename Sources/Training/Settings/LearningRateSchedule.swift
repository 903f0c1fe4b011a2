import Foundation

/// How the learning rate changes in the course of training.
public struct LearningRateSchedule: Codable, Equatable, Sendable {
  public enum Shape: String, CaseIterable, Codable, Sendable {
    case constant
    /// Half a cosine from the full rate towards 0 at the end (I. Loshchilov, F. Hutter, "SGDR", ICLR 2017).
    case cosine
    /// Multiplied by `factor` after every `interval` epochs.
    case step
  }

  public var shape: Shape
  /// The epochs over which the rate first grows linearly from one step's share to the full rate.
  public var warmUpEpochs: Int
  /// For `step`: the epochs between two changes.
  public var interval: Int
  /// For `step`: what the rate is multiplied by.
  public var factor: Double

  public init(_ shape: Shape = .constant, warmUpEpochs: Int = 0, interval: Int = 10, factor: Double = 0.5) {
    self.shape = shape
    self.warmUpEpochs = warmUpEpochs
    self.interval = interval
    self.factor = factor
  }

  /// What the learning rate is multiplied by in a step.
  ///
  /// - Parameters:
  ///   - step: the step's number from the start of training, the first being 0.
  ///   - stepsPerEpoch: how many steps an epoch has.
  ///   - epochs: how many epochs training has.
  public func factor(step: Int, stepsPerEpoch: Int, epochs: Int) -> Double {
    let warmUp = warmUpEpochs * stepsPerEpoch
    if step < warmUp { return Double(step + 1) / Double(warmUp) }
    switch shape {
    case .constant: return 1
    case .cosine:
      let progress = Double(step - warmUp) / Double(max(epochs * stepsPerEpoch - warmUp, 1))
      return 0.5 * (1 + cos(Double.pi * min(progress, 1)))
    case .step: return pow(factor, Double((step - warmUp) / (interval * stepsPerEpoch)))
    }
  }

  var defect: String? {
    guard warmUpEpochs >= 0 else { return "warm-up: expected a number of epochs from 0, found \(warmUpEpochs)" }
    guard interval >= 1 else { return "schedule interval: expected 1 epoch or more, found \(interval)" }
    guard factor > 0, factor <= 1 else { return "schedule factor: expected a number above 0 up to 1, found \(factor)" }
    return nil
  }
}

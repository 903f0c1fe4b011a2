import Foundation
import Storage
import TestSupport
import Testing

@testable import Training

@Suite struct ScheduleTests {
  private func factors(_ schedule: LearningRateSchedule, steps: Int) -> [Double] {
    (0..<steps).map { schedule.factor(step: $0, stepsPerEpoch: 2, epochs: 4) }
  }

  @Test func constantStaysFull() {
    #expect(factors(LearningRateSchedule(), steps: 8) == Array(repeating: 1, count: 8))
  }

  @Test func cosineFallsFromFullTowardsZero() {
    let expected = (0..<8).map { 0.5 * (1 + cos(Double.pi * Double($0) / 8)) }
    #expect(difference(factors(LearningRateSchedule(.cosine), steps: 8), expected) == nil)
    #expect(LearningRateSchedule(.cosine).factor(step: 99, stepsPerEpoch: 2, epochs: 4) == 0)
  }

  @Test func stepsFallAfterTheirInterval() {
    let schedule = LearningRateSchedule(.step, interval: 2, factor: 0.1)
    #expect(difference(factors(schedule, steps: 8), [1, 1, 1, 1, 0.1, 0.1, 0.1, 0.1]) == nil)
  }

  @Test func warmUpGrowsLinearlyAndThenTheShapeBegins() {
    let schedule = LearningRateSchedule(.cosine, warmUpEpochs: 1)
    let cosine = (0..<6).map { 0.5 * (1 + cos(Double.pi * Double($0) / 6)) }
    #expect(difference(factors(schedule, steps: 8), [0.5, 1] + cosine) == nil)
  }

  static let impossible: [(TrainingSettings, String)] = {
    func changed(_ change: (inout TrainingSettings) -> Void) -> TrainingSettings {
      var settings = TrainingSettings()
      change(&settings)
      return settings
    }
    return [
      (changed { $0.epochs = 0 }, "epochs: expected 1 to 1000000, found 0"),
      (changed { $0.batchSize = 0 }, "batch size"), (changed { $0.gradientClipping = 0 }, "gradient clipping"),
      (changed { $0.optimizer.learningRate = .nan }, "learning rate: expected a number above 0, found nan"),
      (changed { $0.optimizer.momentum = 1 }, "momentum"), (changed { $0.optimizer.epsilon = -1 }, "epsilon"),
      (changed { $0.optimizer.weightDecay = .infinity }, "weight decay"),
      (changed { $0.schedule.warmUpEpochs = -1 }, "warm-up"), (changed { $0.schedule.interval = 0 }, "interval"),
      (changed { $0.schedule.factor = 0 }, "factor"),
      (changed { $0.earlyStopping = EarlyStopping(validationShare: 1) }, "validation share"),
      (changed { $0.earlyStopping = EarlyStopping(patience: 0) }, "patience"),
    ]
  }()

  @Test(arguments: impossible.indices) func impossibleSettingsAreRefused(index: Int) {
    let (settings, words) = Self.impossible[index]
    let failure = #expect(throws: Failure.self) { try settings.validate() }
    #expect(failure?.kind == .usage)
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
  }
}

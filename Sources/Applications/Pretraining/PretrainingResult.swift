import Storage

/// What pre-training without labels is worth when there are few labels.
public struct PretrainingResult: StudyResult {
  /// One number of labels and one way to use them.
  public struct Arm: Codable, Equatable, Sendable {
    public let start: Start
    public let labels: Int
    /// The share of test images with the right class, one for each seed.
    public let accuracies: [Double]
    public let moments: SampleMoments
    /// The share of test images that two seeds give different classes, mean over all pairs of seeds; nil for one seed.
    public let disagreement: Double?
  }

  /// Where the encoder's weights come from.
  public enum Start: String, CaseIterable, Codable, Sendable {
    /// Random weights; all layers are trained on the labels.
    case scratch = "from scratch"
    /// Those of the autoencoder; all layers are trained on the labels.
    case pretrained = "pre-trained, fine-tuned"
    /// Those of the autoencoder, which stay as they are: logistic regression on the codes.
    case frozen = "pre-trained, frozen"
  }

  public let model: String
  public let dataset: String
  public let unlabelledImages: Int
  public let testImages: Int
  /// Steps of Adam with labels.
  public let steps: Int
  public let seeds: [UInt64]
  public let arms: [Arm]

  public static let study = StudyName.pretraining

  public static let definitions = [
    StudyDefinition(
      "accuracy",
      "Test images with the right class, mean ± standard deviation (n − 1) over seeds. A seed decides which labels "
        + "are known (as many of each class), the first weights and the order of images; the test images are the same."),
    StudyDefinition(
      "disagreement",
      "The share of test images to which two seeds give different classes, mean over all pairs. Two trainings may be "
        + "right as often, to the last of a thousand images, and yet not about the same ones."),
    StudyDefinition(
      "pre-trained, fine-tuned",
      "The encoder starts with the autoencoder's weights, a dense layer on the code with random ones; cross-entropy "
        + "trains all of them."),
    StudyDefinition("from scratch", "The same network, steps and labels, from random weights."),
    StudyDefinition("pre-trained, frozen", "Logistic regression on the autoencoder's codes of the same images."),
  ]

  public var subject: String {
    "\(model), pre-trained on \(unlabelledImages.counted("image")) of \(dataset) without labels; "
      + "\(steps.counted("step")) with labels; \(testImages.counted("test image")), \(seeds.count.counted("seed"))"
  }

  public var summary: Table {
    var table = Table(columns: ["labels", "encoder", "accuracy", "disagreement"])
    for arm in arms {
      let spread = arm.moments.standardDeviation.map { " ± " + ShownNumber.fixed(100 * $0, 2) } ?? ""
      table.append([
        "\(arm.labels)", arm.start.rawValue, ShownNumber.fixed(100 * arm.moments.mean, 2) + spread + " %",
        arm.disagreement.map { ShownNumber.percent($0) + " %" } ?? "",
      ])
    }
    return table
  }

  public var tables: [StudyTable] {
    [
      StudyTable(
        "pretraining", columns: ["labels", "encoder", "seed", "accuracy"],
        rows: arms.flatMap { arm in
          zip(seeds, arm.accuracies).map { ["\(arm.labels)", arm.start.rawValue, "\($0)", "\($1)"] }
        })
    ]
  }
}

import Applications
import Storage

extension PretrainingResult: DrawnStudy {
  /// The accuracies by the number of labels and by where the weights come from: each seed, mean and deviation.
  public func picture() throws(Failure) -> StudyPicture {
    let starts = Start.allCases.filter { start in arms.contains { $0.start == start } }
    return StudyPicture(
      study: Self.study.rawValue,
      parts: [
        .dots(
          StudyDots(
            "", axis: StudyAxis("test accuracy (%)"),
            series: starts.enumerated().map {
              .init($0.element.rawValue, StudyLook($0.element == .scratch ? nil : $0.offset), isNamed: false)
            },
            rows: arms.map { arm in
              let mean = 100 * arm.moments.mean
              let deviation = arm.moments.standardDeviation.map { 100 * $0 }
              let spread = deviation.map { " ± \(StudyText.fixed($0, 1))" } ?? ""
              return StudyDots.Row(
                arm.start.rawValue, group: arm.labels.counted("label"), note: StudyText.fixed(mean, 1) + spread,
                dots: [
                  .init(
                    starts.firstIndex(of: arm.start) ?? 0, mean, deviation: deviation,
                    samples: arm.accuracies.map { 100 * $0 })
                ])
            }))
      ],
      notes: [
        "\(model), pre-trained on \(unlabelledImages.counted("image")) of \(dataset) without labels",
        "\(testImages.counted("test image"))",
        seeds.count > 1
          ? "pale: each of \(seeds.count.counted("seed")); lines: mean ± standard deviation" : "one seed",
      ],
      summary: "Accuracy with few labels, from scratch and from an encoder that was trained without labels: "
        + arms.map { "\($0.labels) \($0.start.rawValue) \(StudyText.percent($0.moments.mean))" }.joined(separator: "; ")
        + ".")
  }
}

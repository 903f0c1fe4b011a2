import Applications
import Storage

extension FeaturesResult: DrawnStudy {
  /// The accuracies of both classifiers on each kind of features.
  public func picture() throws(Failure) -> StudyPicture {
    StudyPicture(
      study: Self.study.rawValue,
      parts: [
        .dots(
          StudyDots(
            "", axis: StudyAxis("test accuracy (%)"),
            series: [
              .init("linear", StudyLook(0)),
              .init("\(neighbours.counted("nearest neighbour"))", StudyLook(1, isDashed: true)),
            ],
            rows: features.enumerated().map { index, entry in
              StudyDots.Row(
                distinct(entry.name, index),
                dots: [.init(0, 100 * entry.linearAccuracy), .init(1, 100 * entry.neighbourAccuracy)])
            }))
      ],
      notes: [
        "\(testImages.counted("test image")) of \(dataset)",
        "classifiers learn from the features of \(trainingImages.counted("training image")) and their labels",
        "linear: multinomial logistic regression",
      ],
      summary: "Accuracy of a linear and a nearest-neighbour classifier on "
        + features.map(\.name).joined(separator: ", ") + ".")
  }

  /// A name that no features before have.
  private func distinct(_ name: String, _ index: Int) -> String {
    let before = features.prefix(index).count { $0.name == name }
    return before == 0 ? name : "\(name) (\(before + 1))"
  }
}

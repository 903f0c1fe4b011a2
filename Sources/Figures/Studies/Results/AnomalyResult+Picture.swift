import Applications
import Storage

extension AnomalyResult: DrawnStudy {
  /// How well each kind of anomaly is found; the histograms and the ROC curves of the one that is found best and of the
  /// one that is found worst.
  public func picture() throws(Failure) -> StudyPicture {
    let ordered = cases.sorted { $0.model.areaUnderROC > $1.model.areaUnderROC }
    let shown = ordered.count > 1 ? [ordered[0], ordered[ordered.count - 1]] : ordered
    let charts = shown.map { StudyPicture.Part.chart(Self.histogram($0)) }
    let counts = Set(
      cases.map { "\($0.model.positives.grouped) of \(($0.model.positives + $0.model.negatives).grouped)" })
    let areas = cases.count > 2 ? ": mean area under the ROC curve \(StudyText.fixed(meanAreaUnderROC, 3))" : ""
    return StudyPicture(
      study: Self.study.rawValue, parts: (cases.count > 2 ? [.dots(scores)] : []) + charts + [.chart(Self.roc(shown))],
      notes: [
        "Test images of \(dataset), codes of \(dimension.counted("number"))\(areas)",
        counts.count == 1 ? "\(counts.first ?? "") images are anomalies" : "",
        "no anomaly is among the training images",
        "PCA has as many components as codes have numbers",
      ],
      summary: "Reconstruction errors of normal images and anomalies ("
        + cases.map(\.anomaly).joined(separator: ", ") + "), and how well the error tells one from the other.")
  }

  private var scores: StudyDots {
    StudyDots(
      "left-out kind", axis: StudyAxis("score from 0 to 1 (best)"),
      series: [
        .init("AUROC", StudyLook(0)), .init("AUROC of PCA", StudyLook(0, isDashed: true)),
        .init("AP", StudyLook(1)), .init("AP of PCA", StudyLook(1, isDashed: true)),
      ],
      rows: cases.map { entry in
        let values = [
          entry.model.areaUnderROC, entry.components.areaUnderROC, entry.model.averagePrecision,
          entry.components.averagePrecision,
        ]
        return StudyDots.Row(
          entry.anomaly, dots: values.enumerated().map { StudyDots.Dot($0.offset, $0.element) })
      })
  }

  private static func histogram(_ entry: Case) -> StudyChart {
    StudyChart(
      "anomaly: \(entry.anomaly)", x: StudyAxis("squared error per pixel"), y: StudyAxis("images (%)", from: 0),
      curves: [
        .init("normal (\(entry.model.negatives.grouped))", StudyLook(0), entry.normalErrors),
        .init("anomalies (\(entry.model.positives.grouped))", StudyLook(1, isDashed: true), entry.anomalyErrors),
      ], namesAreAbove: true)
  }

  /// The curves of some cases, of the model and, where there is one case, of principal components.
  private static func roc(_ cases: [Case]) -> StudyChart {
    var curves = [
      StudyChart.Curve(
        "chance", StudyLook(nil, isDashed: true), x: [0, 1], y: [0, 1], isNamed: false, hasMarks: false)
    ]
    func add(_ name: String, _ scores: DetectionScores, _ look: StudyLook) {
      let numbers = [scores.areaUnderROC, scores.averagePrecision].map { StudyText.fixed($0, 3) }
      curves.append(
        StudyChart.Curve(
          "\(name): AUROC \(numbers[0]), AP \(numbers[1])", look, x: scores.roc.map(\.x), y: scores.roc.map(\.y),
          hasMarks: false))
    }
    if cases.count == 1 {
      add("model", cases[0].model, StudyLook(0))
      add("PCA", cases[0].components, StudyLook(1, isDashed: true))
    } else {
      for (index, entry) in cases.enumerated() {
        add(entry.anomaly, entry.model, StudyLook(index, isDashed: index % 2 == 1))
      }
    }
    return StudyChart(
      "ROC curve", x: StudyAxis("false positive rate", from: 0, to: 1),
      y: StudyAxis("true positive rate", from: 0, to: 1),
      curves: curves, isSquare: true, namesAreAbove: true)
  }
}

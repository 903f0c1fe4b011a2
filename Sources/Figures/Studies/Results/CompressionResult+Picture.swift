import Applications
import Storage

extension CompressionResult: DrawnStudy {
  /// The error against the size of the code, each kind of model beside principal components and the mean image.
  public func picture() throws(Failure) -> StudyPicture {
    let sizes = Set(points.map(\.dimension)).sorted()
    let errors = points.flatMap { [$0.squaredError, $0.componentsSquaredError] } + [meanImageSquaredError]
    let (least, most) = (errors.min() ?? 0, errors.max() ?? 0)
    let components = sizes.compactMap { size in points.first { $0.dimension == size } }
    var curves = families.enumerated().map { index, family in
      StudyChart.Curve(
        family.name, StudyLook(index), x: family.points.map { Double($0.dimension) },
        y: family.points.map(\.squaredError))
    }
    curves.append(
      StudyChart.Curve(
        "PCA", StudyLook(families.count, isDashed: true), x: sizes.map(Double.init),
        y: components.map(\.componentsSquaredError)))
    curves.append(
      StudyChart.Curve(
        "mean image", StudyLook(nil, isDashed: true), x: sizes.map(Double.init),
        y: sizes.map { _ in meanImageSquaredError },
        // A line through one point is none.
        hasMarks: sizes.count == 1))
    let growth = points.map { $0.quantizedSquaredError / $0.squaredError - 1 }.max() ?? 0
    return StudyPicture(
      study: Self.study.rawValue,
      parts: [
        .chart(
          StudyChart(
            "", x: StudyAxis("code size", isLogarithmic: true, ticks: sizes.map(Double.init)),
            y: StudyAxis("squared error per pixel", isLogarithmic: least > 0 && most > 3 * least), curves: curves))
      ],
      notes: [
        "Mean over \(testImages.counted("test image")) of \(dataset)",
        "principal components were fitted on the same \(trainingImages.counted("training image"))",
        growth.isFinite ? "with 8 bits a number, errors of models \(Self.words(forGrowth: growth))" : "",
      ],
      summary:
        "Squared error of reconstructed test images against the size of the code, \(Self.words(forSizes: sizes)), "
        + "for \(families.map(\.name).joined(separator: ", ")) and principal components.")
  }

  /// The greatest growth of several in words; what rounds to nothing is none.
  private static func words(forGrowth growth: Double) -> String {
    growth < 0.0005 ? "do not grow" : "grow by \(StudyText.percent(growth)) at most"
  }

  private static func words(forSizes sizes: [Int]) -> String {
    guard let first = sizes.first, let last = sizes.last, first < last else {
      return (sizes.first ?? 0).counted("number")
    }
    return "from \(first) to \(last) numbers"
  }

  /// The models that differ in nothing but the size of their codes, by ascending size.
  private var families: [(name: String, points: [Point])] {
    var families: [(kind: String, name: String, points: [Point])] = []
    for point in points {
      let kind = point.model.replacing(", \(point.dimension.counted("unit"))", with: "")
      let alike = families.indices.filter { families[$0].kind == kind }
      // Two models of one kind and size differ in something else: each has a line.
      let free = alike.first { index in !families[index].points.contains { $0.dimension == point.dimension } }
      if let free {
        families[free].points.append(point)
      } else {
        families.append((kind, alike.isEmpty ? kind : "\(kind) (\(alike.count + 1))", [point]))
      }
    }
    return families.map { ($0.name, $0.points.sorted { $0.dimension < $1.dimension }) }
  }
}

import Foundation
import LatentSpace
import Plotting
import Storage

@testable import Figures

/// Figures of made-up models, several of each kind: the plain case, the crowded one, and the one with long names.
enum Examples {
  static let provenance = Provenance(title: "Example", facts: [Provenance.Fact("seed", "7")])
  static let digits = (0..<10).map { "\($0)" }
  static let clothes = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
  ]

  /// Ten clouds on a circle.
  static func embedding(_ count: Int, names: [String] = digits, scale: Float = 1) -> PlanarEmbedding {
    var (x, y, labels) = ([Float](), [Float](), [UInt8]())
    for index in 0..<count {
      let label = index * 7 % 10
      let angle = Double(label) * 0.62832
      let (u, v) = (Double(index * 37 % 101) / 101 - 0.5, Double(index * 53 % 97) / 97 - 0.5)
      x.append(scale * Float(2 * cos(angle) + u))
      y.append(scale * Float(2 * sin(angle) + v))
      labels.append(UInt8(label))
    }
    return PlanarEmbedding(
      x: x, y: y, labels: labels, classNames: names, xTitle: "z₁ (posterior mean)", yTitle: "z₂ (posterior mean)",
      note: "\(count) test images")
  }

  static func grid(_ rows: Int, _ columns: Int, side: Int = 14) -> ImageGrid {
    let pixels = (0..<rows * columns * side * side).map { Float($0 * 31 % 97) / 96 }
    return ImageGrid(rows: rows, columns: columns, height: side, width: side, pixels: pixels)
  }

  static func strip(_ name: String, rows: Int = 1, columns: Int = 10) -> ReconstructionStrip {
    ReconstructionStrip(
      modelName: name, originals: grid(rows, columns), decoded: grid(rows, columns), note: "the first test images")
  }

  static func interpolation(_ name: String, hasEndpoints: Bool = true) -> InterpolationTable {
    InterpolationTable(
      modelName: name, fractions: (0...8).map { Double($0) / 8 }, images: grid(3, 9),
      endpoints: hasEndpoints ? grid(3, 2) : nil, note: "straight lines between codes of test images")
  }

  static func manifold(_ count: Int, spacing: ManifoldTable.Spacing = .linear) -> ManifoldTable {
    let values = (0..<count).map { -2 + 4 * Double($0) / Double(max(1, count - 1)) }
    return ManifoldTable(
      images: grid(count, count), xValues: values, yValues: values, xTitle: "z₁", yTitle: "z₂", spacing: spacing,
      note: "the two most active of 16 units")
  }

  static func traversal(_ activities: [Double]) -> TraversalTable {
    TraversalTable(
      units: activities.enumerated().map { TraversalTable.Unit(index: $0, activity: $1) }, activityName: "KL",
      activityUnit: "nats",
      offsets: (-4...4).map { Double($0) / 2 }, offsetTitle: "posterior mean + offset (standard deviations)",
      images: grid(activities.count, 9), note: "around a test image of class 7")
  }

  static func history(_ name: String, terms: [String] = ["total", "reconstruction"], epochs: Int = 12) -> LossHistory {
    LossHistory(
      modelName: name, epochs: Array(1...epochs),
      terms: terms.enumerated().map { index, term in
        let values = (1...epochs).map { 90 + 120 / Double($0 * (index + 1)) }
        return LossHistory.Term(name: term, training: values, test: values.map { $0 * 1.02 })
      })
  }

  /// - Parameter hasSamples: nil for some with and some without.
  static func entry(_ name: String, hasSamples: Bool = true) -> ComparisonFigure.Entry {
    ComparisonFigure.Entry(
      title: name, embedding: embedding(400), reconstructions: strip(name), samples: hasSamples ? grid(6, 8) : nil,
      samplesNote: "samples from the standard normal prior")
  }

  static func figures(_ name: FigureName, style: FigureStyle = FigureStyle()) throws -> [any Figure] {
    switch name {
    case .scatter:
      let few = embedding(300)
      return [
        try ScatterFigure(few, style: style, provenance: provenance),
        try ScatterFigure(embedding(5_000, names: clothes), style: style, provenance: provenance),
        try ScatterFigure(
          ["variational", "a model whose name needs a second line", "sparse"].map {
            ScatterFigure.Entry(title: $0, embedding: few)
          }, limits: .shared, style: style, provenance: provenance),
      ]
    case .reconstructions:
      return [
        try ReconstructionsFigure([strip("variational")], style: style, provenance: provenance),
        try ReconstructionsFigure(
          [strip("variational", rows: 2), strip("sparse, 64 units", rows: 2)], style: style, provenance: provenance),
      ]
    case .operations:
      return [try OperationsFigure(style: style, provenance: provenance)]
    case .study:
      return try studies(style)
    case .samples:
      let entries = ["variational", "sparse", "contractive", "linear"].map {
        SamplesFigure.Entry(title: $0, images: grid(5, 5), note: "codes from the standard normal prior")
      }
      return [
        try SamplesFigure([entries[0]], style: style, provenance: provenance),
        try SamplesFigure(entries, style: style, provenance: provenance),
      ]
    case .interpolation:
      return [
        try InterpolationFigure([interpolation("variational")], style: style, provenance: provenance),
        try InterpolationFigure(
          [interpolation("variational", hasEndpoints: false), interpolation("sparse", hasEndpoints: false)],
          style: style, provenance: provenance),
      ]
    case .manifold:
      return [
        try ManifoldFigure(manifold(12), style: style, provenance: provenance),
        try ManifoldFigure(manifold(9, spacing: .normalQuantiles), style: style, provenance: provenance),
        try ManifoldFigure(manifold(1), style: style, provenance: provenance),
      ]
    case .traversals:
      return [try TraversalsFigure(traversal([0.3, 2.41, 0.004, 1.2]), style: style, provenance: provenance)]
    case .curves:
      return [
        try CurvesFigure([history("variational")], style: style, provenance: provenance),
        try CurvesFigure(
          [
            history("variational", terms: ["total", "reconstruction", "divergence"]),
            history("sparse, 64 units", terms: ["total", "reconstruction", "sparsity"]), history("undercomplete"),
          ], scale: .logarithmic, style: style, provenance: provenance),
        try CurvesFigure([history("variational", epochs: 1)], style: style, provenance: provenance),
      ]
    case .comparison:
      return [
        try ComparisonFigure(
          [entry("variational, 2 units"), entry("sparse", hasSamples: false), entry("contractive")], style: style,
          provenance: provenance),
        try ComparisonFigure([entry("undercomplete", hasSamples: false)], style: style, provenance: provenance),
      ]
    case .similarity:
      let four = ["undercomplete", "sparse", "contractive", "variational"].map { "\($0), 2 units" }
      return [
        try SimilarityFigure(
          SimilarityName.allCases.map { matrix($0, four, seeds: 3) }, subject: "1,000 test images", style: style,
          provenance: provenance),
        try SimilarityFigure(
          [matrix(.alignment, ["ours", "theirs"])], subject: "1,000 test images", style: style, provenance: provenance),
      ]
    case .drift:
      return [
        try DriftFigure(spaces(["variational", "contractive"], count: 300), style: style, provenance: provenance),
        try DriftFigure(
          spaces(["undercomplete", "sparse", "contractive", "variational"], count: 4_000), style: style,
          provenance: provenance),
      ]
    }
  }
}

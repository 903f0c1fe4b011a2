import LatentSpace
import Plotting
import Storage

@testable import Figures

extension Examples {
  /// What takes most room for its words: long names, many runs, one row of images only.
  static func hard(_ name: FigureName, _ style: FigureStyle) throws -> [any Figure] {
    let names = [
      "sparse, 64 units, sparsity kl, sparsity weight 1.0, sparsity target 0.05", "variational, 2 units, beta 4",
      "a_folder-name-without-any-place-to-break-it_2026-11-21", "contractive, 2 units",
    ]
    switch name {
    case .scatter:
      return [
        try ScatterFigure(
          names.map { ScatterFigure.Entry(title: $0, embedding: embedding(300, names: clothes)) }, style: style,
          provenance: provenance)
      ]
    case .reconstructions:
      return [
        try ReconstructionsFigure(names.map { strip($0) }, style: style, provenance: provenance),
        try ReconstructionsFigure([strip(names[2], columns: 1)], style: style, provenance: provenance),
      ]
    case .samples:
      return [
        try SamplesFigure(
          names.map { SamplesFigure.Entry(title: $0, images: grid(10, 10), note: "codes drawn for \($0)") },
          style: style,
          provenance: provenance),
        try SamplesFigure(
          [SamplesFigure.Entry(title: "", images: grid(100, 100, side: 4), note: "")], style: style,
          provenance: provenance),
      ]
    case .interpolation:
      let row = InterpolationTable(
        modelName: names[0], fractions: (0...10).map { Double($0) / 10 }, images: grid(1, 11), endpoints: grid(1, 2),
        note: "straight lines between codes of test images")
      var many = row
      many.fractions = (0..<40).map { Double($0) / 39 }
      many.images = grid(1, 40)
      many.modelName = names[2]
      return [
        try InterpolationFigure([row], style: style, provenance: provenance),
        try InterpolationFigure([row, many], style: style, provenance: provenance),
      ]
    case .manifold: return [try ManifoldFigure(manifold(40), style: style, provenance: provenance)]
    case .traversals:
      var table = traversal([2.4])
      table.activityName = "variance"
      return [try TraversalsFigure(table, style: style, provenance: provenance)]
    case .curves:
      var histories = names.map { history($0, terms: ["reconstruction", "total", "sparsity"], epochs: 3) }
      histories[1] = history(names[1], terms: ["reconstruction"], epochs: 1)
      for index in histories[0].terms.indices { histories[0].terms[index].unit = "squared error per image" }
      return [try CurvesFigure(histories, style: style, provenance: provenance)]
    case .operations: return []
    case .study: return try hardStudies(names, style)
    case .comparison:
      return [try ComparisonFigure(names.map { entry($0) }, style: style, provenance: provenance)]
    case .similarity:
      return [
        try SimilarityFigure(
          [matrix(.neighbours, names), matrix(.procrustes, names, seeds: 2)], subject: "10 test images", style: style,
          provenance: provenance)
      ]
    case .drift:
      return [try DriftFigure(spaces(Array(names.prefix(2)), count: 60), style: style, provenance: provenance)]
    }
  }
}

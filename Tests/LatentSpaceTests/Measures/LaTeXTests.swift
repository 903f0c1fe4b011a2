import Testing

@testable import LatentSpace

@Suite("Tables for LaTeX")
struct LaTeXTests {
  @Test("a tabular with the best in bold, and no character that means something else")
  func table() {
    let table = MeasureTable([
      ModelMeasures(
        modelName: "a_b & 100%", subject: "10 images", entries: [.init(.latentUnits, 2), .init(.squaredError, 0.01)]),
      ModelMeasures(modelName: "c", subject: "10 images", entries: [.init(.squaredError, 0.03)]),
    ])
    #expect(
      table.latex == """
        % needs \\usepackage{booktabs}
        \\begin{tabular}{lrr}
        \\toprule
        measure & a\\_b \\& 100\\% & c \\\\
        \\midrule
        latent units & 2 & -- \\\\
        squared error (per pixel) $\\downarrow$ & \\textbf{0.01000} & 0.03000 \\\\
        \\bottomrule
        \\end{tabular}

        """)
    for name in MeasureName.allCases {
      let text = LaTeX.escaped(name.heading)
      #expect(text.unicodeScalars.allSatisfy { $0.isASCII || "é".unicodeScalars.contains($0) }, "\(text)")
    }
  }
}

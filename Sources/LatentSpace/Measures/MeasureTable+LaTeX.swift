extension MeasureTable {
  /// The table as a LaTeX `tabular` with rules of the package booktabs, the best of each row in bold.
  public var latex: String {
    let header = (["measure"] + models.map { LaTeX.escaped($0.modelName) }).joined(separator: " & ")
    let body = textRows.map { row in
      ([LaTeX.escaped(row.heading)]
        + row.cells.map { $0.isBest ? "\\textbf{\(LaTeX.escaped($0.text))}" : LaTeX.escaped($0.text) })
        .joined(separator: " & ") + " \\\\\n"
    }
    return """
      % needs \\usepackage{booktabs}
      \\begin{tabular}{l\(String(repeating: "r", count: models.count))}
      \\toprule
      \(header) \\\\
      \\midrule
      \(body.joined())\\bottomrule
      \\end{tabular}

      """
  }
}

/// Text for LaTeX, whatever engine and encoding it is set with.
enum LaTeX {
  private static let written: [Character: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "%": "\\%", "&": "\\&", "#": "\\#", "$": "\\$", "_": "\\_",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "$<$", ">": "$>$", "|": "$|$", "‖": "$\\|$",
    "∂": "$\\partial$", "²": "$^2$", "↓": "$\\downarrow$", "↑": "$\\uparrow$", "−": "$-$", "–": "--", "×": "$\\times$",
    "β": "$\\beta$", "λ": "$\\lambda$", "ρ": "$\\rho$", "σ": "$\\sigma$",
  ]

  static func escaped(_ text: String) -> String { text.map { written[$0] ?? String($0) }.joined() }
}

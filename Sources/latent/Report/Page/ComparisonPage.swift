import Foundation
import Storage

/// The web page of a comparison: one file that needs no other.
struct ComparisonPage {
  let comparison: Comparison
  let figures: [ReportFigure]
  /// What figures leave out, a sentence each.
  let notes: [String]

  private var title: String { "Comparison of " + comparison.runs.map(\.name).joined(separator: "; ") }

  /// The page; the same for the same runs, whatever the time and the place.
  func html() throws -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="latent \(Provenance.currentVersion)">
    <title>\(HTML.escaped(title))</title>
    \(try FileProvenance.comment(comparison.provenance))
    <style>
    \(Stylesheet.css)
    </style>
    </head>
    <body>
    <header>
    <p class="eyebrow">latent compare</p>
    <h1>\(HTML.escaped(title))</h1>
    <p class="lede">\(HTML.escaped("\(comparison.dataset.name): \(comparison.dataset.splitDescription). \(comparison.subject)."))</p>
    </header>
    <main>
    <section id="measures">
    <h2>Measures</h2>
    <p>An arrow says which direction is better; the best of a row stands out. Rows without an arrow describe, and are no merit.</p>
    <div class="table" tabindex="0" role="region" aria-label="Measures of the models">
    \(comparison.table.html)</div>
    <details><summary>What each row means</summary><dl>
    \(comparison.table.rows.map { row in
      "<dt>\(HTML.escaped(row.name.title))</dt><dd>\(HTML.escaped(row.name.definition))</dd>"
    }.joined(separator: "\n"))
    </dl></details>
    </section>
    <section id="figures">
    <h2>Figures</h2>
    \(notes.map { "<p>Note: \(HTML.escaped($0)).</p>" }.joined(separator: "\n"))
    \(figures.map(figure).joined(separator: "\n"))
    </section>
    </main>
    <footer><p class="small">Made by latent \(Provenance.currentVersion).</p></footer>
    </body>
    </html>

    """
  }

  private func figure(_ figure: ReportFigure) -> String {
    let files = ["png", "svg", "pdf"].map { "<a href=\"\(figure.path).\($0)\">\($0.uppercased())</a>" }
    return """
      <figure>
      <div class="paper">\(HTML.image(figure.picture, description: figure.summary))</div>
      <figcaption>\(HTML.escaped(figure.summary))
      <span class="files">\(files.joined(separator: " · "))</span></figcaption>
      </figure>
      """
  }
}

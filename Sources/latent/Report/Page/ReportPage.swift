import Autoencoders
import Datasets
import Foundation
import Storage
import Training

/// The web page of a report: one file that needs no other.
struct ReportPage {
  let comparison: Comparison
  /// The figures of all models, and those of each.
  let overview: [ReportFigure]
  let models: [(run: OpenRun, figures: [ReportFigure])]
  /// The command that makes this report.
  let command: String
  /// Identifies the images where they came from a folder; nil for those of the catalogue.
  let folderHash: String?

  /// What must be known of a folder of images to make the report again; empty if there is none.
  var folderNote: String {
    folderHash.map { "FOLDER holds the IDX files of \(dataset.name), whose content hash is \($0)." } ?? ""
  }

  var dataset: Dataset { comparison.dataset }
  var training: TrainingSettings { models[0].run.configuration.training }

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
    \(try FileProvenance.comment(provenance))
    <style>
    \(Stylesheet.css)
    </style>
    </head>
    <body>
    \(header)
    <main>
    \(sideBySide)
    \(models.map { model(run: $0.run, figures: $0.figures) }.joined(separator: "\n"))
    \(notes)
    \(again)
    </main>
    <footer><p class="small">Made by latent \(Provenance.currentVersion). \(license)</p></footer>
    </body>
    </html>

    """
  }

  var title: String { "What \(countWord) autoencoders learned from \(dataset.name)" }

  private var countWord: String { ["no", "one", "two", "three", "four"][min(models.count, 4)] }

  var provenance: Provenance {
    Provenance(title: "Report: \(title)", facts: FigureProvenance.runFacts(models.map(\.run)))
  }

  /// What the report is about, in a sentence.
  var lead: String {
    "The same convolutional encoder and decoder, the same \(dataset.training.count.grouped) images, the same "
      + "\(training.epochs.counted("epoch")) – and \(countWord) ideas of what keeps a code from being a mere copy."
  }

  /// What the table of measures was taken on, and how it is read.
  var measuredOn: String {
    "Measured on \(comparison.subject). An arrow says which direction is better; the best of a row stands out. Rows "
      + "without an arrow describe, and are no merit."
  }

  private var header: String {
    let links =
      [("side-by-side", "Side by side")]
      + models.map { run, _ in
        (run.configuration.model.kind.rawValue, KindProse(run.configuration.model).heading)
      } + [("notes", "What to mind"), ("again", "Make it again")]
    return """
      <header>
      <p class="eyebrow">latent report</p>
      <h1>\(HTML.escaped(title))</h1>
      <p class="lede">\(lead)</p>
      \(HTML.facts(facts))<nav aria-label="Sections"><ul>
      \(links.map { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>" }.joined(separator: "\n"))
      </ul></nav>
      </header>
      """
  }

  var facts: [(name: String, value: String)] {
    let architecture = models[0].run.configuration.model.architecture
    let parameters = models.map { $0.run.model.blueprint.parameters.count }
    let optimizer = training.optimizer
    return [
      ("Images", "\(dataset.name): \(dataset.splitDescription)"),
      (
        "Network",
        "\(dataset.height)×\(dataset.width) → \(architecture.outline) → code, and the same way up; \((parameters.min() ?? 0).grouped) to "
          + "\((parameters.max() ?? 0).grouped) parameters"
      ),
      (
        "Training",
        "\(training.epochs.counted("epoch")) of batches of \(training.batchSize), \(optimizer.method.rawValue), learning "
          + "rate \(optimizer.learningRate), seed \(training.seed)"
      ),
    ]
  }

  private var sideBySide: String {
    """
    <section id="side-by-side">
    <h2>Side by side</h2>
    <p>\(HTML.escaped(measuredOn))</p>
    <div class="table" tabindex="0" role="region" aria-label="Measures of the models">
    \(comparison.table.html)</div>
    <details><summary>What each row means</summary><dl>
    \(comparison.table.rows.map { row in
      "<dt>\(HTML.escaped(row.name.title))</dt><dd>\(HTML.escaped(row.name.definition))</dd>"
    }.joined(separator: "\n"))
    </dl></details>
    \(overview.map { figure($0, of: nil) }.joined(separator: "\n"))
    </section>
    """
  }

  private func model(run: OpenRun, figures: [ReportFigure]) -> String {
    let configuration = run.configuration
    let prose = KindProse(configuration.model)
    let kind = configuration.model.kind.rawValue
    return """
      <section id="\(kind)">
      <h2>\(prose.heading)</h2>
      <p>\(HTML.escaped(prose.idea))</p>
      <p class="formula">\(HTML.formula(prose.formula))</p>
      <div class="figures">
      \(figures.map { figure($0, of: run) }.joined(separator: "\n"))
      </div>
      </section>
      """
  }

  private func figure(_ figure: ReportFigure, of run: OpenRun?) -> String {
    let caption = FigureCaption(figure.name, of: run, dataset, training)
    let files = ["png", "svg", "pdf"].map { "<a href=\"\(figure.path).\($0)\">\($0.uppercased())</a>" }
    return """
      <figure\(figure.name.isHalfWidth ? " class=\"half\"" : "")>
      <div class="paper">\(HTML.image(figure.picture, description: figure.summary))</div>
      <figcaption><strong>\(caption.title)</strong> \(HTML.escaped(caption.text))
      <span class="files">\(files.joined(separator: " · "))</span></figcaption>
      </figure>
      """
  }

  private var notes: String {
    """
    <section id="notes">
    <h2>What to mind</h2>
    \(HTML.list(ReportNotes.points(models.map(\.run), dataset)))
    </section>
    """
  }

  private var again: String {
    let weights = models.map { run, _ in
      "<dt>\(HTML.escaped(run.name))</dt><dd><code>\(run.trained.weightsHash)</code></dd>"
    }
    return """
      <section id="again">
      <h2>Make it again</h2>
      <p>The same command on the same kind of machine gives the same bytes, with any number of threads:</p>
      <pre><code>\(HTML.escaped(command))</code></pre>
      \(folderNote.isEmpty ? "" : "<p>\(HTML.escaped(folderNote))</p>\n")\
      <p>The four runs are in <code>runs/</code> beside this page; every figure can be drawn again, larger or for print, for
      example <code>latent figure scatter runs/variational --output scatter.pdf --width 85mm</code>. Each picture says what
      made it: <code>latent info scatter.pdf</code>. This report on sheets of paper is <a href="report.pdf">report.pdf</a>.</p>
      <details><summary>Weights (SHA-256)</summary><dl>
      \(weights.joined(separator: "\n"))
      </dl></details>
      </section>
      """
  }

  private var license: String {
    guard let name = DatasetName(rawValue: dataset.name) else { return "" }
    return "Images: \(name.rawValue), \(HTML.escaped(name.summary)); licence \(name.licence)."
  }
}

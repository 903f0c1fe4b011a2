import Datasets
import Foundation
import LatentSpace
import Storage

/// The measures of several runs on the same images.
struct Comparison {
  let runs: [OpenRun]
  let dataset: Dataset
  let table: MeasureTable

  init(_ runs: [OpenRun], on dataset: Dataset, console: Console) throws {
    self.runs = runs
    self.dataset = dataset
    let images = LabelledImages(.test, of: dataset)
    let trainingImages = LabelledImages(.training, of: dataset)
    let status = StatusLine(console)
    defer { status.end() }
    table = MeasureTable(
      try runs.map { run in
        try run.model.measures(on: images, trainingImages: trainingImages) { name in
          status.draw { columns in String("measuring \(run.name): \(name.title)".prefix(columns - 1)) }
        }
      })
  }

  /// What the measures were taken on: "1,000 test images; classifiers learn from 4,000 training images".
  var subject: String { table.models.first?.subject ?? "" }

  var provenance: Provenance {
    Provenance(
      title: "Comparison of " + runs.map(\.name).joined(separator: "; "), facts: FigureProvenance.runFacts(runs))
  }

  /// Writes `comparison.md` and `comparison.csv`.
  func write(into folder: OutputFolder) throws {
    let text = """
      # Comparison

      \(dataset.name): \(dataset.splitDescription). \(subject).

      \(table.markdown)
      ↓ lower is better, ↑ higher is better; the best is in bold.

      \(definitions)

      \(try FileProvenance.comment(provenance))

      """
    let numbers = folder.file("comparison.csv", companion: "comparison.md")
    let words = folder.file("comparison.md")
    try numbers.requireWritable()
    try words.write(Data(text.utf8))
    try numbers.write(Data(table.table.csv.utf8))
  }

  private var definitions: String {
    table.rows.map { "- **\($0.name.title)**: \($0.name.definition)" }.joined(separator: "\n")
  }
}

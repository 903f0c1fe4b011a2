import Datasets
import Figures
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
    status.draw { columns in String("training a classifier of the images".prefix(columns - 1)) }
    let features = try ClassifierFeatures.standard(trainingImages, images, workers: runs[0].model.workers)
    table = MeasureTable(
      try runs.map { run in
        try run.model.measures(on: images, trainingImages: trainingImages, features: features) { name in
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

  private static let formats = ["md", "csv", "tex", "json", "html"]
  /// Files that say nothing of their origin; `wordsName`, written with them, says it.
  static let plainNames = ["csv", "tex", "json"].map { "comparison.\($0)" }
  static let wordsName = "comparison.md"

  /// Figures whose numbers are worth a file of their own.
  private static let numbered: [FigureName] = [.similarity, .drift]

  /// Finds out whether all files of `write` may be written.
  ///
  /// - Throws: `Failure` of kind `cannotCreate` for a file that somebody else made.
  static func requireWritable(in folder: OutputFolder) throws {
    for format in formats { try file(format, in: folder).requireWritable() }
    for name in numbered { try folder.file("\(name.rawValue).csv").requireWritable() }
  }

  private static func file(_ format: String, in folder: OutputFolder) -> OutputFile {
    let name = "comparison.\(format)"
    return folder.file(name, companion: plainNames.contains(name) ? wordsName : nil)
  }

  /// Writes `comparison.md`, `.csv`, `.tex` and `.json`; with figures also `.html`, and what `similarity` and `drift` show
  /// as numbers.
  ///
  /// - Parameter notes: what figures leave out, a sentence each.
  func write(into folder: OutputFolder, figures: [ReportFigure] = [], notes: [String] = []) throws {
    let text = """
      # Comparison

      \(dataset.name): \(dataset.splitDescription). \(subject).

      \(table.markdown)
      ↓ lower is better, ↑ higher is better; the best is in bold.

      \(definitions)
      \(likeness(in: figures, notes))
      \(try FileProvenance.comment(provenance))

      """
    try Self.requireWritable(in: folder)
    try Self.file("md", in: folder).write(Data(text.utf8))
    try Self.file("csv", in: folder).write(Data(table.table.csv.utf8))
    try Self.file("tex", in: folder).write(Data(table.latex.utf8))
    try Self.file("json", in: folder).write(table.json())
    for figure in figures where Self.numbered.contains(figure.name) {
      try folder.file("\(figure.name.rawValue).csv").write(Data(FigureData.csv(of: figure.figure).utf8))
    }
    if !figures.isEmpty {
      let page = ComparisonPage(comparison: self, figures: figures, notes: notes)
      try Self.file("html", in: folder).write(Data(page.html().utf8))
    }
  }

  private var definitions: String {
    table.rows.map { "- **\($0.name.title)**: \($0.name.definition)" }.joined(separator: "\n")
  }

  /// What the figure of similarities shows, as a section; empty without it.
  private func likeness(in figures: [ReportFigure], _ notes: [String]) -> String {
    let notes = notes.map { "\n- Note: \($0).\n" }.joined()
    guard let matrices = figures.lazy.compactMap({ $0.figure as? SimilarityFigure }).first?.matrices else {
      return notes
    }
    let floor = "Without --noise-floor nobody knows how much of a difference is a matter of seeds."
    let hasFloor = matrices.contains { $0.floors.contains { $0 != nil } }
    return """

      ## How alike the spaces are

      \(SimilarityMatrix.markdown(matrices))
      \(matrices.map { "- **\($0.name.title)**: \($0.name.definition)" }.joined(separator: "\n"))

      Intervals are 95 % from half-samples of the images; those of a model with itself span its trainings from several
      seeds. Different: all of the interval is less alike than any two trainings of either model. \(hasFloor ? "" : floor)
      \(notes)
      """
  }
}

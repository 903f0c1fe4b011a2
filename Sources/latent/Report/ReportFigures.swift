import CairoCanvas
import Datasets
import Figures
import Foundation
import Plotting
import Storage

/// One figure of a report: what it shows, and the files it was written to.
struct ReportFigure {
  let name: FigureName
  let figure: any Figure
  /// The path of the files in the report's folder, without ending.
  let path: String
  /// What a reader sees, for those who cannot see it.
  let summary: String
  /// The picture to embed: the smaller of SVG and PNG.
  let picture: Picture

  struct Picture {
    let mediaType: String
    let data: Data
  }
}

/// Draws the figures of a report, each as PNG, SVG and PDF.
struct ReportFigures {
  let folder: OutputFolder
  /// How all figures look; each has a width that suits it unless one is chosen.
  let looks: LookSettings
  let seed: UInt64
  let console: Console
  /// What figures of likeness show, of the runs that are drawn; nil for all of them.
  var differing: DifferingRuns?

  /// The figures that show one model.
  static let ofOneModel: [FigureName] = [
    .reconstructions, .scatter, .manifold, .samples, .traversals, .interpolation,
  ]

  /// The figures that show all models.
  static let ofAllModels: [FigureName] = [.comparison, .similarity, .drift, .curves]

  /// The files of figures, within the folder that they are written to.
  static func paths(of names: [FigureName], in subfolder: String? = nil) -> [String] {
    names.flatMap { name in
      FigureFormat.allCases.map { (subfolder.map { $0 + "/" } ?? "") + "\(name.rawValue).\($0.rawValue)" }
    }
  }

  /// Draws figures of runs into a subfolder, or into the report's own folder.
  func draw(_ names: [FigureName], of runs: [OpenRun], _ dataset: Dataset, into subfolder: String?) throws
    -> [ReportFigure]
  {
    let target = try subfolder.map(folder.folder) ?? folder
    var choices = FigureChoices()
    choices.seed = seed
    choices.style = FigureLook(looks).style
    let images = RunImages(dataset)
    let status = StatusLine(console)
    defer { status.end() }
    return try names.compactMap { name in
      let shown = name.needsSeveralRuns ? differing?.runs ?? runs : runs
      if name.needsSeveralRuns, shown.count < 2 { return nil }
      let path = (subfolder.map { $0 + "/" } ?? "") + name.rawValue
      status.draw(must: true) { columns in String("drawing \(path)".prefix(columns - 1)) }
      var look = FigureLook(looks)
      if looks.width == nil { look.width = Self.width(of: name) }
      var choices = choices
      if name == .interpolation, runs.count > 1 { choices.classes = Self.pair(of: dataset) }
      var maker = FigureMaker(runs: shown, images: images, choices: choices, page: look.page)
      maker.reseeded = differing?.reseeded ?? []
      return try draw(maker.figure(name), name, path, look, into: target)
    }
  }

  /// Two classes to go between, of those that have test images: 3 and 8 of ten digits, which are alike enough for a way to
  /// be worth a look. Nil where there is one class only.
  private static func pair(of dataset: Dataset) -> [String]? {
    let present = Set(dataset.test.labels)
    let names = dataset.classNames.enumerated().filter { present.contains(UInt8($0.offset)) }.map(\.element)
    return names.count < 2 ? nil : [names[names.count * 3 / 10], names[names.count * 8 / 10]]
  }

  private func draw(
    _ figure: any Figure, _ name: FigureName, _ path: String, _ look: FigureLook, into target: OutputFolder
  ) throws -> ReportFigure {
    let files = try look.render(figure, as: [.png, .svg, .pdf], console: console)
    for (format, data) in zip([FigureFormat.png, .svg, .pdf], files) {
      try target.file("\(name.rawValue).\(format.rawValue)").write(data)
    }
    let (png, svg) = (files[0], files[1])
    let picture =
      svg.count < png.count
      ? ReportFigure.Picture(mediaType: "image/svg+xml", data: svg)
      : ReportFigure.Picture(mediaType: "image/png", data: png)
    return ReportFigure(name: name, figure: figure, path: path, summary: figure.summary, picture: picture)
  }

  /// Squarish figures are narrower than strips, so that all have a similar height.
  private static func width(of name: FigureName) -> Length {
    switch name {
    case .scatter, .samples, .manifold, .traversals: Length(110, .millimetres)
    case .reconstructions, .interpolation: Length(140, .millimetres)
    case .curves, .comparison, .similarity, .drift, .operations, .study: Length(160, .millimetres)
    }
  }
}

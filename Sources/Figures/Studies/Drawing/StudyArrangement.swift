import Plotting

/// The panels of a study's picture on a page of a width: images in rows of their own, or beside the one chart that belongs
/// to them where the page is wide.
struct StudyArrangement {
  let picture: StudyPicture
  let style: FigureStyle
  /// What panels have, in points.
  let width: Double

  private var scale: Double { style.theme.scale }
  private var gap: Double { 12 * scale }

  /// Consecutive parts that share a grid.
  fileprivate struct Run {
    enum Kind { case images, charts, dots, fields, matrix }

    var parts: [(index: Int, part: StudyPicture.Part)]
    var kind: Kind
  }

  /// As many charts as may have a field beside them.
  private static let chartsBesideField = 2

  private var runs: [Run] {
    let hasFewCharts = picture.parts.count { $0.kind == .charts } <= Self.chartsBesideField
    return picture.parts.enumerated().reduce(into: []) { runs, entry in
      let kind = entry.element.kind == .fields && hasFewCharts ? .charts : entry.element.kind
      if let last = runs.last, last.kind == kind {
        runs[runs.count - 1].parts.append((entry.offset, entry.element))
      } else {
        runs.append(Run(parts: [(entry.offset, entry.element)], kind: kind))
      }
    }
  }

  var grids: [PanelGrid] {
    if let grid = besideEachOther { return [grid] }
    return runs.flatMap { run in
      switch run.kind {
      case .images: [images(run)]
      case .charts, .dots, .fields: multiples(run) ?? [charts(run)]
      case .matrix:
        run.parts.compactMap { entry in
          if case .matrix(let matrix) = entry.part { matrix.grid(style: style, width: width) } else { nil }
        }
      }
    }
  }

  /// What signs under images mean.
  var legend: Legend? {
    let judgements = picture.parts.compactMap(\.images).flatMap(\.rows).flatMap(\.judgements).compactMap { $0 }
    guard style.hasLegend, !judgements.isEmpty else { return nil }
    let meanings: [(JudgedMosaicPanel.Sign, Bool, String)] = [
      (.right, true, "same class as the query"), (.wrong, false, "another class"),
    ]
    return Legend(
      meanings.filter { judgements.contains($0.1) }.map { sign, _, text in
        let look = sign.look(in: style.theme)
        return Legend.Entry(.marker(look.shape, look.color), text)
      })
  }

  private func titled(_ panel: any Panel, _ index: Int, _ title: String) -> any Panel {
    // The panels of a matrix are told by the names of its rows and columns.
    let hasLetters = picture.parts.count > 1 && !picture.parts.contains { $0.kind == .matrix }
    let letter = hasLetters ? PanelTitle.letter(index) : nil
    return letter == nil && title.isEmpty ? panel : TitledPanel(PanelTitle(letter: letter, title), panel, isLevel: true)
  }

  // MARK: Images with one chart

  /// Images and one chart side by side, if there is nothing else, the page is wide, and both become about equally high.
  /// Images to be looked at pixel by pixel need the whole width.
  private var besideEachOther: PanelGrid? {
    guard picture.parts.count == 2, width >= 330 * scale,
      let place = picture.parts.firstIndex(where: { $0.images != nil }), let images = picture.parts[place].images,
      [.charts, .dots].contains(picture.parts[1 - place].kind), !images.isEnlarged
    else { return nil }
    let (mosaicWidth, chartWidth) = (0.55 * width, 0.45 * width - gap)
    let mosaic = StudyMosaic(images, style: style, width: mosaicWidth, hasNames: true)
    let height = mosaic.bodyWidth * mosaic.panel.aspect.value
    guard height >= 75 * scale, height <= 260 * scale else { return nil }
    let chart = StudyPanels(style: style, width: chartWidth).panel(picture.parts[1 - place], height: height)
    guard let chart else { return nil }
    let panels: [any Panel] = place == 0 ? [mosaic.panel, chart] : [chart, mosaic.panel]
    return PanelGrid(
      [panels.enumerated().map { Optional(titled($1, $0, picture.parts[$0].title)) }], columnGap: gap, rowGap: gap)
  }

  // MARK: Images

  /// As few images as a panel beside others should show.
  private static let fewestColumns = 4

  /// All panels of images side by side, if that leaves each some images at a size to look at.
  private func images(_ run: Run) -> PanelGrid {
    let parts = run.parts.compactMap { entry in entry.part.images.map { (index: entry.index, images: $0) } }
    let haveSameNames = parts.allSatisfy { $0.images.rows.map(\.name) == parts[0].images.rows.map(\.name) }
    if parts.count > 1, haveSameNames, parts.count <= 4 {
      let names = StudyMosaic.namesWidth(parts[0].images, style: style, width: width)
      let each = (width - names - gap * Double(parts.count - 1)) / Double(parts.count)
      let mosaics = parts.enumerated().map { place, part in
        StudyMosaic(part.images, style: style, width: place == 0 ? each + names : each, hasNames: place == 0)
      }
      if mosaics.allSatisfy({ $0.columns >= min(Self.fewestColumns, $0.images.images.columns) }) {
        return PanelGrid(
          [zip(mosaics, parts).map { titled($0.panel, $1.index, $1.images.title) }], columnGap: gap, rowGap: gap)
      }
    }
    return PanelGrid(
      parts.map { part in
        let mosaic = StudyMosaic(part.images, style: style, width: width, hasNames: true)
        return [titled(mosaic.panel, part.index, part.images.title)]
      }, columnGap: gap, rowGap: 8 * scale)
  }

  // MARK: Charts

  /// Charts of the same curves under one key, those of a row with one axis to the left; nil if they are no such charts, or
  /// if the page is too narrow for a row.
  private func multiples(_ run: Run) -> [PanelGrid]? {
    guard let multiples = StudyMultiples(run.parts.map(\.part)) else { return nil }
    let panels = StudyPanels(style: style, width: width)
    let gap = min(gap, 0.03 * width)
    let free = width - gap * Double(multiples.columns - 1)
    guard multiples.fit(width: free, theme: style.theme) else { return nil }
    let rows = multiples.rows(width: free, panels)
    let cells = rows.enumerated().map { row, panels in
      panels.enumerated().map { column, panel -> (any Panel)? in
        let entry = run.parts[row * multiples.columns + column]
        // A title stands over all charts of its column.
        let title = row > 0 && rows.count > 1 && multiples.hasSameTitles ? "" : entry.part.title
        return titled(panel, entry.index, title)
      }
    }
    let grid = PanelGrid(cells, columnGap: gap, rowGap: 0.6 * gap)
    guard style.hasLegend else { return [grid] }
    // The key takes what room it needs below a body that needs none.
    return [PanelGrid([[LegendPanel(panels.key(of: multiples.charts[0]), aspect: .fixed(1 / width))]]), grid]
  }

  private func charts(_ run: Run) -> PanelGrid {
    let hasField = run.parts.contains { if case .field = $0.part { true } else { false } }
    // One field alone on a wide page would be as high as that is wide.
    let isHalf = run.parts.count == 1 && hasField && width >= 330 * scale
    let smallest = run.parts.map { $0.part.smallestWidth }.max() ?? 0
    let fitting = min(Fitting.count(of: smallest * scale + gap, in: width + gap), 3, run.parts.count)
    let lines = (run.parts.count + fitting - 1) / fitting
    let across = isHalf ? 2 : (run.parts.count + lines - 1) / lines
    let each = (width - gap * Double(across - 1)) / Double(across)
    let height =
      hasField
      ? min((run.parts.count == 1 && !isHalf ? 0.68 : 0.85) * each, 210 * scale)
      : min(max(0.5 * each, 70 * scale), 120 * scale)
    let panels = StudyPanels(style: style, width: each)
    let cells = run.parts.compactMap { entry in
      panels.panel(entry.part, height: height, isAlone: lines == 1).map { titled($0, entry.index, entry.part.title) }
    }
    return PanelGrid(
      stride(from: 0, to: cells.count, by: across).map { start in
        cells[start..<min(start + across, cells.count)].map { Optional($0) } + (isHalf ? [nil] : [])
      }, columnGap: gap, rowGap: gap)
  }
}

extension StudyPicture.Part {
  var title: String {
    switch self {
    case .chart(let chart): chart.title
    case .dots(let dots): dots.title
    case .images(let images): images.title
    case .field(let field): field.title
    case .matrix(let matrix): matrix.title
    }
  }

  fileprivate var kind: StudyArrangement.Run.Kind {
    switch self {
    case .images: .images
    case .chart: .charts
    case .dots: .dots
    case .field: .fields
    case .matrix: .matrix
    }
  }

  var images: StudyImages? { if case .images(let images) = self { images } else { nil } }

  /// The width that the part needs with its names, in points at the size of a paper's letters.
  fileprivate var smallestWidth: Double {
    switch self {
    case .chart(let chart): chart.namesAreAbove ? 112 : 165
    case .dots: 165
    case .images, .matrix: 0
    case .field: 112
    }
  }
}

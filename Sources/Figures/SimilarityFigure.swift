import LatentSpace
import Plotting
import Storage

/// How alike the latent spaces of several runs are: a square table for each measure, and on its diagonal how alike each model
/// is to itself when it is trained from other seeds.
public struct SimilarityFigure: Figure {
  public static let name = FigureName.similarity

  public let matrices: [SimilarityMatrix]
  /// Of what images the codes are: "1,000 test images".
  public let subject: String
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Parameters:
  ///   - matrices: one a panel, of the same models.
  ///   - subject: of what images the codes are.
  ///   - style: how it looks.
  ///   - provenance: what determines it.
  /// - Throws: `Failure(.badData)` if there is nothing to show, a number is not finite, or matrices are of other models.
  public init(
    _ matrices: [SimilarityMatrix], subject: String, style: FigureStyle = FigureStyle(), provenance: Provenance
  ) throws(Failure) {
    guard let first = matrices.first else {
      throw Failure(.badData, "similarity: expected at least one measure, found none")
    }
    try FigureInput.require(
      first.models.count >= 2, "similarity: expected at least two models, found \(first.models.count)")
    try FigureInput.checkDistinct(first.models, in: Self.name)
    for matrix in matrices {
      try FigureInput.require(
        matrix.models == first.models && matrix.pairs.count == first.models.count * (first.models.count - 1) / 2,
        "similarity: expected every pair of the same models for \(matrix.name.title), found others")
      let numbers =
        matrix.pairs.flatMap {
          [$0.similarity.value, $0.similarity.interval.lowerBound, $0.similarity.interval.upperBound]
        }
        + matrix.floors.flatMap { $0?.values ?? [] }
      try FigureInput.checkPlaces(numbers, matrix.name.title, in: Self.name)
    }
    self.matrices = matrices
    self.subject = subject
    self.style = style
    self.provenance = provenance
  }

  private var models: [String] { matrices[0].models }

  public func composition(width: Double) -> Composition {
    let theme = style.theme
    let arrangement = arrangement(width: width)
    let cells = arrangement.rows.map { row in
      row.map { index -> (any Panel)? in
        let matrix = matrices[index]
        return TitledPanel(
          PanelTitle(letter: matrices.count > 1 ? PanelTitle.letter(index) : nil, matrix.name.title),
          panel(matrix, arrangement, hasNames: index == row.lowerBound, width: width))
      }
    }
    return Composition(
      title: style.title,
      grid: PanelGrid(cells, columnGap: SimilarityArrangement.gap * theme.scale, rowGap: 10 * theme.scale),
      note: style.note(sentences(hasIntervals: arrangement.hasIntervals)))
  }

  func arrangement(width: Double) -> SimilarityArrangement {
    func cell(hasIntervals: Bool) -> Double {
      let cells = matrices.flatMap { self.cells($0, hasIntervals: hasIntervals) }
      // Bodies may be a little narrower than the page has room for.
      return 1.03 * HeatmapPanel.smallestCell(for: cells, in: style.theme.type).width
    }
    return SimilarityArrangement(
      count: matrices.count, models: models, cells: (cell(hasIntervals: true), cell(hasIntervals: false)),
      width: width - 2 * style.theme.edge, theme: style.theme)
  }

  /// Names stand once in a row of tables; columns, and the rows of further tables, have numbers.
  private func panel(
    _ matrix: SimilarityMatrix, _ arrangement: SimilarityArrangement, hasNames: Bool, width: Double
  ) -> HeatmapPanel {
    let places = models.indices.map { "\($0 + 1)" }
    return HeatmapPanel(
      rowNames: hasNames ? models : [], rowSigns: places, columnNames: places,
      cells: cells(matrix, hasIntervals: arrangement.hasIntervals), color: style.palette.forFew(1).color(0),
      type: style.theme.type, nameLimit: arrangement.nameLimit, proportion: proportion(arrangement, width: width),
      widestCell: SimilarityArrangement.widestCell * style.theme.scale)
  }

  /// Of cells, height over width: narrow cells are high enough for names of two lines, wide ones of slides are low.
  private func proportion(_ arrangement: SimilarityArrangement, width: Double) -> Double {
    let scale = style.theme.scale
    let cells = matrices.flatMap { self.cells($0, hasIntervals: arrangement.hasIntervals) }
    let least = HeatmapPanel.smallestCell(for: cells, in: style.theme.type)
    let usual = arrangement.hasIntervals ? (scale >= 1.5 ? 0.42 : 0.56) : width >= 330 * scale ? 0.66 : 0.75
    return max(usual, least.height / least.width)
  }

  private func cells(_ matrix: SimilarityMatrix, hasIntervals: Bool) -> [HeatmapPanel.Cell] {
    models.indices.flatMap { row in
      models.indices.map { column in
        var cell = cell(matrix, row, column)
        if !hasIntervals { cell.detail = "" }
        return cell
      }
    }
  }

  private func cell(_ matrix: SimilarityMatrix, _ row: Int, _ column: Int) -> HeatmapPanel.Cell {
    func text(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
    guard let pair = matrix.pair(row, column), row != column else {
      guard let floor = matrix.floors[row] else { return HeatmapPanel.Cell("–", depth: nil) }
      let (low, high) = (floor.values.min() ?? 0, floor.values.max() ?? 0)
      return HeatmapPanel.Cell(
        text(floor.mean), detail: floor.values.count > 1 ? "\(text(low))–\(text(high))" : "",
        depth: matrix.name.depth(floor.mean), isFramed: true)
    }
    let (value, interval) = (pair.similarity.value, pair.similarity.interval)
    let sign = matrix.verdict(of: pair) == .withinNoise ? "≈" : ""
    return HeatmapPanel.Cell(
      sign + text(value), detail: "\(text(interval.lowerBound))–\(text(interval.upperBound))",
      depth: matrix.name.depth(value))
  }

  private func sentences(hasIntervals: Bool) -> [String] {
    let floors = matrices.flatMap { $0.floors.compactMap { $0 } }
    let hasNoise = matrices.contains { matrix in matrix.pairs.contains { matrix.verdict(of: $0) == .withinNoise } }
    let pairs = floors.map(\.values.count).max() ?? 0
    return [
      "Codes of the same \(subject)",
      hasIntervals ? "under a number is its 95 % interval, from half-samples of the images" : "",
      framed(pairs: pairs, hasRanges: hasIntervals && pairs > 1),
      hasNoise ? "≈: within its 95 % interval, a pair is as alike as two trainings of one of its models" : "",
      scaleOfMeasures,
    ]
  }

  /// What stands on the diagonal.
  private func framed(pairs: Int, hasRanges: Bool) -> String {
    switch pairs {
    case 0: ""
    case 1: "framed: two trainings of the same model from different seeds"
    default:
      "framed: trainings of the same model from different seeds, the mean \(hasRanges ? "and the range " : "")over "
        + "their pairs"
    }
  }

  /// What the same codes have.
  private var scaleOfMeasures: String {
    let hasDistance = matrices.contains { $0.name == .procrustes }
    let stronger = "stronger shades are more alike"
    guard hasDistance else { return "The same codes, however turned or scaled, have 1; \(stronger)" }
    if matrices.count == 1 { return "The same codes, however turned or scaled, have 0, and 2 is the most; \(stronger)" }
    return "The same codes, however turned or scaled, have a Procrustes distance of 0, and 1 by the other measures; "
      + stronger
  }

  public var data: Table { SimilarityMatrix.table(matrices) }

  public var summary: String {
    "How alike the latent spaces of \(models.joined(separator: "; ")) are, by "
      + matrices.map(\.name.title).joined(separator: ", ") + "."
  }
}

extension SimilarityName {
  /// How deep a value's shade is: deeper for spaces that are more alike.
  fileprivate func depth(_ value: Double) -> Double {
    growsWithLikeness ? min(max(value, 0), 1) : 1 - min(max(value / 2, 0), 1)
  }
}

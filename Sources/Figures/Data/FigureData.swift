import Applications
import Foundation
import Plotting
import Storage

/// Figures as files of numbers that any program reads, and that they can be drawn from again.
///
/// The table has a last column, `about`, whose first field says in JSON what the figure is: its kind, its titles and
/// notes, and its provenance. All other fields of the column are empty.
public enum FigureData {
  static let column = "about"

  /// What a figure is beside its numbers.
  private struct About<Texts: Codable>: Codable {
    var figure: String
    var texts: Texts
    var provenance: Provenance
  }

  /// The kind alone, for a look into a file before the rest is understood.
  private struct Kind: Codable {
    /// None for numbers that are no figure's.
    var figure: String?
    var provenance: Provenance
  }

  /// The numbers behind a figure with what is needed to draw it again, as comma-separated values.
  public static func csv(of figure: some Figure) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let about = About(figure: type(of: figure).name.rawValue, texts: figure.texts, provenance: figure.provenance)
    return csv(figure.data, about: String(decoding: try encoder.encode(about), as: UTF8.self))
  }

  /// Numbers that are no figure's, such as codes, with what made them.
  public static func csv(of table: Table, provenance: Provenance) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let about = try encoder.encode(Kind(figure: nil, provenance: provenance))
    return csv(table, about: String(decoding: about, as: UTF8.self))
  }

  private static func csv(_ numbers: Table, about: String) -> String {
    var table = Table(columns: numbers.columns + [column])
    for (index, row) in numbers.rows.enumerated() { table.append(row + [index == 0 ? about : ""]) }
    return table.csv
  }

  /// What made a file of numbers; nil if it does not say.
  public static func provenance(in csv: Data) -> Provenance? {
    // It stands in the first row; rows of images are long.
    let head = String(decoding: csv.prefix(1 << 20), as: UTF8.self)
    let lines = head.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).prefix(2)
    guard lines.count == 2, let first = lines.first, first == Substring(column) || first.hasSuffix(",\(column)"),
      let table = try? Table(csv: lines.joined(separator: "\n"), file: ""), let text = table[column: column]?.first
    else { return nil }
    return (try? JSONDecoder().decode(Kind.self, from: Data(text.utf8)))?.provenance
  }

  /// Draws a figure again from what `csv(of:)` wrote; in the same style it has the same bytes.
  ///
  /// A scatter is also drawn from other tables, such as codes: `x` and `y`, or else the first two of the columns `z1`,
  /// `z2`, … are the coordinates, and `class` or else `label` names the classes. Samples are also drawn from a NumPy
  /// array of images, and a study from its `study.json`.
  ///
  /// - Parameters:
  ///   - name: the figure.
  ///   - csv: the file's content.
  ///   - file: what messages call the file.
  ///   - style: how it is drawn.
  /// - Throws: `Failure` of kind `badData` if the table is not a figure's, or a number is missing; `usage` if it is one
  ///   of another kind.
  public static func figure(_ name: FigureName, from csv: Data, file: String, style: FigureStyle) throws -> any Figure {
    if csv.starts(with: [0x93] + Array("NUMPY".utf8)) {
      guard name == .samples else {
        throw Failure(.usage, "\(file): expected a table of numbers for \(name.rawValue), found an array of images")
      }
      return try SamplesFigure(array: Npy.decode(csv, name: file), hash: Hash.sha256(csv), style: style)
    }
    if let picture = picture(csv) {
      throw Failure(
        .badData, "\(file): expected the numbers behind a figure, which --data writes beside it, found \(picture)")
    }
    if name == .study, csv.first == UInt8(ascii: "{") {
      return try StudyFigure(studyDocument: csv, file: file, style: style)
    }
    if csv.first == UInt8(ascii: "{"), StudyProvenance.read(from: csv) != nil {
      throw Failure(
        .usage, "\(file): expected the numbers of \(name.rawValue), found a study: 'latent figure study' draws it")
    }
    let data = FigureTable(try Table(csv: Array(csv), file: file), file: file)
    func foreign(_ found: String) throws -> any Figure {
      guard name == .scatter else {
        throw Failure(
          .badData, "\(file): expected numbers that 'latent figure \(name.rawValue) --data' wrote, found \(found)")
      }
      return try ScatterFigure(foreign: data, hash: Hash.sha256(csv), style: style)
    }
    guard let about = data.firstField(of: column), !about.isEmpty else {
      return try foreign("no column '\(column)'")
    }
    guard let kind = try? JSONDecoder().decode(Kind.self, from: Data(about.utf8)) else {
      throw Failure(
        .badData, "\(file): expected the description of a figure in column '\(column)', found “\(excerpt(about))”")
    }
    guard let kindName = kind.figure else { return try foreign("“\(kind.provenance.title)”") }
    guard kindName == name.rawValue else {
      throw Failure(.usage, "\(file): expected the numbers of \(name.rawValue), found those of \(kindName)")
    }
    return switch name {
    case .scatter: try figure(ScatterFigure.self, data, about, style)
    case .reconstructions: try figure(ReconstructionsFigure.self, data, about, style)
    case .samples: try figure(SamplesFigure.self, data, about, style)
    case .interpolation: try figure(InterpolationFigure.self, data, about, style)
    case .manifold: try figure(ManifoldFigure.self, data, about, style)
    case .traversals: try figure(TraversalsFigure.self, data, about, style)
    case .curves: try figure(CurvesFigure.self, data, about, style)
    case .comparison: try figure(ComparisonFigure.self, data, about, style)
    case .similarity: try figure(SimilarityFigure.self, data, about, style)
    case .drift: try figure(DriftFigure.self, data, about, style)
    case .operations: try figure(OperationsFigure.self, data, about, style)
    case .study: try figure(StudyFigure.self, data, about, style)
    }
  }

  /// As much of a text as a message has room for.
  private static func excerpt(_ text: String) -> String { text.count > 80 ? text.prefix(79) + "…" : text }

  /// What a file is that somebody may take for the numbers of a figure: the figure.
  private static func picture(_ file: Data) -> String? {
    if file.starts(with: [0x89] + Array("PNG".utf8)) { return "a PNG picture" }
    if file.starts(with: Array("%PDF".utf8)) { return "a PDF" }
    let head = String(decoding: file.prefix(200), as: UTF8.self)
    return head.hasPrefix("<svg") || (head.hasPrefix("<?xml") && head.contains("<svg")) ? "an SVG picture" : nil
  }

  private static func figure<Kind: Figure>(
    _: Kind.Type, _ data: FigureTable, _ about: String, _ style: FigureStyle
  ) throws -> Kind {
    let decoded: About<Kind.Texts>
    do {
      decoded = try JSONDecoder().decode(About<Kind.Texts>.self, from: Data(about.utf8))
    } catch {
      throw Failure(
        .badData, "\(data.file): expected the description of a figure in column '\(column)', found “\(excerpt(about))”")
    }
    return try Kind(data: data, texts: decoded.texts, style: style, provenance: decoded.provenance)
  }
}

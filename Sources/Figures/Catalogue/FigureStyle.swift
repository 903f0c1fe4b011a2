import Plotting

/// The choices about looks that every figure understands.
public struct FigureStyle: Equatable, Sendable {
  /// The small print under a figure.
  public enum Note: Equatable, Sendable {
    /// What the figure itself has to say: counts, splits, ranges.
    case automatic
    case none
    case text(String)
  }

  /// Whether classes, runs and kinds of lines are explained beside the marks' own labels.
  public enum LegendChoice: Equatable, Sendable {
    /// Where a figure needs it: lines are not named otherwise, and names may find no room among the points.
    case automatic
    case always
    case never
  }

  public var theme: Theme
  /// Above the figure; papers have captions instead, so there is none unless asked for.
  public var title: String?
  public var note: Note
  public var palette: Palette
  public var points: PointLayer.Rendering
  public var legend: LegendChoice

  public init(
    theme: Theme = .light, title: String? = nil, note: Note = .automatic, palette: Palette = .petroff10,
    points: PointLayer.Rendering = .automatic, legend: LegendChoice = .automatic
  ) {
    self.theme = theme
    self.title = title
    self.note = note
    self.palette = palette
    self.points = points
    self.legend = legend
  }

  /// Whether what needs a legend has one.
  public var hasLegend: Bool { legend != .never }

  /// The note to print when the figure itself would say these sentences (each once, empty ones left out).
  func note(_ sentences: [String]) -> String? {
    switch note {
    case .none: return nil
    case .text(let text): return text
    case .automatic:
      var said: [String] = []
      for sentence in sentences where !sentence.isEmpty && !said.contains(sentence) { said.append(sentence) }
      return said.isEmpty ? nil : said.map(Self.ended).joined(separator: " ")
    }
  }

  /// The notes of several panels, each once; where they differ, each begins with the letters of the panels that it is
  /// about.
  static func attributed(_ notes: [String]) -> [String] {
    var distinct: [String] = []
    for note in notes where !note.isEmpty && !distinct.contains(note) { distinct.append(note) }
    guard notes.contains(where: { $0 != notes.first }) else { return distinct }
    return distinct.map { note in
      let letters = notes.indices.filter { notes[$0] == note }.map { PanelTitle.letter($0) }
      return "\(letters.joined(separator: " ")) \(note)"
    }
  }

  /// A sentence with a capital letter and a full stop; a latent unit's name keeps its small letter.
  private static func ended(_ sentence: String) -> String {
    let isUnit = sentence.dropFirst().first.map { ("₀"..."₉").contains($0) } ?? false
    let start = isUnit ? sentence : sentence.prefix(1).uppercased() + sentence.dropFirst()
    return start.hasSuffix(".") ? start : start + "."
  }
}

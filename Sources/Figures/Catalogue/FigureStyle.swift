import Foundation
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

  /// The sentences of the notes of several panels, each once; one that is not about all panels begins with the letters
  /// of those that it is about.
  static func attributed(_ notes: [String]) -> [String] {
    let panels = notes.map(sentences)
    var distinct: [String] = []
    for sentence in panels.joined() where !distinct.contains(sentence) { distinct.append(sentence) }
    return distinct.map { sentence in
      let holders = panels.indices.filter { panels[$0].contains(sentence) }
      return holders.count < panels.count ? "\(letters(of: holders)) \(sentence)" : sentence
    }
  }

  /// "(a) (b) (d)"; "(a)–(c)" for three or more that follow each other.
  private static func letters(of panels: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for panel in panels {
      if let last = ranges.last, last.upperBound + 1 == panel {
        ranges[ranges.count - 1] = last.lowerBound...panel
      } else {
        ranges.append(panel...panel)
      }
    }
    return ranges.flatMap { range in
      range.count > 2
        ? ["\(PanelTitle.letter(range.lowerBound))–\(PanelTitle.letter(range.upperBound))"]
        : range.map { PanelTitle.letter($0) }
    }.joined(separator: " ")
  }

  /// What a note says, sentence by sentence; what stands between semicolons can stand alone, too.
  static func sentences(_ note: String) -> [String] {
    note.replacing("; ", with: ". ").components(separatedBy: ". ")
      .map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }.filter { !$0.isEmpty }
  }

  /// A sentence with a capital letter and a full stop; a latent unit's name keeps its small letter.
  private static func ended(_ sentence: String) -> String {
    let isUnit = sentence.dropFirst().first.map { ("₀"..."₉").contains($0) } ?? false
    let start = isUnit ? sentence : sentence.prefix(1).uppercased() + sentence.dropFirst()
    return start.hasSuffix(".") ? start : start + "."
  }
}

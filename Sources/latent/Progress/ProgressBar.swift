import Foundation

/// The one line that is redrawn on a terminal while a model is trained.
enum ProgressBar {
  private static let blocks = Array("▏▎▍▌▋▊▉█")

  /// The line for a terminal of that many columns, never longer than they are; the least important parts go first.
  static func line(_ state: ProgressState, columns: Int) -> String {
    let room = max(columns - 1, 1)
    let start = "\(state.name)  "
    let epoch = "  epoch \(min(state.epoch, state.epochs))/\(state.epochs)"
    var parts: [String] = []
    if !state.terms.isEmpty { parts.append("loss " + Shown.terms(state.terms, total: state.total)) }
    if let rate = state.imagesPerSecond { parts.append("\(Shown.rate(rate)) images/s") }
    if let left = state.secondsLeft { parts.append("\(Shown.duration(left)) left") }

    let full = ([start + bar(state.fraction, width: 20) + epoch] + parts).joined(separator: "  ")
    if full.count <= room { return full }
    let brief = ([start + bar(state.fraction, width: 8) + epoch, Shown.loss(state.total)] + parts.dropFirst())
      .joined(separator: "  ")
    return String(brief.prefix(room))
  }

  /// A bar in eighths of a character.
  static func bar(_ fraction: Double, width: Int) -> String {
    let eighths = Int((min(max(fraction, 0), 1) * Double(width * 8)).rounded(.down))
    let (whole, rest) = eighths.quotientAndRemainder(dividingBy: 8)
    let filled = String(repeating: "█", count: whole) + (rest > 0 ? String(blocks[rest - 1]) : "")
    return "▕" + filled + String(repeating: " ", count: width - filled.count) + "▏"
  }
}

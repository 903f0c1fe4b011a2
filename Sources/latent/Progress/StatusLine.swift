import Foundation

/// A line at the foot of the terminal that is redrawn in place; there is none where standard error is no terminal.
final class StatusLine {
  /// Whether there is a terminal to draw on.
  let isShown: Bool
  private var lastDrawing: ContinuousClock.Instant?
  private var isOpen = false

  init(_ console: Console) { isShown = !console.isQuiet && StandardStream.talk.isTerminal }

  /// Draws the line that `text` gives for the number of columns; ten times a second at most, unless it `must` be seen.
  func draw(must: Bool = false, _ text: (_ columns: Int) -> String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    if !must, let lastDrawing, now - lastDrawing < .milliseconds(100) { return }
    lastDrawing = now
    put("\r\(text(StandardStream.talk.columns))\u{1B}[K")
    isOpen = true
  }

  /// Removes the line, so that what is said next takes its place.
  func end() {
    if isOpen { put("\r\u{1B}[K") }
    isOpen = false
  }

  private func put(_ text: String) { try? StandardStream.talk.write(Data(text.utf8)) }
}

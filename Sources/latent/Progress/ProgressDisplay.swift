import Foundation

/// Shows progress on standard error: a bar on a terminal, otherwise a line an epoch, nothing if it is to be quiet.
final class ProgressDisplay {
  private let console: Console
  private let isTerminal: Bool
  private var lastDrawing: ContinuousClock.Instant?
  private var isLineOpen = false

  init(_ console: Console) {
    self.console = console
    isTerminal = !console.isQuiet && StandardStream.talk.isTerminal
  }

  /// A step was done; the bar is redrawn ten times a second at most.
  func step(_ state: ProgressState) {
    guard isTerminal else { return }
    let now = ContinuousClock.now
    if let lastDrawing, now - lastDrawing < .milliseconds(100) { return }
    lastDrawing = now
    draw(state)
  }

  /// An epoch was done.
  ///
  /// - Parameter outcome: the line that says what it gave, for where there is no bar.
  func epoch(_ state: ProgressState, outcome: String) {
    if isTerminal { draw(state) } else { console.say(outcome) }
  }

  /// Ends the bar's line, so that what is said next begins a new one; with a line to leave in its place if given.
  func end(leaving line: String? = nil) {
    if isLineOpen {
      try? StandardStream.talk.write(Data("\r\u{1B}[K".utf8))
      isLineOpen = false
    }
    if let line { console.say(line) }
  }

  private func draw(_ state: ProgressState) {
    let line = ProgressBar.line(state, columns: StandardStream.talk.columns)
    try? StandardStream.talk.write(Data("\r\(line)\u{1B}[K".utf8))
    isLineOpen = true
  }
}

/// Shows a training on standard error: a bar on a terminal, otherwise a line an epoch, nothing if it is to be quiet.
final class ProgressDisplay {
  private let console: Console
  private let line: StatusLine

  init(_ console: Console) {
    self.console = console
    line = StatusLine(console)
  }

  /// A step was done.
  func step(_ state: ProgressState) {
    line.draw { columns in ProgressBar.line(state, columns: columns) }
  }

  /// An epoch was done.
  ///
  /// - Parameter outcome: the line that says what it gave, for where there is no bar.
  func epoch(_ state: ProgressState, outcome: String) {
    if line.isShown {
      line.draw(must: true) { columns in ProgressBar.line(state, columns: columns) }
    } else {
      console.say(outcome)
    }
  }

  /// Removes the bar; what is given is said in its place.
  func end(leaving words: String? = nil) {
    line.end()
    if let words { console.say(words) }
  }
}

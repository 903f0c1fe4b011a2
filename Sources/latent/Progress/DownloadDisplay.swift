import Datasets
import Foundation
import Storage

/// Shows a download on standard error: a line that is redrawn on a terminal, otherwise a line a file.
final class DownloadDisplay {
  private let line: StatusLine
  private let console: Console
  private var address: String?

  init(_ console: Console) {
    self.console = console
    line = StatusLine(console)
  }

  func show(_ progress: DatasetProgress) {
    if !line.isShown {
      if address != progress.address { console.say("fetching \(progress.address)") }
    } else {
      line.draw { columns in Self.text(progress, columns: columns) }
    }
    address = progress.address
  }

  func end() { line.end() }

  private static func text(_ progress: DatasetProgress, columns: Int) -> String {
    let name = progress.address.split(separator: "/").last.map(String.init) ?? progress.address
    let received = "\(name)  \((progress.receivedBytes / 1000).grouped) kB"
    guard let expected = progress.expectedBytes, expected > 0 else { return String(received.prefix(columns - 1)) }
    let share = Double(progress.receivedBytes) / Double(expected)
    return String("\(received)  \(ProgressBar.bar(share, width: 20))".prefix(columns - 1))
  }
}

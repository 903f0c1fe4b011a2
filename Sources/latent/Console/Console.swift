import Foundation

/// Where a command's words go: results to standard output, talk to standard error unless it is to be quiet.
struct Console {
  var isQuiet = false

  /// Writes one or several lines of results.
  func result(_ lines: String) throws {
    try StandardStream.results.write(Data((lines + "\n").utf8))
  }

  /// Says something that is no result. It does not matter if nobody listens.
  func say(_ lines: String) {
    if !isQuiet { try? StandardStream.talk.write(Data((lines + "\n").utf8)) }
  }
}

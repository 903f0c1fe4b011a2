import Foundation
import Storage

/// One of the streams that a process is started with.
struct StandardStream {
  /// What a person or the next program asked for.
  static let results = StandardStream(descriptor: STDOUT_FILENO)
  /// What is said on the way: progress, notes, errors.
  static let talk = StandardStream(descriptor: STDERR_FILENO)

  let descriptor: Int32

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Characters in a line of the terminal; 80 where it does not say.
  var columns: Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes all bytes.
  ///
  /// - Throws: `ReaderGone` if nobody reads the stream any more, `Failure` of kind `inputOutput` otherwise.
  func write(_ bytes: some ContiguousBytes) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer
      while !rest.isEmpty {
        let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if written < 0 && errno == EINTR { continue }
        if written < 0 && errno == EPIPE { throw ReaderGone() }
        guard written > 0 else {
          throw Failure(.inputOutput, "standard output: writing failed: \(String(cString: strerror(errno)))")
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
  }
}

/// The program at the other end of a pipe has read enough (`latent … | head`): no failure, but a reason to stop writing.
struct ReaderGone: Error {}

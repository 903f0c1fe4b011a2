/// What went wrong with something that came from outside: a flag, a file, the network, the user's interrupt.
///
/// Misuse of the library by a programmer traps instead. The message is one or two plain lines that name the file or
/// flag, what was expected and what was found.
public struct Failure: Error, Equatable, CustomStringConvertible {
  /// The kinds of failure; the raw value is the exit code of the command line (the `sysexits.h` convention).
  public enum Kind: Int32, Sendable {
    case failure = 1
    case usage = 64
    case badData = 65
    case missingInput = 66
    case cannotCreate = 73
    case inputOutput = 74
    case interrupted = 130
  }

  public let kind: Kind
  public let message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  public var description: String { message }
}

/// Ends the program when a caller asks for what makes no sense, with a message that names the operation and the shapes.
///
/// `precondition` checks the same, but in release builds, in which the engine is used, it drops its message.
@inline(__always)
func require(
  _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  if !condition() { fatalError(message(), file: file, line: line) }
}

import Storage

/// The message with which something is refused; nil if it is not, or if what is thrown is no `Failure`.
func refusal<Value>(_ body: () throws -> Value) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? Failure)?.message
  }
}

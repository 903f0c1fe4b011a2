import Storage
import Testing

/// Expects `body` to throw a `Failure` of the given kind whose message contains all of `words`, on at most two lines.
public func expectFailure<Value>(
  _ kind: Failure.Kind, _ words: String..., sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () throws -> Value
) {
  let failure = #expect(throws: Failure.self, sourceLocation: sourceLocation) { _ = try body() }
  guard let failure else { return }
  #expect(failure.kind == kind, "\(failure.message)", sourceLocation: sourceLocation)
  for word in words {
    #expect(failure.message.contains(word), "\(failure.message)", sourceLocation: sourceLocation)
  }
  #expect(failure.message.split(separator: "\n").count <= 2, sourceLocation: sourceLocation)
}

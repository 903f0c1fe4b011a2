import Testing

struct MisuseTests {
  /// In release builds too, where `precondition` would say nothing.
  @Test("Misuse ends the program with a message that says what was asked for", arguments: Misuse.allCases)
  func misuseEndsTheProgram(_ misuse: Misuse) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [misuse = misuse as Misuse] in
      misuse.commit()
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains(misuse.message), "\(said.prefix(300))")
  }
}

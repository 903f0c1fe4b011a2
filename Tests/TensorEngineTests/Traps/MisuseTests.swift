import TensorEngine
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

  /// An unchecked build would read whatever lies there.
  @Test("Bounds are checked in this build")
  func boundsAreChecked() async {
    await #expect(processExitsWith: .failure) {
      let shape = Tensor.ones([2, 3]).shape
      let axis = shape.reduce(1, *)
      print(shape[axis])
    }
    await #expect(processExitsWith: .failure) { print(Int.max + Tensor.ones([2, 3]).rank) }
  }
}

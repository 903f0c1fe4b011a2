import Storage
import TestSupport
import Testing

@Suite struct NamedArrayTests {
  @Test func namesATensorThatIsNotFinite() throws {
    try NamedArray(name: "w", shape: [2], [0, .greatestFiniteMagnitude]).requireFinite(in: "f")
    try NamedArray(name: "w", shape: [1], elements: .uint8([255])).requireFinite(in: "f")
    expectFailure(.badData, "model.safetensors", "encoder.0.weight", "nan at element 2") {
      try NamedArray(name: "encoder.0.weight", shape: [3], [0, 1, .nan]).requireFinite(in: "model.safetensors")
    }
    expectFailure(.badData, "-inf at element 0") {
      try NamedArray(name: "w", shape: [1], elements: .float64([-.infinity])).requireFinite(in: "f")
    }
  }

  @Test func trapsOnAShapeThatDoesNotFit() async {
    await #expect(processExitsWith: .failure) { _ = NamedArray(name: "w", shape: [2, 2], [1, 2, 3]) }
    await #expect(processExitsWith: .failure) { _ = NamedArray(name: "w", shape: [-1, -1], [1]) }
  }
}

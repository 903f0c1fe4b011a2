import Foundation
import Storage
import TestSupport
import Testing

/// Headers that are meant to hurt: each is refused with the words that a person needs, and nothing is allocated for it.
@Suite struct HostileSafetensorsTests {
  private func expectRefusal(
    _ header: String, data: [UInt8] = [], _ words: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var file = Data()
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { file.append(contentsOf: $0) }
    file.append(contentsOf: header.utf8)
    file.append(contentsOf: data)
    let failure = #expect(throws: Failure.self, sourceLocation: sourceLocation) {
      try SafetensorsFile.decode(file, name: "model.safetensors")
    }
    guard let failure else { return }
    #expect(failure.kind == .badData, sourceLocation: sourceLocation)
    for word in ["model.safetensors", "expected", "found"] + words {
      #expect(failure.message.contains(word), "\(failure.message)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [UInt64.max, 1 << 63, 1 << 40, 100_000_001, 5])
  func refusesAHeaderPastTheEnd(length: UInt64) {
    var file = Data()
    withUnsafeBytes(of: length.littleEndian) { file.append(contentsOf: $0) }
    file.append(contentsOf: Array("{}  ".utf8))
    expectFailure(.badData, "m", "at most 4 bytes", length.description.suffix(3).description) {
      try SafetensorsFile.decode(file, name: "m")
    }
  }

  @Test func refusesDuplicateNames() {
    let x = #""x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}"#
    expectRefusal("{\(x),\(x)}", data: [1], "`x` twice")
    expectRefusal(#"{"__metadata__":{},"__metadata__":{}}"#, "`__metadata__` twice")
    expectRefusal(#"{"__metadata__":{"a":"1","a":"2"}}"#, "`a` twice")
    expectRefusal(
      #"{"x":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#, data: [1], "`dtype`", "once each")
  }

  @Test func refusesMetadataThatIsNotText() {
    expectRefusal(#"{"__metadata__":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#, data: [1], "text", "a list")
    expectRefusal(#"{"__metadata__":[]}"#, "an object", "a list")
    expectRefusal(#"{"__metadata__":{"a":1}}"#, "text", "the number 1")
  }

  @Test func refusesOverlapsHolesAndTrailingBytes() {
    func two(_ first: String, _ second: String) -> String {
      #"{"x":{"dtype":"U8","shape":[2],"data_offsets":\#(first)},"y":{"dtype":"U8","shape":[2],"data_offsets":\#(second)}}"#
    }
    expectRefusal(two("[0,2]", "[1,3]"), data: [1, 2, 3], "`y`", "overlap")
    expectRefusal(two("[0,2]", "[0,2]"), data: [1, 2], "overlap")
    expectRefusal(two("[0,2]", "[3,5]"), data: [1, 2, 3, 4, 5], "`y`", "hole")
    expectRefusal(two("[1,3]", "[3,5]"), data: [1, 2, 3, 4, 5], "`x`", "hole")
    expectRefusal(two("[0,2]", "[2,4]"), data: [1, 2, 3, 4, 5], "4 bytes after the header", "5")
    expectRefusal(two("[0,2]", "[2,4]"), data: [1, 2, 3], "data_offsets")
  }

  @Test(arguments: ["[-1]", "[1.0]", "[1e2]", "[-0]", "[\"1\"]", "[9223372036854775808]", "1", "[[1]]", "[null]"])
  func refusesShapesThatAreNotWholeNumbers(shape: String) {
    expectRefusal(#"{"x":{"dtype":"U8","shape":\#(shape),"data_offsets":[0,1]}}"#, data: [1], "`x`", "shape")
  }

  @Test func refusesShapesThatDoNotMatchTheirBytes() {
    func array(_ shape: String, _ offsets: String) -> String {
      #"{"x":{"dtype":"F32","shape":\#(shape),"data_offsets":\#(offsets)}}"#
    }
    expectRefusal(array("[2]", "[0,4]"), data: [0, 0, 0, 0], "`x`", "8 bytes", "found 4")
    expectRefusal(array("[4611686018427387904,4611686018427387904]", "[0,0]"), "`x`", "a machine can hold")
    expectRefusal(array("[9223372036854775807]", "[0,0]"), "`x`", "a machine can hold")
    expectRefusal(array("[4611686018427387904,4]", "[0,0]"), "`x`", "a machine can hold")
    expectRefusal(array("[1]", "[4,0]"), data: [0, 0, 0, 0], "data_offsets")
    expectRefusal(array("[1]", "[0]"), data: [0, 0, 0, 0], "data_offsets")
    expectRefusal(array("[1]", "[0,18446744073709551615]"), data: [0, 0, 0, 0], "data_offsets")
  }

  @Test func acceptsAnEmptyArrayOfAnyShape() throws {
    let header = #"{"x":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807,0],"data_offsets":[0,0]}}"#
    var file = Data([UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0])
    file.append(contentsOf: header.utf8)
    #expect(try SafetensorsFile.decode(file, name: "m")["x"]?.elements.count == 0)
  }

  @Test func refusesOtherElementTypesAndMembers() {
    expectRefusal(
      #"{"x":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}"#, data: [0, 0], "`x`", "F32, F64, U8, I64", "`BF16`")
    expectRefusal(#"{"x":{"dtype":4,"shape":[1],"data_offsets":[0,4]}}"#, data: [0, 0, 0, 0], "the number 4")
    expectRefusal(#"{"x":{"dtype":"U8","shape":[0]}}"#, "`data_offsets`")
    expectRefusal(#"{"x":{"dtype":"U8","shape":[0],"data_offsets":[0,0],"more":1}}"#, "`more`")
    expectRefusal(#"{"x":1}"#, "`x`", "an object")
    expectRefusal("[]", "`{`")
    expectRefusal("", "`{`")
    expectRefusal("{\"x\":\u{1}}", "byte 5")
  }

  @Test func refusesDepthWithoutFollowingIt() {
    expectRefusal("{\"x\":" + String(repeating: "[", count: 100_000), "inside each other")
    expectRefusal(String(repeating: "{\"x\":", count: 100_000), "inside each other")
  }
}

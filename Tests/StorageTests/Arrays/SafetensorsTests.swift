import Foundation
import Storage
import TestSupport
import Testing

@Suite struct SafetensorsTests {
  static let file = SafetensorsFile(
    metadata: ["format": "pt", "a \"name\"": "é\n"],
    arrays: [
      NamedArray(name: "encoder.0.weight", shape: [2, 1, 3], [1, -2, 3.5, .pi, 0, .leastNonzeroMagnitude]),
      NamedArray(name: "odd", shape: [3], elements: .uint8([7, 8, 255])),
      NamedArray(name: "step", shape: [], elements: .int64([-1])),
      NamedArray(name: "empty", shape: [0, 4], []),
      NamedArray(name: "moment", shape: [2], elements: .float64([0.1, 1e300])),
    ])

  @Test func givesBackWhatWasWritten() throws {
    let data = Self.file.encoded()
    let back = try SafetensorsFile.decode(data, name: "file")
    #expect(back == Self.file)
    #expect(back.encoded() == data)
    #expect(back["odd"]?.elements == .uint8([7, 8, 255]))
    #expect(back["other"] == nil)
    #expect(back.arrays.map(\.name) == ["step", "moment", "encoder.0.weight", "empty", "odd"])
  }

  @Test func anEmptyFileIsAFile() throws {
    let file = SafetensorsFile(arrays: [])
    #expect(file.encoded() == Data([8, 0, 0, 0, 0, 0, 0, 0] + Array("{}      ".utf8)))
    #expect(try SafetensorsFile.decode(file.encoded(), name: "file") == file)
  }

  /// The bytes that the format's description gives for one array.
  @Test func writesTheFormat() {
    let data = SafetensorsFile(arrays: [NamedArray(name: "x", shape: [1], [1])]).encoded()
    let header = #"{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  "#
    #expect(data == Data([UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(header.utf8) + [0, 0, 0x80, 0x3f]))
  }

  @Test func theOrderOfMetadataIsThatOfItsNames() throws {
    let names = (0..<50).map { "name \($0)" }
    let metadata = Dictionary(uniqueKeysWithValues: names.map { ($0, "") })
    let reversed = Dictionary(uniqueKeysWithValues: names.reversed().map { ($0, "") })
    let data = SafetensorsFile(metadata: metadata, arrays: []).encoded()
    #expect(SafetensorsFile(metadata: reversed, arrays: []).encoded() == data)
    let text = String(decoding: data.dropFirst(8), as: UTF8.self)
    let positions = names.sorted().map { text.range(of: "\"\($0)\"")?.lowerBound }
    #expect(positions.allSatisfy { $0 != nil })
    #expect(positions.compactMap { $0 } == positions.compactMap { $0 }.sorted())
  }

  @Test func refusesACutAtAnyByte() {
    let data = Self.file.encoded()
    for count in 0..<data.count {
      expectFailure(.badData, "cut.safetensors") {
        try SafetensorsFile.decode(data.prefix(count), name: "cut.safetensors")
      }
    }
    expectFailure(.badData, "cut.safetensors", "data: expected", "found") {
      try SafetensorsFile.decode(data + [0], name: "cut.safetensors")
    }
  }

  @Test func survivesEveryChangedByte() {
    let data = Self.file.encoded()
    for index in data.indices {
      for value in [0x00, 0x20, 0x22, 0x2c, 0x30, 0x39, 0x5b, 0x5d, 0x7b, 0x7d, 0xff] as [UInt8] {
        var changed = data
        changed[index] = value
        do {
          _ = try SafetensorsFile.decode(changed, name: "file")
        } catch let failure as Failure {
          #expect(failure.kind == .badData)
        } catch {
          Issue.record("\(error)")
        }
      }
    }
  }

  @Test(.requires("python3"), .enabled(if: PythonModule("safetensors").isInstalled, "needs Python's safetensors"))
  func pythonReadsWhatWeWriteAndWeReadWhatPythonWrites() throws {
    try withTemporaryFolder { folder in
      try WholeFile.write(Self.file.encoded(), to: "\(folder)/ours.safetensors")
      let script = """
        import sys, numpy
        from safetensors.numpy import load_file, save_file
        arrays = load_file(sys.argv[1] + "/ours.safetensors")
        assert arrays["encoder.0.weight"].dtype == numpy.float32 and arrays["encoder.0.weight"].shape == (2, 1, 3)
        assert arrays["encoder.0.weight"][0, 0].tolist() == [1, -2, 3.5]
        assert arrays["step"].shape == () and arrays["step"] == -1 and arrays["moment"].tolist() == [0.1, 1e300]
        assert arrays["empty"].shape == (0, 4) and arrays["odd"].tolist() == [7, 8, 255]
        save_file(arrays, sys.argv[1] + "/theirs.safetensors", metadata={"format": "pt"})
        """
      let result = try Tool("python3").run(["-c", script, folder])
      #expect(result.status == 0, "\(result.errors)")
      let theirs = try SafetensorsFile.decode(WholeFile.read("\(folder)/theirs.safetensors"), name: "theirs")
      #expect(theirs.metadata == ["format": "pt"])
      for array in Self.file.arrays { #expect(theirs[array.name] == array) }
    }
  }
}

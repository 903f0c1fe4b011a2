import Foundation
import Storage
import TestSupport
import Testing

@Suite struct NpyTests {
  static let arrays = [
    NamedArray(name: "a", shape: [2, 3], [0, -1.5, .pi, .infinity, -0.0, .leastNonzeroMagnitude]),
    NamedArray(name: "a", shape: [3], elements: .float64([1, 2, .leastNonzeroMagnitude])),
    NamedArray(name: "a", shape: [], elements: .int64([.min])),
    NamedArray(name: "a", shape: [2, 0, 5], elements: .uint8([])),
    NamedArray(name: "a", shape: [1, 2, 1, 2], elements: .uint8([0, 1, 254, 255])),
  ]

  @Test(arguments: arrays) func givesBackWhatWasWritten(array: NamedArray) throws {
    let data = Npy.encode(array)
    #expect(try Npy.decode(data, name: "a") == array)
    // The numbers begin where vector units like it.
    #expect((data.count - array.elements.count * width(array)) % 64 == 0)
  }

  private func width(_ array: NamedArray) -> Int {
    switch array.elements {
    case .float32: 4
    case .float64, .int64: 8
    case .uint8: 1
    }
  }

  /// The bytes that NumPy 2 writes for `numpy.array([[1, 2], [3, 4]], dtype=numpy.uint8)`.
  @Test func writesWhatNumPyWrites() {
    var expected = Data([0x93] + Array("NUMPY".utf8) + [1, 0, 0x76, 0])
    let header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), }"
    expected.append(contentsOf: header.padding(toLength: 117, withPad: " ", startingAt: 0).utf8)
    expected.append(contentsOf: [0x0a, 1, 2, 3, 4])
    #expect(Npy.encode(NamedArray(name: "a", shape: [2, 2], elements: .uint8([1, 2, 3, 4]))) == expected)
  }

  /// NumPy reads one array after the other from an open file; the first stands as if it were alone.
  @Test(arguments: arrays) func saysWhatMadeIt(array: NamedArray) throws {
    let provenance = Provenance(title: "Codes — ✓", facts: [.init("seed", "7"), .init("text", "a\"b\n")])
    let data = try Npy.encode(array, provenance: provenance)
    let plain = Npy.encode(array)
    #expect(data.starts(with: plain) && Npy.provenance(in: data) == provenance && Npy.provenance(in: plain) == nil)
    #expect(try Npy.decode(data, name: "a") == array)
    for count in plain.count + 1..<data.count {
      #expect(Npy.provenance(in: data.prefix(count)) == nil)
      expectFailure(.badData, "a.npy") { try Npy.decode(data.prefix(count), name: "a.npy") }
    }
    expectFailure(.badData, "a.npy") { try Npy.decode(data + [0x20], name: "a.npy") }
    expectFailure(.badData, "a.npy") { try Npy.decode(plain + plain, name: "a.npy") }
  }

  @Test func refusesACutAtAnyByte() {
    let data = Npy.encode(Self.arrays[0])
    for count in 0..<data.count {
      expectFailure(.badData, "a.npy") { try Npy.decode(data.prefix(count), name: "a.npy") }
    }
    expectFailure(.badData, "expected 24 bytes", "found 25") { try Npy.decode(data + [0], name: "a.npy") }
  }

  @Test(arguments: [
    ("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", "an element type"),
    ("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", "row-major"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }", "a shape"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (1.5,), }", "a shape"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': 1, }", "a shape"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4), }", "that a machine can hold"),
    ("{'descr': '<f4', 'descr': '<f4', 'shape': (1,), }", "a dictionary"),
    ("{'descr': '<f4', 'fortran_order': False}", "a dictionary"),
    ("{:}", "a dictionary"), ("}", "a dictionary"), ("{", "a dictionary"), ("", "a dictionary"),
    ("é", "ASCII"),
  ])
  func refusesOtherHeaders(header: String, expected: String) {
    var data = Data([0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0])
    data.append(contentsOf: header.utf8)
    data.append(contentsOf: [0, 0, 0, 0])
    expectFailure(.badData, "a.npy", expected) { try Npy.decode(data, name: "a.npy") }
  }

  @Test func survivesEveryFlippedByte() throws {
    let data = Npy.encode(Self.arrays[0])
    for index in data.indices {
      for value in [0x00, 0x20, 0x27, 0x28, 0x2c, 0x30, 0x7b, 0x7d, 0xff] as [UInt8] {
        var damaged = data
        damaged[index] = value
        if let array = try? Npy.decode(damaged, name: "a") {
          #expect(array.elements.count <= 24)
        }
      }
    }
  }
}

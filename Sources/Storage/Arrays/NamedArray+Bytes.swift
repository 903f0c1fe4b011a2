import Foundation

extension NamedArray.Elements {
  /// The kinds of element by the name that safetensors gives them.
  enum Kind: String, CaseIterable {
    case float32 = "F32"
    case float64 = "F64"
    case uint8 = "U8"
    case int64 = "I64"

    /// Bytes an element.
    var width: Int {
      switch self {
      case .float32: 4
      case .float64, .int64: 8
      case .uint8: 1
      }
    }
  }

  var kind: Kind {
    switch self {
    case .float32: .float32
    case .float64: .float64
    case .uint8: .uint8
    case .int64: .int64
    }
  }

  /// The numbers that little-endian `bytes` hold, aligned or not; their count is a multiple of the width.
  init(_ kind: Kind, bytes: UnsafeRawBufferPointer) {
    switch kind {
    case .float32: self = .float32(Self.numbers(bytes, zero: 0))
    case .float64: self = .float64(Self.numbers(bytes, zero: 0))
    case .uint8: self = .uint8(Array(bytes))
    case .int64: self = .int64(Self.numbers(bytes, zero: 0))
    }
  }

  private static func numbers<Number: BitwiseCopyable>(_ bytes: UnsafeRawBufferPointer, zero: Number) -> [Number] {
    var numbers = [Number](repeating: zero, count: bytes.count / MemoryLayout<Number>.size)
    numbers.withUnsafeMutableBytes { $0.copyMemory(from: bytes) }
    return numbers
  }

  /// Appends the numbers in little-endian order.
  func append(to data: inout Data) {
    switch self {
    case .float32(let values): values.withUnsafeBytes { data.append(contentsOf: $0) }
    case .float64(let values): values.withUnsafeBytes { data.append(contentsOf: $0) }
    case .uint8(let values): data.append(contentsOf: values)
    case .int64(let values): values.withUnsafeBytes { data.append(contentsOf: $0) }
    }
  }
}

extension NamedArray {
  /// The number of bytes of an array, or nothing if it is beyond what a machine can address.
  static func byteCount(shape: [Int], width: Int) -> Int? {
    if shape.contains(0) { return 0 }
    var count = width
    for length in shape {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: length)
      if isTooLarge { return nil }
      count = product
    }
    return count
  }
}

#if !_endian(little)
  #error("Files hold little-endian numbers, which are copied as they are in memory")
#endif

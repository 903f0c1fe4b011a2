import Foundation
import Storage

/// The beginning of an IDX file: two zero bytes, the element type, the number of dimensions, then the dimensions as
/// big-endian 32-bit numbers. Described at http://yann.lecun.com/exdb/mnist/.
struct IDXHeader: Equatable {
  /// What the file should hold.
  enum Content: UInt8 {
    case labels = 1
    case images = 3

    var description: String {
      switch self {
      case .labels: "labels"
      case .images: "images"
      }
    }

    var dimensionCount: Int { Int(rawValue) }

    /// What such a file begins with: unsigned bytes, so many dimensions.
    var magic: [UInt8] { [0, 0, 8, rawValue] }

    /// The size of the header in bytes.
    var headerSize: Int { 4 + 4 * dimensionCount }
  }

  let dimensions: [Int]
  /// The number of bytes that follow the header.
  let bodySize: Int

  /// - Parameters:
  ///   - bytes: the first bytes of the file, the header at least.
  ///   - content: what is expected.
  ///   - name: what messages call the file.
  /// - Throws: `Failure` of kind `badData` that says what was expected and what was found.
  init(_ bytes: Data, content: Content, name: String) throws {
    let bytes = Array(bytes.prefix(content.headerSize))
    try Self.requireMagic(bytes, content: content, name: name)
    guard bytes.count == content.headerSize else {
      throw Failure(
        .badData, "\(name): expected an IDX header of \(content.headerSize) bytes, found \(bytes.count.counted("byte"))"
      )
    }
    dimensions = stride(from: 4, to: bytes.count, by: 4).map { start in
      bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    var size = 1
    for dimension in dimensions {
      let (product, isTooLarge) = size.multipliedReportingOverflow(by: dimension)
      guard !isTooLarge else {
        throw Failure(
          .badData, "\(name): expected dimensions that a machine can hold, found \(Self.text(dimensions))")
      }
      size = product
    }
    guard dimensions[0] > 0 else {
      throw Failure(.badData, "\(name): expected at least one \(content == .images ? "image" : "label"), found none")
    }
    guard size > 0 else {
      throw Failure(.badData, "\(name): expected images of at least one pixel, found \(Self.text(dimensions))")
    }
    bodySize = size
  }

  private static func requireMagic(_ bytes: [UInt8], content: Content, name: String) throws {
    let expected = "\(content.description) (IDX magic \(hexadecimal(content.magic)))"
    guard bytes.count >= 4 else {
      throw Failure(.badData, "\(name): expected \(expected), found a file of \(bytes.count.counted("byte"))")
    }
    let magic = Array(bytes[..<4])
    guard magic != content.magic else { return }
    let found: String
    if magic[0] != 0 || magic[1] != 0 {
      found = "no IDX file: it begins with \(hexadecimal(magic))"
    } else if magic[2] != 8 {
      let type = elementTypes[magic[2]] ?? "an unknown element type"
      found = "\(type) (IDX magic \(hexadecimal(magic)))"
    } else if let other = Content(rawValue: magic[3]) {
      found = "\(other.description) (\(hexadecimal(magic)))"
    } else {
      found = "\(Int(magic[3]).counted("dimension")) (\(hexadecimal(magic)))"
    }
    throw Failure(.badData, "\(name): expected \(expected), found \(found)")
  }

  /// The element types of the format other than unsigned bytes.
  private static let elementTypes: [UInt8: String] = [
    0x09: "signed bytes", 0x0b: "16-bit integers", 0x0c: "32-bit integers", 0x0d: "32-bit floating-point numbers",
    0x0e: "64-bit floating-point numbers",
  ]

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    "0x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  static func text(_ dimensions: [Int]) -> String { dimensions.map(\.grouped).joined(separator: " × ") }
}

import Foundation
import Storage

/// The objects of a PDF of version 1.4 or earlier, as Cairo writes them: one cross-reference table, one trailer.
struct PDFFile {
  /// The file's first bytes, up to the first object.
  let header: Data
  /// Objects by number, from "n 0 obj" to "endobj", in the file's order.
  var objects: [(number: Int, bytes: Data)]
  let root: Int
  let information: Int?

  /// The number that a new object gets.
  var nextNumber: Int { (objects.map(\.number).max() ?? 0) + 1 }

  /// - Throws: `Failure` for a file that is not built so.
  init(_ file: Data) throws(Failure) {
    let file = Data(file)
    guard let start = file.range(of: Data("startxref".utf8), options: .backwards),
      let table = Self.integers(in: file[start.upperBound...], limit: 1).first, (1..<file.count).contains(table),
      file[table...].starts(with: Data("xref\n".utf8)),
      let trailer = file.range(of: Data("trailer".utf8), in: table..<file.count),
      let root = Self.reference("/Root", in: file[trailer.upperBound...])
    else { throw Self.unexpected }

    // "0 N", then N entries of 20 bytes: offset, generation, "n" for an object in use.
    let numbers = Self.integers(in: file[(table + 4)..<trailer.lowerBound], limit: 2)
    guard numbers.count == 2, numbers[0] == 0,
      let line = file[(table + 5)..<trailer.lowerBound].firstIndex(of: UInt8(ascii: "\n"))
    else { throw Self.unexpected }
    let entries = line + 1
    guard numbers[1] >= 1, numbers[1] <= (trailer.lowerBound - entries) / 20 else { throw Self.unexpected }
    var offsets: [(number: Int, offset: Int)] = []
    for number in 1..<numbers[1] {
      let entry = file[(entries + 20 * number)..<(entries + 20 * (number + 1))]
      guard entry[entry.startIndex + 17] == UInt8(ascii: "n") else { continue }
      guard let offset = Self.integers(in: entry, limit: 1).first, offset < table else { throw Self.unexpected }
      offsets.append((number, offset))
    }
    offsets.sort { $0.offset < $1.offset }
    guard let first = offsets.first else { throw Self.unexpected }
    let ends = offsets.dropFirst().map(\.offset) + [table]
    header = file[..<first.offset]
    objects = zip(offsets, ends).map { ($0.number, file[$0.offset..<$1]) }
    self.root = root
    information = Self.reference("/Info", in: file[trailer.upperBound...])
  }

  /// The file with its objects in order and tables that fit them. The identifier is made from the content.
  func encoded() -> Data {
    var file = header
    var offsets: [Int: Int] = [:]
    for object in objects {
      offsets[object.number] = file.count
      file.append(object.bytes)
    }
    let identifier = Hash.sha256(file).prefix(32)
    let table = file.count
    var text = "xref\n0 \(nextNumber)\n0000000000 65535 f \n"
    for number in 1..<nextNumber {
      let digits = String(offsets[number] ?? 0)
      text += String(repeating: "0", count: 10 - digits.count) + digits
      text += offsets[number] == nil ? " 65535 f \n" : " 00000 n \n"
    }
    text += "trailer\n<< /Size \(nextNumber)\n   /Root \(root) 0 R\n"
    if let information { text += "   /Info \(information) 0 R\n" }
    text += "   /ID [ <\(identifier)> <\(identifier)> ]\n>>\nstartxref\n\(table)\n%%EOF\n"
    file.append(contentsOf: text.utf8)
    return file
  }

  private static let unexpected = Failure(.failure, "finishing a PDF: Cairo's file is not built as expected")

  /// The number of the object that a dictionary's entry refers to.
  private static func reference(_ key: String, in bytes: Data) -> Int? {
    guard let found = bytes.range(of: Data(key.utf8)) else { return nil }
    return integers(in: bytes[found.upperBound...], limit: 1).first
  }

  /// The first whole numbers in some bytes.
  private static func integers(in bytes: Data, limit: Int) -> [Int] {
    var found: [Int] = []
    var digits = ""
    for byte in bytes.prefix(64) + [0] {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        digits.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !digits.isEmpty {
        guard let value = Int(digits) else { return found }
        found.append(value)
        digits = ""
      }
      if found.count == limit { break }
    }
    return found
  }
}

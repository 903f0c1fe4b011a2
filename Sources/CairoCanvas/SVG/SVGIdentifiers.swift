import Foundation
import Storage

/// Names the elements of an SVG anew.
///
/// Cairo counts its names through the whole process, so the same picture drawn twice differs, and two pictures on one
/// HTML page would use each other's letters and clips. The new names count from the file's start, behind a prefix made
/// from the file's content.
struct SVGIdentifiers {
  private let source: [UInt8]
  /// Where names stand, in order, each with its number.
  private var places: [(range: Range<Int>, number: Int)] = []

  init(_ source: [UInt8]) {
    self.source = source
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    for range in Self.ranges(in: source, after: Array(" id=\"".utf8), endingWith: UInt8(ascii: "\"")) {
      numbers[source[range]] = numbers[source[range]] ?? numbers.count + 1
      places.append((range, numbers[source[range]] ?? 0))
    }
    let quote = UInt8(ascii: "\"")
    let references =
      Self.ranges(in: source, after: Array("href=\"#".utf8), endingWith: quote)
      + Self.ranges(in: source, after: Array("url(#".utf8), endingWith: UInt8(ascii: ")"))
    for range in references {
      if let number = numbers[source[range]] { places.append((range, number)) }
    }
    places.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The file with the new names, and their prefix; `salt` is further content that the prefix shall depend on.
  func renamed(salt: String) -> (file: [UInt8], prefix: String) {
    let digest = Hash.sha256(Data(written(prefix: "")) + Data(salt.utf8))
    // A name must begin with a letter.
    let prefix = "l\(digest.prefix(12))-"
    return (written(prefix: prefix), prefix)
  }

  private func written(prefix: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.count + places.count * (prefix.utf8.count + 4))
    var copied = 0
    for (range, number) in places {
      result += source[copied..<range.lowerBound]
      result += "\(prefix)\(number)".utf8
      copied = range.upperBound
    }
    return result + source[copied...]
  }

  /// The stretches between each occurrence of `marker` and the next `end`.
  private static func ranges(in source: [UInt8], after marker: [UInt8], endingWith end: UInt8) -> [Range<Int>] {
    guard let first = marker.first else { return [] }
    var found: [Range<Int>] = []
    source.withUnsafeBufferPointer { source in
      var index = 0
      while index + marker.count <= source.count {
        guard source[index] == first, (1..<marker.count).allSatisfy({ source[index + $0] == marker[$0] }) else {
          index += 1
          continue
        }
        let start = index + marker.count
        let length = source[start...].firstIndex(of: end).map { $0 - start } ?? 0
        if length > 0 { found.append(start..<start + length) }
        index = start + length
      }
    }
    return found
  }
}

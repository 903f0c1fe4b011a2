import CZlib
import Foundation

extension Gzip {
  /// What a gzip file was found to hold.
  package struct Content {
    /// The first bytes, as many as were asked for.
    package var data: Data
    package var found: Length
  }

  /// The length of a content: how many bytes were counted, and whether that was all.
  package struct Length: CustomStringConvertible {
    package var count: Int
    package var isComplete: Bool

    package init(count: Int, isComplete: Bool) {
      self.count = count
      self.isComplete = isComplete
    }

    package var description: String { isComplete ? count.grouped : "more than \(count.grouped)" }
  }

  /// Decompresses, keeping the first `limit` bytes; what lies beyond is only counted, up to 16 MiB of it.
  ///
  /// - Throws: `Failure` of kind `badData` for a cut or damaged file, and for anything after the first member. What is
  ///   beyond the counted bytes is not looked at.
  package static func inflate(_ data: Data, keeping limit: Int, name: String) throws -> Content {
    try inflate(data, keeping: limit, counting: 1 << 24, name: name)
  }

  /// The first `count` bytes of the content, fewer if it is shorter; the rest is not looked at.
  package static func prefix(of data: Data, count: Int, name: String) throws -> Data {
    try inflate(data, keeping: count, counting: 0, name: name).data
  }

  private static func inflate(_ data: Data, keeping limit: Int, counting excess: Int, name: String) throws -> Content {
    precondition(limit >= 0, "Gzip: a limit of \(limit) bytes")
    guard isGzip(data) else {
      let found = data.isEmpty ? "an empty file" : "a file that begins otherwise"
      throw Failure(.badData, "\(name): expected gzip's magic bytes 1f 8b, found \(found)")
    }
    guard data.count < UInt32.max else {
      throw Failure(.badData, "\(name): expected less than 4 GiB of compressed data, found \(data.count.grouped) bytes")
    }
    // Pages of the room that are never written take no memory.
    guard let room = malloc(max(limit, 1)) else {
      throw Failure(.failure, "\(name): expected \(limit.grouped) bytes of memory, found less")
    }
    do {
      let found = try inflate(data, into: UnsafeMutableRawBufferPointer(start: room, count: limit), excess, name)
      // Only now: `Data` copies a few bytes and frees the room at once.
      return Content(
        data: Data(bytesNoCopy: room, count: min(found.count, limit), deallocator: .free), found: found)
    } catch {
      free(room)
      throw error
    }
  }

  /// Fills the room and counts up to `excess` bytes of what lies beyond.
  private static func inflate(
    _ data: Data, into room: UnsafeMutableRawBufferPointer, _ excess: Int, _ name: String
  ) throws -> Length {
    let inflater = try Inflater(name: name)
    return try data.withUnsafeBytes { input in
      inflater.feed(input)
      var count = try inflater.run(into: room)
      var discarded = [UInt8](repeating: 0, count: 1 << 16)
      while !inflater.hasEnded && count - room.count <= excess {
        count += try discarded.withUnsafeMutableBytes { try inflater.run(into: $0) }
      }
      if inflater.hasEnded { try inflater.requireEnd() }
      return Length(count: count, isComplete: inflater.hasEnded)
    }
  }
}

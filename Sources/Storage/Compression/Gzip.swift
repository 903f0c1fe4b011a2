import CZlib
import Foundation

/// The gzip format (RFC 1952) over zlib: one member, nothing after it.
public enum Gzip {
  /// The version of zlib that is running.
  public static var libraryVersion: String { String(cString: zlibVersion()) }

  /// Whether `data` begins as a gzip file does.
  public static func isGzip(_ data: Data) -> Bool {
    data.prefix(2).elementsEqual([0x1f, 0x8b])
  }

  /// The content of a gzip file, with checksum and length verified.
  ///
  /// - Parameters:
  ///   - data: the bytes of the file.
  ///   - limit: the number of bytes that the content may have at most; it is not decompressed further, so that a small
  ///     file that grows without end does no harm.
  ///   - name: what messages call the file.
  /// - Throws: `Failure` of kind `badData` for a cut, damaged or too large file, and for anything after the first member.
  public static func decompress(_ data: Data, limit: Int, name: String) throws -> Data {
    let content = try inflate(data, keeping: limit, name: name)
    guard content.found.count <= limit else {
      throw Failure(
        .badData, "\(name): expected at most \(limit.grouped) bytes after decompression, found \(content.found)")
    }
    return content.data
  }

  /// A gzip file with the content `data` (less than 4 GiB): the same bytes for the same content and version of zlib,
  /// since neither time nor name are recorded.
  public static func compress(_ data: Data) -> Data {
    precondition(data.count < UInt32.max, "Gzip: \(data.count) bytes to compress at once")
    // On the heap, since zlib refuses a stream that has moved.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    let status = deflateInit2_(
      stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "Gzip: zlib could not begin to compress (\(status))")
    defer { deflateEnd(stream) }
    let room = Int(deflateBound(stream, UInt(data.count)))
    let compressed = [UInt8](unsafeUninitializedCapacity: room) { output, count in
      data.withUnsafeBytes { input in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(room)
        let status = deflate(stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "Gzip: zlib could not compress \(data.count) bytes (\(status))")
        count = room - Int(stream.pointee.avail_out)
      }
    }
    return Data(compressed)
  }

  /// The largest window, and 16 for gzip's header and trailer instead of zlib's.
  static let windowBits: Int32 = 15 + 16
}

import CZlib
import Foundation

/// A zlib stream that decompresses a gzip file from one buffer into others.
final class Inflater {
  /// On the heap, since zlib refuses a stream that has moved.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let name: String
  private(set) var hasEnded = false

  /// - Parameter name: what messages call the file.
  init(name: String) throws {
    self.name = name
    stream.initialize(to: z_stream())
    let status = inflateInit2_(stream, Gzip.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      throw Failure(.failure, "\(name): expected zlib to begin to decompress, found its error \(status)")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Sets what is decompressed; `input` must stay where it is while `run` is called.
  func feed(_ input: UnsafeRawBufferPointer) {
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = UInt32(input.count)
  }

  /// Decompresses until `output` is full or the content ends.
  ///
  /// - Returns: the number of bytes written.
  func run(into output: UnsafeMutableRawBufferPointer) throws -> Int {
    var produced = 0
    while produced < output.count && !hasEnded {
      let room = min(output.count - produced, Int(UInt32.max))
      stream.pointee.next_out = output.baseAddress.map { ($0 + produced).assumingMemoryBound(to: UInt8.self) }
      stream.pointee.avail_out = UInt32(room)
      let status = inflate(stream, Z_NO_FLUSH)
      produced += room - Int(stream.pointee.avail_out)
      switch status {
      case Z_OK: continue
      case Z_STREAM_END: hasEnded = true
      case Z_BUF_ERROR:
        throw Failure(
          .badData,
          "\(name): expected a whole gzip file, found that it is cut short after \(stream.pointee.total_out.grouped) "
            + "bytes of content")
      case Z_MEM_ERROR: throw Failure(.failure, "\(name): expected memory to decompress it, found none")
      default:
        let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib's error \(status)"
        throw Failure(.badData, "\(name): expected a sound gzip file, found damage: \(reason)")
      }
    }
    return produced
  }

  /// Refuses what follows the first member.
  func requireEnd() throws {
    let rest = Int(stream.pointee.avail_in)
    guard rest > 0 else { return }
    let input = UnsafeBufferPointer(start: stream.pointee.next_in, count: rest)
    let what = input.starts(with: [0x1f, 0x8b]) ? "a second gzip member" : "trailing bytes"
    throw Failure(
      .badData,
      "\(name): expected the end of the file after the compressed content, found \(what) (\(rest.grouped) bytes)")
  }
}

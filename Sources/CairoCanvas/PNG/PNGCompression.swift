import CZlib
import Storage

/// Turns a picture's rows into the content of PNG's data chunk.
enum PNGCompression {
  /// Drawings, which repeat themselves exactly, come out smallest without any filter; pictures with gradients need one
  /// for each row. A quick compression of some of the rows both ways tells which this is.
  static func compressed(_ pixels: PNGPixels) throws(Failure) -> [UInt8] {
    let bands = samples(of: pixels.height)
    let plain = bands.flatMap { PNGFilter.filtered(pixels, rows: $0, adaptively: false) }
    let filtered = bands.flatMap { PNGFilter.filtered(pixels, rows: $0, adaptively: true) }
    let small = try (deflated(plain, isFiltered: false).count, deflated(filtered, isFiltered: true).count)
    let adaptively = small.1 < small.0
    let bytes = PNGFilter.filtered(pixels, rows: 0..<pixels.height, adaptively: adaptively)
    // Where hardly anything repeats, a long search for what does is in vain.
    let isNoisy = 8 * min(small.0, small.1) > plain.count
    return try deflated(bytes, isFiltered: adaptively, level: isNoisy ? 1 : 6)
  }

  /// Up to eight bands of 8 rows, evenly spread.
  private static func samples(of height: Int) -> [Range<Int>] {
    let rows = 8
    if height <= 8 * rows { return [0..<height] }
    return (0..<8).map { band in
      let start = band * (height - rows) / 7
      return start..<start + rows
    }
  }

  private static func deflated(_ bytes: [UInt8], isFiltered: Bool, level: Int32 = 3) throws(Failure) -> [UInt8] {
    var stream = z_stream()
    let strategy = isFiltered ? Z_FILTERED : Z_DEFAULT_STRATEGY
    var status = deflateInit2_(
      &stream, level, Z_DEFLATED, 15, 9, strategy, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw Failure(.failure, "compressing a picture: zlib error \(status)") }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    let result = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      bytes.withUnsafeBufferPointer { source in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        status = deflate(&stream, Z_FINISH)
        count = Int(stream.total_out)
      }
    }
    guard status == Z_STREAM_END else { throw Failure(.failure, "compressing a picture: zlib error \(status)") }
    return result
  }
}

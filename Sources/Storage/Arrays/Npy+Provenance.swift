import Foundation

/// A `.npy` file that says what made it.
///
/// NumPy's header takes no keys of ours, and some readers allow it little room. But a file may hold several arrays, one
/// after the other: `numpy.load(path)` gives the first, and reading on from an open file gives the next. So the
/// provenance is a second array, a text in JSON, behind the numbers:
///
///     with open(path, "rb") as file:
///         numbers, about = numpy.load(file), json.loads(numpy.load(file).item())
extension Npy {
  /// The bytes of a file with the numbers of `array`, and behind them what made them; equal values have equal bytes.
  public static func encode(_ array: NamedArray, provenance: Provenance) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = try encoder.encode(provenance)
    return encode(array) + textPreamble(count: text.count) + text
  }

  /// What made a file; nil if it does not say, or is no `.npy` file.
  public static func provenance(in data: Data) -> Provenance? {
    guard data.starts(with: magic), let (header, start) = try? header(of: data, name: ""),
      let size = NamedArray.byteCount(shape: header.shape, width: header.kind.width), size < data.count - start
    else { return nil }
    return provenance(inText: data.dropFirst(start + size))
  }

  /// The provenance in the bytes of our second array, if they are one to the last byte.
  static func provenance(inText data: Data) -> Provenance? {
    // Its length decides how many digits its header has, and so how long that is: 128 bytes up to any sensible text.
    let size = textPreamble(count: 0).count
    let text = data.dropFirst(size)
    guard data.prefix(size) == textPreamble(count: text.count) else { return nil }
    return try? JSONDecoder().decode(Provenance.self, from: text)
  }

  /// Bytes without a shape: one text.
  private static func textPreamble(count: Int) -> Data { preamble(of: "|S\(count)", shape: []) }
}

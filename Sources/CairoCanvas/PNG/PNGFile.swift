import CZlib
import Foundation
import Storage

/// Writes PNG files (ISO/IEC 15948): smaller and many times faster than Cairo's writer, and with resolution and texts.
struct PNGFile {
  let pixels: PNGPixels
  /// Dots an inch; nil leaves the resolution unsaid.
  let pixelsPerInch: Double?
  /// International texts: keyword (1 to 79 Latin letters) and value, from which zero bytes are left out.
  let texts: [(keyword: String, value: String)]

  func encoded() throws(Failure) -> Data {
    var file = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let header = bigEndian(pixels.width) + bigEndian(pixels.height) + [8, pixels.layout.colorType, 0, 0, 0]
    append("IHDR", header, to: &file)
    append("sRGB", [0], to: &file)
    if let pixelsPerInch {
      let perMetre = bigEndian(Int((pixelsPerInch / 0.0254).rounded()))
      append("pHYs", perMetre + perMetre + [1], to: &file)
    }
    for (keyword, value) in texts {
      // Keyword, not compressed, no language, no translated keyword.
      append("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + value.utf8.filter { $0 != 0 }, to: &file)
    }
    append("IDAT", try PNGCompression.compressed(pixels), to: &file)
    append("IEND", [], to: &file)
    return file
  }

  private func append(_ type: String, _ content: [UInt8], to file: inout Data) {
    file.append(contentsOf: bigEndian(content.count))
    let start = file.count
    file.append(contentsOf: type.utf8)
    file.append(contentsOf: content)
    file.append(contentsOf: bigEndian(Int(PNGFile.checksum(file[start...]))))
  }

  /// CRC-32 as PNG chunks carry it, over type and content.
  static func checksum(_ bytes: Data) -> UInt {
    bytes.withUnsafeBytes { crc32_z(0, $0.bindMemory(to: UInt8.self).baseAddress, $0.count) }
  }

  private func bigEndian(_ value: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(value).bigEndian) { Array($0) }
  }
}

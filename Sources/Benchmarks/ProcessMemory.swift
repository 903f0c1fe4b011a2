import Foundation

/// The memory of this process.
enum ProcessMemory {
  /// The most that was resident at once, in bytes, as Linux tells it in `/proc`; nil elsewhere.
  static var peak: Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1_024 }
  }
}

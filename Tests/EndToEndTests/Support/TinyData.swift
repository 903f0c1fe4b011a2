import Foundation
import Randomness

/// A data set small enough to train on in a blink: bars, rings and crosses, moved about and dimmed at random.
enum TinyData {
  /// Writes the four IDX files of a data set with three classes into a new folder.
  ///
  /// - Returns: the path of the folder.
  @discardableResult
  static func write(to folder: String, training: Int = 48, test: Int = 24, size: Int = 12) throws -> String {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (prefix, count, seed) in [("train", training, UInt64(1)), ("t10k", test, 2)] {
      let (pixels, labels) = images(count, size: size, seed: seed)
      let images = header(0x803, [count, size, size]) + pixels
      try Data(images).write(to: URL(fileURLWithPath: "\(folder)/\(prefix)-images-idx3-ubyte"))
      try Data(header(0x801, [count]) + labels).write(to: URL(fileURLWithPath: "\(folder)/\(prefix)-labels-idx1-ubyte"))
    }
    return folder
  }

  private static func header(_ magic: UInt32, _ dimensions: [Int]) -> [UInt8] {
    ([magic] + dimensions.map(UInt32.init)).flatMap { number in
      withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
  }

  private static func images(_ count: Int, size: Int, seed: UInt64) -> (pixels: [UInt8], labels: [UInt8]) {
    let numbers = RandomStream(seed: seed, purpose: .split).uniform(count: 3 * count)
    var pixels: [UInt8] = []
    for index in 0..<count {
      let row = size / 4 + Int(numbers[3 * index] * Float(size / 2))
      let column = size / 4 + Int(numbers[3 * index + 1] * Float(size / 2))
      let ink = UInt8(128 + 127 * numbers[3 * index + 2])
      for y in 0..<size {
        for x in 0..<size { pixels.append(isInked(index % 3, y - row, x - column, size) ? ink : 0) }
      }
    }
    return (pixels, (0..<count).map { UInt8($0 % 3) })
  }

  /// Whether a shape covers the pixel that lies so far from its middle.
  private static func isInked(_ shape: Int, _ y: Int, _ x: Int, _ size: Int) -> Bool {
    switch shape {
    case 0: abs(x) <= 1
    case 1: (size * size / 36...size * size / 12).contains(x * x + y * y)
    default: abs(x) == abs(y)
    }
  }
}

import Foundation

/// A picture of many discs in several colours.
///
/// How opaque a pixel is says how much lies there; its colour is that of those who cover most of it, and not the mean of
/// all: a mixture of a brown, a red and an orange is a colour of the palette again, but of another class. Neither depends
/// on the order of the discs. Sums are in single precision: with eight bits a channel, faint points would round to nothing.
struct PointAccumulator {
  let width: Int
  let height: Int
  let colors: [Color]
  /// In pixels.
  let radius: Double
  let opacity: Double

  /// A share of a pixel counts with this power: of 60 and 40 % it makes 77 and 23.
  private static let sharpness: Float = 3
  /// About as many numbers as a core keeps at hand.
  private static let bandSize = 1 << 18

  /// The picture with some different amounts of each channel, up to 256; colours are not multiplied by opacity. A quarter
  /// of all amounts cannot be told from all of them in a cloud of points, and needs a quarter less room in a file.
  ///
  /// The upper and the lower half of large pictures are made at the same time: this is most of the work of a large
  /// scatter, and the files of other formats wait for it.
  ///
  /// - Parameters:
  ///   - points: the discs' centres, in pixels; the centres of pixels lie at halves. What is not finite is left out.
  ///   - classes: one of each point; the colours begin again where there are more.
  ///   - levels: the number of amounts.
  func image(of points: [Point], classes: [Int], levels: Int = 256) -> RasterImage {
    let middle = height < 64 ? height : height / 2
    let parts = inParallel(height < 64 ? 1 : 2) { half in
      bytes(of: points, classes: classes, levels: levels, rows: half == 0 ? 0..<middle : middle..<height)
    }
    return RasterImage(layout: .color, width: width, height: height, bytes: Array(parts.joined()))
  }

  /// The pixels of some rows, a band of them after the other.
  private func bytes(of points: [Point], classes: [Int], levels: Int, rows: Range<Int>) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: width * rows.count * 4)
    let bandRows = max(1, min(rows.count, Self.bandSize / max(1, width * colors.count)))
    let members = members(of: points, in: rows, rowsInBand: bandRows)
    var sums = [Float](repeating: 0, count: bandRows * width * colors.count)
    for (band, indices) in members.enumerated() where !indices.isEmpty {
      let top = rows.lowerBound + band * bandRows
      let range = top..<min(top + bandRows, rows.upperBound)
      sums.withUnsafeMutableBufferPointer { sums in
        sums.update(repeating: 0)
        for index in indices { add(points[index], slot: classes[index] % colors.count, to: sums, rows: range) }
      }
      resolve(sums, rows: range, levels: levels, into: &bytes, from: rows.lowerBound)
    }
    return bytes
  }

  /// The points that touch each band of rows.
  private func members(of points: [Point], in rows: Range<Int>, rowsInBand count: Int) -> [[Int]] {
    var members = [[Int]](repeating: [], count: (rows.count + count - 1) / count)
    for (index, point) in points.enumerated() {
      guard point.x.isFinite, point.y.isFinite, abs(point.x) < 1e7, abs(point.y) < 1e7 else { continue }
      let touched = Self.span(around: Float(point.y), Float(radius) + 1, limit: rows)
      guard let first = touched.first, let last = touched.last else { continue }
      let bands = (first - rows.lowerBound) / count...(last - rows.lowerBound) / count
      for band in bands { members[band].append(index) }
    }
    return members
  }

  /// Adds what a disc with a soft edge one pixel wide covers of each pixel.
  private func add(_ point: Point, slot: Int, to sums: UnsafeMutableBufferPointer<Float>, rows: Range<Int>) {
    let (x, y, radius) = (Float(point.x), Float(point.y), Float(radius))
    let most = min(1, 2 * radius)
    let columns = Self.span(around: x, radius + 1, limit: 0..<width)
    for row in Self.span(around: y, radius + 1, limit: rows) {
      let down = Float(row) + 0.5 - y
      for column in columns {
        let across = Float(column) + 0.5 - x
        let coverage = min(max(radius + 0.5 - (across * across + down * down).squareRoot(), 0), most)
        guard coverage > 0 else { continue }
        sums[((row &- rows.lowerBound) &* width &+ column) &* colors.count &+ slot] += coverage
      }
    }
  }

  /// Writes the pixels of some rows; `first` is the row that the bytes begin with.
  private func resolve(_ sums: [Float], rows: Range<Int>, levels: Int, into bytes: inout [UInt8], from first: Int) {
    let (count, top) = (colors.count, Float(levels - 1))
    let amounts = (0..<levels).map { UInt8((Float($0) * 255 / top).rounded()) }
    let paints = colors.map { SIMD4<Float>(Float($0.red), Float($0.green), Float($0.blue), 0) }
    let (single, passing) = (Float(opacity), Float(log(max(1 - opacity, 1e-9))))
    for row in rows {
      for column in 0..<width {
        let start = ((row - rows.lowerBound) * width + column) * count
        var total: Float = 0
        for slot in start..<start + count { total += sums[slot] }
        guard total > 0 else { continue }
        var (color, weights) = (SIMD4<Float>.zero, Float(0))
        for slot in 0..<count where sums[start + slot] > 0 {
          let share = sums[start + slot] / total
          let weight = share == 1 ? 1 : pow(share, Self.sharpness)
          color += paints[slot] * weight
          weights += weight
        }
        // Part of a disc lets through what the disc does not cover; several discs let through what each of them does.
        let covered = total <= 1 ? single * total : 1 - exp(passing * total)
        // One number at a time: conversions of whole vectors are not specialised, and many times slower.
        func place(_ amount: Float) -> Int { Int(min(amount, 1) * top + 0.5) }
        let level = place(covered)
        guard level > 0 else { continue }
        let pixel = 4 * ((row - first) * width + column)
        bytes[pixel] = amounts[place(color.x / weights)]
        bytes[pixel + 1] = amounts[place(color.y / weights)]
        bytes[pixel + 2] = amounts[place(color.z / weights)]
        bytes[pixel + 3] = amounts[level]
      }
    }
  }

  /// The pixels of a range that a disc may touch.
  private static func span(around center: Float, _ reach: Float, limit: Range<Int>) -> Range<Int> {
    let lower = min(max(limit.lowerBound, Int((center - reach).rounded(.down))), limit.upperBound)
    return lower..<min(max(lower, Int((center + reach).rounded(.down)) + 1), limit.upperBound)
  }
}

/// Mosaics in rooms that whole pixels do not fill exactly.
extension Mosaic {
  /// The same tiles with this many more free pixels in every gap.
  public func spread(by extra: Int) -> Mosaic {
    var mosaic = self
    mosaic.rowGaps = rowGaps.map { $0 + extra }
    mosaic.columnGaps = columnGaps.map { $0 + extra }
    mosaic.width += extra * columnGaps.count
    mosaic.height += extra * rowGaps.count
    return mosaic
  }

  /// How often a pixel of the mosaic goes into a room, in pixels of the figure's resolution: a whole number, from 1.
  /// nil where the room is too small for that.
  private func factor(in size: Size, on canvas: any Canvas) -> Double? {
    let free = min(size.width / Double(width), size.height / Double(height)) * canvas.layerPixelsPerPoint
    // A room that misses the next factor by less than can be seen still has it.
    return free >= 1 ? (free + 2e-3).rounded(.down) : nil
  }

  /// The largest size inside `size` at which every pixel of the mosaic covers a whole number of those of the figure's
  /// resolution, in every format; where that is too coarse, the largest size of the same proportions.
  public func fitted(in size: Size, on canvas: any Canvas) -> Size {
    let scale =
      factor(in: size, on: canvas).map { $0 / canvas.layerPixelsPerPoint }
      ?? min(size.width / Double(width), size.height / Double(height))
    return Size(Double(width) * scale, Double(height) * scale)
  }

  /// The mosaic with the widest gaps, up to so many pixels more, that leave its tiles as large as they can be in a room.
  ///
  /// - Parameters:
  ///   - most: the pixels by which a gap may grow.
  ///   - size: the room, in points.
  ///   - canvas: says how large pixels are.
  public func spread(atMost most: Int, in size: Size, on canvas: any Canvas) -> Mosaic {
    guard most > 0, let factor = factor(in: size, on: canvas) else { return self }
    let fitting = (1...most).reversed().lazy.map { self.spread(by: $0) }.first {
      $0.factor(in: size, on: canvas) == factor
    }
    return fitting ?? self
  }

  /// Where a place between columns is when gaps have changed, in pixels from the left edge.
  func column(at place: Double, in other: Mosaic) -> Double {
    Self.moved(place, tile: tileWidth, from: columnGaps, to: other.columnGaps)
  }

  /// Where a place between rows is when gaps have changed, in pixels from the upper edge.
  func row(at place: Double, in other: Mosaic) -> Double {
    Self.moved(place, tile: tileHeight, from: rowGaps, to: other.rowGaps)
  }

  /// A place inside of a tile stays there, one in a gap keeps its share of the gap.
  private static func moved(_ place: Double, tile: Int, from gaps: [Int], to others: [Int]) -> Double {
    var (left, end) = (place, 0.0)
    for (gap, other) in zip(gaps, others) {
      if left <= Double(tile) { return end + left }
      left -= Double(tile)
      let start = end + Double(tile)
      if left < Double(gap) { return start + left * Double(other) / Double(gap) }
      left -= Double(gap)
      end = start + Double(other)
    }
    return end + left
  }
}

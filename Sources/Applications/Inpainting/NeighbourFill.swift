/// Fills hidden pixels from the visible ones about them: from the edge inwards, each becomes the mean of those of its eight
/// neighbours that are known or filled already. What can be had without having seen any image before.
public enum NeighbourFill {
  /// The images with their hidden pixels filled in.
  ///
  /// - Parameters:
  ///   - images: what is filled in.
  ///   - grey: stands in images of which no pixel is known.
  /// - Returns: the images, known pixels as they were.
  public static func filled(_ images: MaskedImages, grey: Float = 0.5) -> PixelImages {
    let (height, width, size) = (images.originals.height, images.originals.width, images.originals.size)
    var pixels = images.originals.pixels
    for start in stride(from: 0, to: pixels.count, by: size) {
      var isKnown = images.isHidden[start..<start + size].map { !$0 }
      var left = isKnown.indices.filter { !isKnown[$0] }
      while !left.isEmpty {
        // One ring at a time: what is found in this round counts from the next one on.
        let found = left.compactMap { place -> (place: Int, value: Float)? in
          let known = neighbours(of: place, height: height, width: width).filter { isKnown[$0] }
          guard !known.isEmpty else { return nil }
          return (place, known.reduce(0) { $0 + pixels[start + $1] } / Float(known.count))
        }
        guard !found.isEmpty else {
          for place in left { pixels[start + place] = grey }
          break
        }
        for (place, value) in found {
          pixels[start + place] = value
          isKnown[place] = true
        }
        left = left.filter { !isKnown[$0] }
      }
    }
    return images.filled(pixels)
  }

  private static func neighbours(of place: Int, height: Int, width: Int) -> [Int] {
    let (row, column) = (place / width, place % width)
    return (max(row - 1, 0)...min(row + 1, height - 1)).flatMap { y in
      (max(column - 1, 0)...min(column + 1, width - 1)).map { y * width + $0 }
    }.filter { $0 != place }
  }
}

/// Each pixel replaced by the median of the 3×3 pixels about it; beyond the edge the nearest pixel stands (J. W. Tukey,
/// "Exploratory data analysis", 1977). The classical remedy for black and white specks.
public enum MedianFilter {
  public static func filtered(_ images: PixelImages) -> PixelImages {
    let (height, width) = (images.height, images.width)
    var result = [Float](repeating: 0, count: images.pixels.count)
    var window = [Float](repeating: 0, count: 9)
    images.pixels.withUnsafeBufferPointer { pixels in
      for start in stride(from: 0, to: pixels.count, by: images.size) {
        for row in 0..<height {
          for column in 0..<width {
            var next = 0
            for y in row - 1...row + 1 {
              let line = start + min(max(y, 0), height - 1) * width
              for x in column - 1...column + 1 {
                window[next] = pixels[line + min(max(x, 0), width - 1)]
                next += 1
              }
            }
            window.sort()
            result[start + row * width + column] = window[4]
          }
        }
      }
    }
    return images.with(result)
  }
}

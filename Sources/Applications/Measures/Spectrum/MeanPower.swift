import Foundation
import TensorEngine

/// The power that images have on average at some spatial frequencies, in cycles a pixel.
///
/// |Σ w(y) w(x) I(y, x) e^(−2πi(f_y y + f_x x))|², mean over the images, with Hann's window w, which keeps what happens at
/// the image's edges out of the other frequencies (F. J. Harris, "On the use of windows for harmonic analysis with the
/// discrete Fourier transform", 1978). Frequencies need not be multiples of 1 / size.
enum MeanPower {
  /// A spatial frequency in cycles a pixel; ½ changes sign from each pixel to the next.
  struct Frequency: Hashable {
    var vertical: Double
    var horizontal: Double
  }

  /// The mean power at each frequency. The sum's order does not depend on threads.
  ///
  /// - Precondition: there are images.
  static func of(_ images: PixelImages, at frequencies: [Frequency], workers: WorkerGroup) -> [Double] {
    precondition(images.count > 0, "MeanPower: of no images")
    let plan = Plan(frequencies, height: images.height, width: images.width)
    let block = 64
    let parts = workers.map((images.count + block - 1) / block) { index, _ in
      var sums = [Double](repeating: 0, count: frequencies.count)
      for image in index * block..<min((index + 1) * block, images.count) { plan.add(images.image(image), to: &sums) }
      return sums
    }
    var sums = [Double](repeating: 0, count: frequencies.count)
    for part in parts {
      for k in sums.indices { sums[k] += part[k] }
    }
    return sums.map { $0 / Double(images.count) }
  }

  /// Windowed waves along both axes, worked out once.
  private struct Plan: Sendable {
    let height: Int
    let width: Int
    /// For each frequency, which wave of each axis it is made of.
    let pairs: [(vertical: Int, horizontal: Int)]
    let vertical: [Wave]
    let horizontal: [Wave]

    init(_ frequencies: [Frequency], height: Int, width: Int) {
      let rows = Set(frequencies.map(\.vertical)).sorted()
      let columns = Set(frequencies.map(\.horizontal)).sorted()
      self.height = height
      self.width = width
      pairs = frequencies.map { frequency in
        (rows.firstIndex(of: frequency.vertical) ?? 0, columns.firstIndex(of: frequency.horizontal) ?? 0)
      }
      vertical = rows.map { Wave($0, count: height) }
      horizontal = columns.map { Wave($0, count: width) }
    }

    func add(_ image: ArraySlice<Float>, to sums: inout [Double]) {
      let start = image.startIndex
      // Along the rows first: for each horizontal wave, a complex number a row.
      let rows = horizontal.map { wave in
        (0..<height).map { y in
          var (real, imaginary) = (0.0, 0.0)
          for x in 0..<width {
            let value = Double(image[start + y * width + x])
            real += value * wave.cosines[x]
            imaginary -= value * wave.sines[x]
          }
          return (real, imaginary)
        }
      }
      for (k, pair) in pairs.enumerated() {
        let (wave, row) = (vertical[pair.vertical], rows[pair.horizontal])
        var (real, imaginary) = (0.0, 0.0)
        for y in 0..<height {
          real += row[y].0 * wave.cosines[y] + row[y].1 * wave.sines[y]
          imaginary += row[y].1 * wave.cosines[y] - row[y].0 * wave.sines[y]
        }
        sums[k] += real * real + imaginary * imaginary
      }
    }
  }

  /// A wave under Hann's window.
  private struct Wave: Sendable {
    let cosines: [Double]
    let sines: [Double]

    init(_ frequency: Double, count: Int) {
      let window = (0..<count).map { 0.5 - 0.5 * cos(2 * Double.pi * (Double($0) + 0.5) / Double(count)) }
      cosines = (0..<count).map { window[$0] * cos(2 * Double.pi * frequency * Double($0)) }
      sines = (0..<count).map { window[$0] * sin(2 * Double.pi * frequency * Double($0)) }
    }
  }
}

/// How an image is read between its pixels when it is resized.
public enum Interpolation: Hashable, Sendable {
  /// The pixel in whose cell the upper left corner of the new pixel falls: ⌊i · old / new⌋, PyTorch's `nearest`.
  case nearest
  /// The mean of the two nearest pixels along each axis, weighted by how near they are.
  ///
  /// Pixels are cells, and centres correspond: (i + ½) · old / new − ½, edges repeated beyond the outer centres. With
  /// `alignsCorners` pixels are points, and the outermost stay outermost: i · (old − 1) / (new − 1), or the first pixel
  /// where only one is asked for. When an image shrinks, pixels between those read are left out (no low-pass filter).
  case bilinear(alignsCorners: Bool = false)

  /// What each of `target` pixels reads along an axis of `length` pixels.
  /// - Precondition: both lengths are positive.
  func taps(from length: Int, to target: Int) -> [Tap] {
    (0..<target).map { i in
      switch self {
      case .nearest: return Tap(first: i * length / target, second: i * length / target, share: 0)
      case .bilinear(let alignsCorners):
        let position: Double
        if alignsCorners {
          position = target > 1 ? Double(i * (length - 1)) / Double(target - 1) : 0
        } else {
          position = max(0, (Double(i) + 0.5) * Double(length) / Double(target) - 0.5)
        }
        let first = min(Int(position), length - 1)
        return Tap(first: first, second: min(first + 1, length - 1), share: position - Double(first))
      }
    }
  }

  /// Two pixels, and the second's share in their mean.
  struct Tap {
    let first: Int
    let second: Int
    let share: Double

    /// How many of them have a share at all: one that has none is not read.
    var parts: Int { second == first || share == 0 ? 1 : 2 }

    func pixel(_ part: Int) -> Int { part == 0 ? first : second }

    func weight(_ part: Int) -> Double { parts == 1 ? 1 : (part == 0 ? 1 - share : share) }
  }
}

import Foundation
import Storage

/// The ways from one code to another.
public enum InterpolationPath: String, CaseIterable, Sendable {
  /// The straight line.
  case linear
  /// The arc about the origin, on which the distance from the origin does not dip (K. Shoemake 1985; for latent spaces
  /// T. White, "Sampling generative networks", 2016).
  case spherical
  /// From the code of an image along the difference of two classes' mean codes: what makes the one class the other is added
  /// to it (T. Mikolov et al. 2013 for words; A. Larsen et al., "Autoencoding beyond pixels", ICML 2016, for images).
  case arithmetic

  /// What a note calls such ways.
  public var note: String {
    switch self {
    case .linear: "straight lines"
    case .spherical: "arcs about the origin"
    case .arithmetic: "the difference of class means"
    }
  }

  /// The codes at the given shares of the way from `start` to `end`.
  ///
  /// On the arc, code(t) = sin((1 − t)θ)/sin θ · start + sin(tθ)/sin θ · end, θ being the angle between the two; where
  /// they have one direction, that is the straight line.
  ///
  /// - Throws: `Failure` if no single arc leads from one to the other: codes of one unit, a code at the origin, codes in
  ///   opposite directions.
  /// - Precondition: both codes have the same width and are finite.
  public func codes(from start: [Float], to end: [Float], fractions: [Double]) throws(Failure) -> [[Float]] {
    precondition(start.count == end.count, "InterpolationPath: codes of \(start.count) and \(end.count) units")
    precondition((start + end).allSatisfy(\.isFinite), "InterpolationPath: a code is not finite")
    let a = start.map(Double.init)
    let b = end.map(Double.init)
    let angle = self == .spherical ? try Self.angle(between: a, and: b) : 0
    return fractions.map { t in
      let (first, second) = angle == 0 ? (1 - t, t) : (sin((1 - t) * angle) / sin(angle), sin(t * angle) / sin(angle))
      return zip(a, b).map { Float(first * $0 + second * $1) }
    }
  }

  /// The angle between two codes; 0 if it is too small for the arc to differ from the line.
  private static func angle(between a: [Double], and b: [Double]) throws(Failure) -> Double {
    guard a.count >= 2 else {
      throw Failure(.usage, "spherical interpolation: expected codes of at least 2 units, found 1: use linear")
    }
    let (lengthA, lengthB) = (length(a), length(b))
    guard lengthA > 0, lengthB > 0 else {
      throw Failure(.usage, "spherical interpolation: a code is at the origin and has no direction: use linear")
    }
    // Half-angle form: the inverse cosine loses half of the digits for small angles and for nearly opposite codes.
    let difference = zip(a, b).map { $0 / lengthA - $1 / lengthB }
    let sum = zip(a, b).map { $0 / lengthA + $1 / lengthB }
    guard length(sum) > 1e-6 else {
      throw Failure(
        .usage,
        "spherical interpolation: two codes lie in opposite directions, and every great circle joins them: use "
          + "linear")
    }
    let angle = 2 * atan2(length(difference), length(sum))
    return angle > 1e-6 ? angle : 0
  }

  private static func length(_ vector: [Double]) -> Double {
    let largest = vector.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { return 0 }
    return largest * vector.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }
}

import Randomness
import Storage

/// Which image stands for a class. The choice never looks at a model, so that several models are shown the same images.
public enum ImageChoice: Equatable, Sendable {
  /// The first one in the file.
  case first
  /// One that a seed picks.
  case random(seed: UInt64)
  /// The one nearest to the mean of its class, pixel by pixel.
  case typical

  /// What a note says: "the first", "picked by seed 3".
  public var note: String {
    switch self {
    case .first: "the first in the file"
    case .random(let seed): "picked by seed \(seed)"
    case .typical: "the one nearest to its class's mean image"
    }
  }
}

/// Two images, by their indices.
public struct ImagePair: Equatable, Sendable {
  public var first: Int
  public var second: Int

  public init(_ first: Int, _ second: Int) {
    self.first = first
    self.second = second
  }
}

extension LabelledImages {
  /// The image that stands for a class.
  ///
  /// - Throws: `Failure` of kind `usage` if there is no such class, or no image of it.
  public func image(ofClass label: Int, _ choice: ImageChoice) throws(Failure) -> Int {
    try image(ofClass: label, choice, besides: nil)
  }

  /// The same among all images but one.
  private func image(ofClass label: Int, _ choice: ImageChoice, besides other: Int?) throws(Failure) -> Int {
    guard classNames.indices.contains(label) else {
      throw Failure(.usage, "class: expected a number from 0 to \(classNames.count - 1), found \(label)")
    }
    let candidates = images.labels.indices.filter { Int(images.labels[$0]) == label && $0 != other }
    guard let first = candidates.first else {
      throw Failure(
        .usage, "class \(classNames[label]): expected \(split) images of it, found \(other == nil ? "none" : "one")")
    }
    switch choice {
    case .first: return first
    case .random(let seed):
      let stream = RandomStream(seed: seed, purpose: .selection, step: UInt64(label) + (other == nil ? 0 : 1 << 33))
      return candidates[stream.indices(count: 1, below: candidates.count)[0]]
    case .typical: return mostTypical(of: candidates)
    }
  }

  /// One image of each class that has any, by class number.
  public func oneOfEachClass(_ choice: ImageChoice) -> [Int] {
    classNames.indices.compactMap { try? image(ofClass: $0, choice) }
  }

  /// Images that stand for pairs of classes; two of one class where a pair names it twice.
  ///
  /// - Throws: `Failure` of kind `usage` if there is no such class, or too few images of it.
  public func pairs(ofClasses classes: [(Int, Int)], _ choice: ImageChoice) throws(Failure) -> [ImagePair] {
    var pairs: [ImagePair] = []
    for (first, second) in classes {
      let start = try image(ofClass: first, choice)
      pairs.append(
        ImagePair(
          start,
          first == second ? try image(ofClass: first, choice, besides: start) : try image(ofClass: second, choice)))
    }
    return pairs
  }

  /// Each class once: the first with the second, the third with the fourth, and so on; an odd last one with the first.
  public func pairsOfEachClass(_ choice: ImageChoice) -> [ImagePair] {
    let chosen = oneOfEachClass(choice)
    return stride(from: 0, to: chosen.count, by: 2).map { index in
      ImagePair(chosen[index], index + 1 < chosen.count ? chosen[index + 1] : chosen[0])
    }
  }

  private func mostTypical(of candidates: [Int]) -> Int {
    let size = images.pixelsPerImage
    var sums = [Double](repeating: 0, count: size)
    for index in candidates {
      for pixel in 0..<size { sums[pixel] += Double(images.pixels[index * size + pixel]) }
    }
    var best = (distance: Double.infinity, index: candidates[0])
    for index in candidates {
      var distance = 0.0
      for pixel in 0..<size {
        let difference = Double(images.pixels[index * size + pixel]) - sums[pixel] / Double(candidates.count)
        distance += difference * difference
      }
      if distance < best.distance { best = (distance, index) }
    }
    return best.index
  }
}

import Datasets
import Foundation
import Randomness
import Storage

/// Data sets made of others, to see what a model relies on.
extension Dataset {
  /// The same images with their pixels in another order, one order for all: each pixel keeps its values and its
  /// connections with the others, but neighbours are strangers.
  public func permutingPixels(seed: UInt64) -> Dataset {
    let order = RandomStream(seed: seed, purpose: .rearrangement).permutation(of: height * width)
    func permuted(_ images: ImageSet) -> ImageSet {
      let size = images.pixelsPerImage
      var pixels = [UInt8](repeating: 0, count: images.pixels.count)
      for start in stride(from: 0, to: pixels.count, by: size) {
        for pixel in 0..<size { pixels[start + pixel] = images.pixels[start + order[pixel]] }
      }
      return ImageSet(pixels: pixels, labels: images.labels, height: images.height, width: images.width)
    }
    return derived("permuted pixels", "seed \(seed)", training: permuted(training), test: permuted(test))
  }

  /// Images whose pixels have nothing to do with each other: each pixel's values are handed out anew among the images of
  /// its split, each pixel for itself. Every pixel keeps its distribution exactly; all connections between pixels are gone,
  /// and with them all that a code could be shorter by.
  public func makingPixelsIndependent(seed: UInt64) -> Dataset {
    func independent(_ images: ImageSet, _ part: Int) -> ImageSet {
      let size = images.pixelsPerImage
      var pixels = [UInt8](repeating: 0, count: images.pixels.count)
      for pixel in 0..<size {
        let step = UInt64(1 + 2 * pixel + part)
        let order = RandomStream(seed: seed, purpose: .rearrangement, step: step).permutation(of: images.count)
        for (index, source) in order.enumerated() {
          pixels[index * size + pixel] = images.pixels[source * size + pixel]
        }
      }
      return ImageSet(pixels: pixels, labels: images.labels, height: images.height, width: images.width)
    }
    return derived(
      "independent pixels", "seed \(seed)", training: independent(training, 0), test: independent(test, 1),
      by: .independentPixels(seed: seed))
  }

  /// The data set without the images of one class, in training and in test.
  ///
  /// - Throws: `Failure` of kind `usage` if there is no such class, `badData` if nothing would be left.
  public func excluding(class label: Int) throws(Failure) -> Dataset {
    guard classNames.indices.contains(label) else {
      throw Failure(.usage, "class: expected a number from 0 to \(classNames.count - 1), found \(label)")
    }
    func rest(_ images: ImageSet) -> ImageSet {
      images.subset(images.labels.indices.filter { Int(images.labels[$0]) != label })
    }
    let (training, test) = (rest(training), rest(test))
    guard training.count > 0, test.count > 0 else {
      throw Failure(.badData, "\(name): expected images of other classes than \(classNames[label]), found none")
    }
    return derived(
      "without class \(classNames[label])", nil, training: training, test: test,
      by: .leftOut(class: classNames[label]))
  }

  /// The data set changed as another was when its origin was written.
  ///
  /// - Parameter change: what was done.
  /// - Throws: `Failure` of kind `badData` if there is no such class, or if nothing would be left.
  public func changed(_ change: DatasetOrigin.Change) throws(Failure) -> Dataset {
    switch change {
    case .independentPixels(let seed): return makingPixelsIndependent(seed: seed)
    case .leftOut(let name):
      guard let label = classNames.firstIndex(of: name) else {
        throw Failure(
          .badData, "\(self.name): expected a class \(name), found \(classNames.joined(separator: ", "))")
      }
      return try excluding(class: label)
    }
  }

  /// The first images of both splits, classes mixed as they lie in the file.
  public func prefix(training trainingCount: Int, test testCount: Int) -> Dataset {
    guard trainingCount < training.count || testCount < test.count else { return self }
    return derived(
      nil, "first \(min(trainingCount, training.count)) and \(min(testCount, test.count)) images",
      training: training.subset(0..<min(trainingCount, training.count)),
      test: test.subset(0..<min(testCount, test.count)))
  }

  /// The name says what kind of images these are now, the content's hash follows from what it was made of and how.
  ///
  /// - Parameter change: how to make it again, if that can be done from images that can be found.
  private func derived(
    _ kind: String?, _ detail: String?, training: ImageSet, test: ImageSet, by change: DatasetOrigin.Change? = nil
  ) -> Dataset {
    let words = [kind, detail].compactMap { $0 }.joined(separator: ", ")
    return Dataset(
      name: [name, kind].compactMap { $0 }.joined(separator: ", "), classNames: classNames, training: training,
      test: test, contentHash: Hash.sha256(Data("\(contentHash) \(words)".utf8)),
      splitDescription: "\(splitDescription); \(words)",
      // An origin names one step: what was made of something made is not made again.
      origin: origin == nil ? change.map { DatasetOrigin(self, $0) } : nil)
  }
}

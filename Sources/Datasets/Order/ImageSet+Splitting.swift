import Randomness

extension ImageSet {
  /// Divides the images in two parts in which each class has its share (to one image), drawn with a seed.
  ///
  /// - Parameters:
  ///   - count: the number of images held out.
  ///   - classCount: the number of classes.
  ///   - seed: decides which images.
  /// - Returns: the rest and the held-out images, both in the order they had.
  public func holdingOut(_ count: Int, classCount: Int, seed: UInt64) -> (rest: ImageSet, heldOut: ImageSet) {
    precondition(count > 0 && count < self.count, "ImageSet: \(count) of \(self.count) images to hold out")
    let classes = indicesByClass(classCount: classCount)
    var heldOut: [Int] = []
    for (label, quota) in quotas(of: count, among: classes.map(\.count)).enumerated() {
      let order = RandomStream(seed: seed, purpose: .split, step: UInt64(label)).permutation(of: classes[label].count)
      heldOut += order.prefix(quota).map { classes[label][$0] }
    }
    let chosen = Set(heldOut)
    return (subset((0..<self.count).filter { !chosen.contains($0) }), subset(heldOut.sorted()))
  }

  /// Shares of `count` in proportion to `sizes`: rounded down, then one more for the largest remainders.
  private func quotas(of count: Int, among sizes: [Int]) -> [Int] {
    let total = sizes.reduce(0, +)
    var quotas = sizes.map { $0 * count / total }
    let byRemainder = sizes.indices.sorted { first, second in
      let remainders = (sizes[first] * count % total, sizes[second] * count % total)
      return remainders.0 == remainders.1 ? first < second : remainders.0 > remainders.1
    }
    for label in byRemainder.prefix(count - quotas.reduce(0, +)) { quotas[label] += 1 }
    return quotas
  }
}

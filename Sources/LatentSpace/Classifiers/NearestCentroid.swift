/// The classifier that takes the class whose mean training code is nearest, by Euclidean distance; the lowest class
/// number where several are equally near.
public struct NearestCentroid: Sendable {
  let classes: [UInt8]
  /// One mean code a class.
  let centroids: [[Double]]

  /// - Precondition: there is a training code.
  public init(_ training: CodeTable) {
    precondition(training.count > 0, "NearestCentroid: no training codes")
    let groups = training.classMeans
    classes = groups.map(\.label)
    centroids = groups.map(\.mean)
  }

  /// The class of each code.
  public func classes(of table: CodeTable) -> [UInt8] {
    (0..<table.count).map { row in
      let code = table.code(row)
      var best = (distance: Double.infinity, label: classes[0])
      for (label, centroid) in zip(classes, centroids) {
        let distance = zip(code, centroid).reduce(0) { sum, pair in
          let difference = Double(pair.0) - pair.1
          return sum + difference * difference
        }
        if distance < best.distance { best = (distance, label) }
      }
      return best.label
    }
  }
}

extension CodeTable {
  /// The mean code of each class that occurs, by class number.
  public var classMeans: [(label: UInt8, mean: [Double])] {
    var sums = [[Double]](repeating: [Double](repeating: 0, count: dimension), count: classNames.count)
    var counts = [Int](repeating: 0, count: classNames.count)
    for row in 0..<count {
      let label = Int(labels[row])
      counts[label] += 1
      for unit in 0..<dimension { sums[label][unit] += Double(codes[row * dimension + unit]) }
    }
    return classNames.indices.filter { counts[$0] > 0 }.map { label in
      (UInt8(label), sums[label].map { $0 / Double(counts[label]) })
    }
  }

  /// The share of codes that `classes` gives the right class.
  public func accuracy(of classes: [UInt8]) -> Double {
    precondition(classes.count == count, "CodeTable: \(classes.count) classes for \(count) codes")
    return Double(zip(classes, labels).count { $0 == $1 }) / Double(count)
  }
}

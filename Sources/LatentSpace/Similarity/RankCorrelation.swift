/// Spearman's rank correlation of the distances between images in two spaces (N. Kriegeskorte, M. Mur, P. Bandettini,
/// "Representational similarity analysis", 2008).
enum RankCorrelation {
  /// The most images whose pairs are looked at; a million pairs are nearly that many ranks.
  static let images = 1_000

  static func ofDistances(_ pair: CodePair) -> Double {
    let rows = spread(pair.count)
    return spearman(distances(pair.first, rows), distances(pair.second, rows))
  }

  /// At most `images` of so many, at even distances.
  static func spread(_ count: Int) -> [Int] {
    count <= images ? Array(0..<count) : (0..<images).map { $0 * count / images }
  }

  /// The squared distance of each pair: their ranks are those of the distances.
  private static func distances(_ codes: CentredCodes, _ rows: [Int]) -> [Double] {
    let size = codes.dimension
    var result: [Double] = []
    result.reserveCapacity(rows.count * (rows.count - 1) / 2)
    codes.values.withUnsafeBufferPointer { values in
      for (place, a) in rows.enumerated() {
        for b in rows[(place + 1)...] {
          var sum = 0.0
          for k in 0..<size {
            let difference = values[a * size + k] - values[b * size + k]
            sum += difference * difference
          }
          result.append(sum)
        }
      }
    }
    return result
  }

  /// Pearson's correlation of the ranks; equal numbers share the mean of their ranks. 0 if one side is all the same.
  static func spearman(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count && x.count >= 2, "RankCorrelation: \(x.count) and \(y.count) numbers")
    let (a, b) = (ranks(x), ranks(y))
    let mean = Double(x.count - 1) / 2
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for index in a.indices {
      let (u, v) = (a[index] - mean, b[index] - mean)
      xx += u * u
      yy += v * v
      xy += u * v
    }
    return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
  }

  private static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + end - 1) / 2 }
      start = end
    }
    return ranks
  }
}

import TensorEngine

/// How much nearer codes lie to those of their own class than to those of the next (P. Rousseeuw, "Silhouettes", 1987):
/// (b − a) / max(a, b) with a the mean distance to the others of the class and b the least mean distance to another class.
/// From −1 to 1; above 0 if classes are clusters. A code that is alone in its class counts 0.
enum Silhouette {
  /// The mean over all codes; nil if there are not two classes with codes.
  ///
  /// - Parameters:
  ///   - table: the codes and their classes.
  ///   - workers: who computes.
  static func mean(of table: CodeTable, workers: WorkerGroup) -> Double? {
    var sizes = [Int](repeating: 0, count: table.classNames.count)
    for label in table.labels { sizes[Int(label)] += 1 }
    guard table.count > 0, sizes.count(where: { $0 > 0 }) >= 2 else { return nil }
    let distances = PairwiseDistances(
      from: table.codes, to: table.codes, dimension: table.dimension, workers: workers)
    let (labels, counts) = (table.labels, sizes)
    let values = distances.map { query, squares in
      var sums = [Double](repeating: 0, count: counts.count)
      for (other, square) in squares.enumerated() where other != query {
        sums[Int(labels[other])] += square.squareRoot()
      }
      let own = Int(labels[query])
      guard counts[own] > 1 else { return 0.0 }
      let inside = sums[own] / Double(counts[own] - 1)
      let outside =
        counts.indices.filter { $0 != own && counts[$0] > 0 }.map { sums[$0] / Double(counts[$0]) }.min() ?? 0
      let larger = max(inside, outside)
      return larger > 0 ? (outside - inside) / larger : 0
    }
    return values.reduce(0, +) / Double(values.count)
  }
}

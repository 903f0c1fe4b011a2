/// Moves things along a line until they keep a distance.
public enum Spread {
  /// The places nearest to the wanted ones (in sum of squares) that are at least `distance` apart, in the given order of
  /// wanted places, and between two limits if there is room for all.
  public static func apart(_ wanted: [Double], distance: Double, from lower: Double, to upper: Double) -> [Double] {
    let order = wanted.indices.sorted { wanted[$0] == wanted[$1] ? $0 < $1 : wanted[$0] < wanted[$1] }
    // Without their forced distances the places must not decrease: pools of neighbours share their mean.
    var pools: [(sum: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      pools.append((wanted[index] - Double(rank) * distance, 1))
      while pools.count > 1 {
        let (last, before) = (pools[pools.count - 1], pools[pools.count - 2])
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        pools.removeLast(2)
        pools.append((before.sum + last.sum, before.count + last.count))
      }
    }
    let means = pools.flatMap { [Double](repeating: $0.sum / Double($0.count), count: $0.count) }
    let last = upper - Double(max(0, wanted.count - 1)) * distance
    var places = wanted
    for (rank, index) in order.enumerated() {
      let inside = last >= lower ? min(max(means[rank], lower), last) : (lower + last) / 2
      places[index] = inside + Double(rank) * distance
    }
    return places
  }
}

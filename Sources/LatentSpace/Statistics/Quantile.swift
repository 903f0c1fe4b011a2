extension [Double] {
  /// The value below which this share of the numbers lies, interpolated linearly between neighbours in order (type 7 of
  /// Hyndman & Fan 1996; NumPy's and R's default).
  ///
  /// - Precondition: there are numbers, none is NaN, and 0 ≤ share ≤ 1.
  func quantiles(_ shares: [Double]) -> [Double] {
    precondition(!isEmpty, "quantiles: of no numbers")
    let ordered = sorted()
    return shares.map { share in
      precondition((0...1).contains(share), "quantiles: a share of \(share)")
      let position = share * Double(ordered.count - 1)
      let below = Int(position)
      let above = Swift.min(below + 1, ordered.count - 1)
      return ordered[below] + (position - Double(below)) * (ordered[above] - ordered[below])
    }
  }
}

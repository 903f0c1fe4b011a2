/// Seconds of wall-clock time that some work takes.
func seconds(_ work: () -> Void) -> Double {
  let time = ContinuousClock().measure(work)
  return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
}

extension [Double] {
  /// The middle value; the mean of the two in the middle where there is none.
  /// - Precondition: not empty.
  var median: Double {
    precondition(!isEmpty, "median: no values")
    let ordered = sorted()
    return (ordered[(count - 1) / 2] + ordered[count / 2]) / 2
  }
}

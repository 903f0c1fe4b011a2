/// How often a length goes into another.
public enum Fitting {
  /// The count, from `least` to a thousand. Layouts are asked about absurd pages before these are refused, with lengths that
  /// may be no numbers.
  ///
  /// - Parameters:
  ///   - each: the length of one, above 0.
  ///   - length: of the place for them, in the same unit.
  ///   - least: what there is room for anyway.
  public static func count(of each: Double, in length: Double, atLeast least: Int = 1) -> Int {
    let count = length / each
    return count.isNaN ? least : max(least, Int(min(max(count, 0), 1_000)))
  }
}

/// How two lists of numbers differ beyond a tolerance, told for the worst element; nil when they agree.
///
/// Elements agree when |a − e| ≤ `absolute` + `relative`·|e|, and NaN agrees with nothing. Use as
/// `#expect(difference(found, expected) == nil)`: a failure then prints where and by how much.
public func difference(
  _ actual: [Double], _ expected: [Double], absolute: Double = 1e-12, relative: Double = 1e-10
) -> String? {
  guard actual.count == expected.count else { return "\(actual.count) numbers instead of \(expected.count)" }
  var worst = (excess: 0.0, index: -1)
  var wrong = 0
  for (index, (found, wanted)) in zip(actual, expected).enumerated() where found != wanted {
    let excess = abs(found - wanted) / (absolute + relative * abs(wanted))
    if excess <= 1 { continue }
    wrong += 1
    if !(excess <= worst.excess) { worst = (excess, index) }
  }
  guard wrong > 0 else { return nil }
  let index = worst.index
  return "\(wrong) of \(actual.count) differ; element \(index) is \(actual[index]) instead of \(expected[index]), "
    + "\(worst.excess) times the tolerance"
}

/// How many units in the last place of Float lie between two numbers of the same sign; large for anything else.
public func unitsInTheLastPlace(_ a: Float, _ b: Float) -> Int {
  if a == b { return 0 }
  guard a.isFinite, b.isFinite, (a < 0) == (b < 0) else { return Int.max }
  return abs(Int(a.bitPattern & 0x7fff_ffff) - Int(b.bitPattern & 0x7fff_ffff))
}

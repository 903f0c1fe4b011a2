/// The upper 24 bits of each word as a number in (0, 1]; every value is exact in Float.
@inline(__always)
func uniformNumbers(_ words: SIMD16<UInt32>) -> SIMD16<Float> {
  (SIMD16<Float>(SIMD16<Int32>(truncatingIfNeeded: words &>> 8)) + 1) * 0x1p-24
}

/// Standard normal numbers, two of each pair of words (G. E. P. Box and M. E. Muller, 1958): the first word gives the
/// radius √(−2 ln u), the second the angle.
///
/// The radius uses 31 bits, as many as vector units convert at once; with 24 the tails would end at 5.8 standard
/// deviations, so they end at 6.6.
@inline(__always)
func normalNumbers(_ words: SIMD16<UInt32>) -> SIMD16<Float> {
  let uniform = (SIMD8<Float>(SIMD8<Int32>(truncatingIfNeeded: words.evenHalf &>> 1)) + 1) * 0x1p-31
  let radius = (-2 * logarithm(uniform)).squareRoot()
  let (cosine, sine) = cosineAndSine(ofTurns: words.oddHalf)
  var normals = SIMD16<Float>()
  normals.evenHalf = radius * cosine
  normals.oddHalf = radius * sine
  return normals
}

/// The natural logarithm of positive normal numbers, to two units in the last place.
///
/// With x = m·2ᵉ and m in [√½, √2), ln x = e ln 2 + 2 artanh s for s = (m − 1)/(m + 1), where |s| < 0.172: the series
/// s + s³/3 + s⁵/5 + … is cut after s⁹, which leaves a relative error below 2⁻²⁸.
///
/// Not inlined, because the optimiser then takes the lanes apart.
@inline(never)
func logarithm(_ x: SIMD8<Float>) -> SIMD8<Float> {
  let bits = unsafeBitCast(x, to: SIMD8<UInt32>.self)
  // Counted from the bits of √½, so that the mantissa's range is centred on 1.
  let shifted = bits &- 0x3f35_04f3
  let exponent = unsafeBitCast(shifted, to: SIMD8<Int32>.self) &>> 23
  let mantissa = unsafeBitCast((shifted & 0x007f_ffff) &+ 0x3f35_04f3, to: SIMD8<Float>.self)
  let s = (mantissa - 1) / (mantissa + 1)
  let square = s * s
  var series = SIMD8<Float>(repeating: 1 / 9)
  series = horner(series, square, 1 / 7)
  series = horner(series, square, 1 / 5)
  series = horner(series, square, 1 / 3)
  return SIMD8<Float>(exponent) * 0.6931472 + 2 * (s + s * square * series)
}

/// Cosine and sine of word/2³² full turns, to two units in the last place of 1.
///
/// The nearest quarter turn is split off in integers, without rounding; what remains is within an eighth of a turn,
/// where the Taylor series are cut after the 8th and the 9th power (error below 2⁻²⁵).
///
/// Not inlined, because the optimiser then takes the lanes apart.
@inline(never)
func cosineAndSine(ofTurns word: SIMD8<UInt32>) -> (cosine: SIMD8<Float>, sine: SIMD8<Float>) {
  let quarter = (word &+ 0x2000_0000) &>> 30
  let remainder = SIMD8<Float>(unsafeBitCast(word &<< 2, to: SIMD8<Int32>.self)) * 0x1p-32
  let angle = remainder * 1.570_796_4
  let square = angle * angle
  var cosine = SIMD8<Float>(repeating: 1 / 40_320)
  cosine = horner(cosine, square, -1 / 720)
  cosine = horner(cosine, square, 1 / 24)
  cosine = horner(cosine, square, -1 / 2)
  cosine = horner(cosine, square, 1)
  var sine = SIMD8<Float>(repeating: 1 / 362_880)
  sine = horner(sine, square, -1 / 5_040)
  sine = horner(sine, square, 1 / 120)
  sine = horner(sine, square, -1 / 6)
  sine = horner(sine, square, 1) * angle
  // Bits instead of conditions, which vector units have no branches for: an odd quarter exchanges the two, and the signs
  // are those of the quarter.
  let isOdd = 0 &- (quarter & 1)
  let cosineBits = unsafeBitCast(cosine, to: SIMD8<UInt32>.self)
  let sineBits = unsafeBitCast(sine, to: SIMD8<UInt32>.self)
  let exchanged = (cosineBits ^ sineBits) & isOdd
  return (
    unsafeBitCast(cosineBits ^ exchanged ^ (((quarter &+ 1) & 2) &<< 30), to: SIMD8<Float>.self),
    unsafeBitCast(sineBits ^ exchanged ^ ((quarter & 2) &<< 30), to: SIMD8<Float>.self)
  )
}

/// One step of Horner's scheme, rounded after the product and after the sum on every machine.
@inline(__always)
private func horner(_ sum: SIMD8<Float>, _ x: SIMD8<Float>, _ coefficient: Float) -> SIMD8<Float> {
  let product = sum * x
  return product + coefficient
}

#ifndef LATENT_LOGISTIC_H
#define LATENT_LOGISTIC_H

#include "lanes.h"

/// Chooses by lane; the condition's lanes are all ones or all zeros.
INLINE void choose(Lanes *result, const IntegerLanes *condition, const Lanes *yes, const Lanes *no) {
  *result = (Lanes)((*condition & (IntegerLanes)*yes) | (~*condition & (IntegerLanes)*no));
}

/// e^−|x| to within an ulp or two, down to the smallest subnormal numbers; NaN stays NaN.
///
/// e^a = 2^n e^r with n = round(a / ln 2) and |r| ≤ ln 2 / 2, where the Taylor polynomial of degree 7 is exact to 2⁻²⁶;
/// ln 2 is taken in two parts, so that r is exact. 2^n is applied in two factors, as it may be subnormal.
INLINE void exponentialOfNegativeMagnitude(Lanes *e, const Lanes *x) {
  const IntegerLanes signless = (IntegerLanes)*x & 0x7fffffff;
  Lanes a = -(Lanes)signless;
  const Lanes lowest = (Lanes){0} - 104.0f;
  const IntegerLanes tooSmall = a < lowest;
  choose(&a, &tooSmall, &lowest, &a);
  // Adding and subtracting 1.5 · 2²³ rounds to a whole number.
  const Lanes shifted = a * 1.44269504088896341f + 12582912.0f;
  const Lanes n = shifted - 12582912.0f;
  Lanes r = a - n * 0.693359375f;
  r -= n * -2.12194440e-4f;
  Lanes p = (Lanes){0} + 1.0f / 5040;
  p = p * r + 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  // NaN has no whole part; any will do, as the polynomial is NaN.
  const IntegerLanes whole = ((IntegerLanes)shifted - 0x4b400000) & (IntegerLanes)(n == n);
  const IntegerLanes half = whole >> 1;
  *e = p * (Lanes)((half + 127) << 23) * (Lanes)((whole - half + 127) << 23);
}

/// 1/(1 + e⁻ˣ), in place.
INLINE void sigmoidOf(Lanes *x) {
  Lanes e;
  exponentialOfNegativeMagnitude(&e, x);
  const Lanes one = (Lanes){0} + 1.0f;
  const IntegerLanes positive = *x >= 0;
  Lanes numerator;
  choose(&numerator, &positive, &one, &e);
  *x = numerator / (one + e);
}

/// log(1 + eˣ) in its two parts: max(x, 0), and log(1 + u) with u = e^−|x|.
///
/// log(1 + u) = 2 artanh s with s = u/(2 + u) ≤ 1/3: an odd series without cancellation, exact to 2⁻²⁶ with eight terms.
INLINE void softplusParts(const Lanes *x, Lanes *positivePart, Lanes *logarithm) {
  Lanes u;
  exponentialOfNegativeMagnitude(&u, x);
  const Lanes s = u / (u + 2.0f), square = s * s;
  Lanes p = (Lanes){0} + 1.0f / 15;
  p = p * square + 1.0f / 13;
  p = p * square + 1.0f / 11;
  p = p * square + 1.0f / 9;
  p = p * square + 1.0f / 7;
  p = p * square + 1.0f / 5;
  p = p * square + 1.0f / 3;
  p = p * square + 1.0f;
  const Lanes zero = {0};
  const IntegerLanes negative = *x < 0;
  choose(positivePart, &negative, &zero, x);
  *logarithm = 2.0f * s * p;
}

#endif

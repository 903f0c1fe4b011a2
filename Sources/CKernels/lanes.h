#ifndef LATENT_LANES_H
#define LATENT_LANES_H

#include <string.h>

#include "CKernels.h"
#include "multiversion.h"

// How vectors are passed to functions differs between machines; none of these is ever called, all become part of their
// callers.
#pragma GCC diagnostic ignored "-Wpsabi"

/// Sixteen numbers at once: one, two or four registers.
#define LANES 16

typedef float Lanes __attribute__((vector_size(LANES * sizeof(float))));
typedef float UnalignedLanes __attribute__((vector_size(LANES * sizeof(float)), aligned(4)));
typedef int32_t IntegerLanes __attribute__((vector_size(LANES * sizeof(int32_t))));

INLINE ptrdiff_t blocksOf(ptrdiff_t count, ptrdiff_t size) { return (count + size - 1) / size; }

/// Whole vectors, which are cache lines too, so that the parts of a scratch buffer stay aligned.
INLINE ptrdiff_t wholeLanes(ptrdiff_t count) { return blocksOf(count, LANES) * LANES; }

INLINE ptrdiff_t least(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

INLINE ptrdiff_t floorDivide(ptrdiff_t a, ptrdiff_t b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

/// The first `count` numbers, zeros behind them.
INLINE Lanes loadLanes(const float *from, ptrdiff_t count) {
  if (count >= LANES) return *(const UnalignedLanes *)from;
  Lanes value = {0};
  memcpy(&value, from, (size_t)count * sizeof(float));
  return value;
}

INLINE void storeLanes(float *to, Lanes value, ptrdiff_t count) {
  if (count >= LANES) {
    *(UnalignedLanes *)to = value;
  } else {
    memcpy(to, &value, (size_t)count * sizeof(float));
  }
}

/// `value` where `reference` is positive, zero where it is not, and NaN where it is NaN.
INLINE Lanes gated(Lanes value, Lanes reference) {
  return (Lanes)(((reference > 0) & (IntegerLanes)value) | ((reference != reference) & (IntegerLanes)reference));
}

/// The sum of the lanes, added in halves.
INLINE float sumOfLanes(Lanes value) {
  typedef float Eight __attribute__((vector_size(8 * sizeof(float))));
  typedef float Four __attribute__((vector_size(4 * sizeof(float))));
  const Eight eight = __builtin_shufflevector(value, value, 0, 1, 2, 3, 4, 5, 6, 7)
      + __builtin_shufflevector(value, value, 8, 9, 10, 11, 12, 13, 14, 15);
  const Four four
      = __builtin_shufflevector(eight, eight, 0, 1, 2, 3) + __builtin_shufflevector(eight, eight, 4, 5, 6, 7);
  return (four[0] + four[2]) + (four[1] + four[3]);
}

#endif

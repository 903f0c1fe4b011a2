#ifndef LATENT_TILE_H
#define LATENT_TILE_H

#include "lanes.h"

/// Six rows at once: with sixteen lanes, twelve of the sixteen 256-bit registers hold sums, and six of the thirty-two
/// 512-bit ones, enough to cover the latency of a fused multiply-add in both.
#define ROWS 6

/// The taps of a filter as runs of numbers that lie side by side: where each run begins, seen from a position's first
/// number, and how long all of them are.
typedef struct {
  const int32_t *starts;
  ptrdiff_t count, length;
} Runs;

/// start + Σ over runs and their numbers of input · weight, for six positions and sixteen channels.
///
/// `bases` point at the positions' first numbers; `weights` holds sixteen numbers for each number of each run in turn.
INLINE void accumulateTile(
    const float *const bases[ROWS], Runs runs, const float *weights, Lanes start, Lanes sums[ROWS]) {
  Lanes s0 = start, s1 = start, s2 = start, s3 = start, s4 = start, s5 = start;
  for (ptrdiff_t run = 0; run < runs.count; run++) {
    const ptrdiff_t first = runs.starts[run];
    const float *x0 = bases[0] + first, *x1 = bases[1] + first, *x2 = bases[2] + first;
    const float *x3 = bases[3] + first, *x4 = bases[4] + first, *x5 = bases[5] + first;
    for (ptrdiff_t i = 0; i < runs.length; i++) {
      const Lanes w = *(const Lanes *)weights;
      weights += LANES;
      s0 += w * x0[i];
      s1 += w * x1[i];
      s2 += w * x2[i];
      s3 += w * x3[i];
      s4 += w * x4[i];
      s5 += w * x5[i];
    }
  }
  sums[0] = s0, sums[1] = s1, sums[2] = s2, sums[3] = s3, sums[4] = s4, sums[5] = s5;
}

/// The same for numbers along the lanes: start of each row + Σ over runs of whole vectors of input · weight, unsummed.
INLINE void accumulateDots(const float *const bases[ROWS], Runs runs, const float *weights, Lanes sums[ROWS]) {
  Lanes s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0}, s4 = {0}, s5 = {0};
  for (ptrdiff_t run = 0; run < runs.count; run++) {
    const ptrdiff_t first = runs.starts[run];
    const float *x0 = bases[0] + first, *x1 = bases[1] + first, *x2 = bases[2] + first;
    const float *x3 = bases[3] + first, *x4 = bases[4] + first, *x5 = bases[5] + first;
    for (ptrdiff_t i = 0; i < runs.length; i += LANES) {
      const Lanes w = *(const Lanes *)weights;
      weights += LANES;
      s0 += w * *(const UnalignedLanes *)(x0 + i);
      s1 += w * *(const UnalignedLanes *)(x1 + i);
      s2 += w * *(const UnalignedLanes *)(x2 + i);
      s3 += w * *(const UnalignedLanes *)(x3 + i);
      s4 += w * *(const UnalignedLanes *)(x4 + i);
      s5 += w * *(const UnalignedLanes *)(x5 + i);
    }
  }
  sums[0] = s0, sums[1] = s1, sums[2] = s2, sums[3] = s3, sums[4] = s4, sums[5] = s5;
}

/// Where the positions of a tile lie; rows beyond the last position repeat the first.
INLINE void pointAtRows(const float *origin, const int32_t *offsets, ptrdiff_t rows, const float *bases[ROWS]) {
  for (ptrdiff_t r = 0; r < ROWS; r++) bases[r] = origin + offsets[r < rows ? r : 0];
}

#endif

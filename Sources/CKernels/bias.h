#ifndef LATENT_BIAS_H
#define LATENT_BIAS_H

#include "lanes.h"

/// Vectors whose sum may stay in single precision before it is added to a total in double precision.
enum { vectorsAtOnce = 32 };

/// Adds the numbers of each channel, through a gate if there is one, to its total.
INLINE void addChannels(
    const float *numbers, const float *gate, ptrdiff_t pixels, ptrdiff_t channels, double *totals) {
  // Vectors step from pixel to pixel, or over as many whole pixels as they hold.
  const bool holdsPixels = LANES % channels == 0;
  const ptrdiff_t step = holdsPixels ? LANES : channels, vectors = blocksOf(pixels * channels, step);
  for (ptrdiff_t first = 0; first < step; first += LANES) {
    const ptrdiff_t width = least(LANES, step - first);
    double partial[LANES] = {0};
    for (ptrdiff_t start = 0; start < vectors; start += vectorsAtOnce) {
      Lanes sum = {0};
      for (ptrdiff_t v = start; v < least(vectors, start + vectorsAtOnce); v++) {
        const ptrdiff_t at = v * step + first, lanes = least(width, pixels * channels - at);
        const Lanes value = loadLanes(numbers + at, lanes);
        sum += gate ? gated(value, loadLanes(gate + at, lanes)) : value;
      }
      for (ptrdiff_t lane = 0; lane < LANES; lane++) partial[lane] += (double)sum[lane];
    }
    for (ptrdiff_t lane = 0; lane < width; lane++) totals[(first + lane) % channels] += partial[lane];
  }
}

#endif

#ifndef LATENT_TILE_H
#define LATENT_TILE_H

#include <string.h>

#include "CKernels.h"
#include "multiversion.h"

/// Sixteen output channels at once.
#define LANES 16
/// Six positions at once: with sixteen lanes, twelve of the sixteen 256-bit registers hold sums, and six of the
/// thirty-two 512-bit ones, enough to cover the latency of a fused multiply-add in both.
#define ROWS 6

typedef float Lanes __attribute__((vector_size(LANES * sizeof(float))));
typedef float UnalignedLanes __attribute__((vector_size(LANES * sizeof(float)), aligned(4)));

INLINE ptrdiff_t blocksOf(ptrdiff_t count, ptrdiff_t size) { return (count + size - 1) / size; }

/// Whole cache lines, so that the parts of a scratch buffer stay aligned.
INLINE ptrdiff_t wholeLines(ptrdiff_t count) { return blocksOf(count, LANES) * LANES; }

/// Writes the first `columns` lanes, rectified if asked for.
INLINE void storeLanes(float *out, const Lanes *sum, ptrdiff_t columns, bool rectified) {
  Lanes value = *sum;
  if (rectified) value = (Lanes)((value > 0 | value != value) & (__typeof__(value > 0))value);
  if (columns >= LANES) {
    *(UnalignedLanes *)out = value;
  } else {
    memcpy(out, &value, (size_t)columns * sizeof(float));
  }
}

/// For six positions and sixteen channels: start + Σ over taps and input channels of input · weight.
///
/// `bases` point at each position's first input number, `taps` are offsets from there, `weights` holds sixteen numbers
/// for each tap and channel in turn.
INLINE void accumulateTile(
    const float *const bases[ROWS], const ptrdiff_t *taps, ptrdiff_t tapCount, ptrdiff_t channels,
    const float *weights, const Lanes *start, Lanes sums[ROWS]) {
  Lanes s0 = *start, s1 = *start, s2 = *start, s3 = *start, s4 = *start, s5 = *start;
  for (ptrdiff_t tap = 0; tap < tapCount; tap++) {
    const float *x0 = bases[0] + taps[tap], *x1 = bases[1] + taps[tap], *x2 = bases[2] + taps[tap];
    const float *x3 = bases[3] + taps[tap], *x4 = bases[4] + taps[tap], *x5 = bases[5] + taps[tap];
    for (ptrdiff_t c = 0; c < channels; c++) {
      const Lanes w = *(const Lanes *)weights;
      weights += LANES;
      s0 += w * x0[c];
      s1 += w * x1[c];
      s2 += w * x2[c];
      s3 += w * x3[c];
      s4 += w * x4[c];
      s5 += w * x5[c];
    }
  }
  sums[0] = s0, sums[1] = s1, sums[2] = s2, sums[3] = s3, sums[4] = s4, sums[5] = s5;
}

/// The first `columns` of sixteen numbers, zeros behind them.
INLINE void loadStart(Lanes *start, const float *bias, ptrdiff_t columns) {
  *start = (Lanes){0};
  if (bias) memcpy(start, bias, (size_t)(columns < LANES ? columns : LANES) * sizeof(float));
}

/// Copies an image into the middle of zeros: rows and columns may begin before it and end after it.
INLINE void padImage(
    const float *image, ptrdiff_t height, ptrdiff_t width, ptrdiff_t channels, ptrdiff_t top, ptrdiff_t left,
    ptrdiff_t paddedHeight, ptrdiff_t paddedWidth, float *padded) {
  const ptrdiff_t line = paddedWidth * channels;
  // With a stride beyond image and padding, the filter may not reach as far as the image.
  if (left > paddedWidth) left = paddedWidth;
  const ptrdiff_t kept = width < paddedWidth - left ? width : paddedWidth - left;
  for (ptrdiff_t y = 0; y < paddedHeight; y++) {
    float *row = padded + y * line;
    const ptrdiff_t source = y - top;
    if (source < 0 || source >= height) {
      memset(row, 0, (size_t)line * sizeof(float));
      continue;
    }
    memset(row, 0, (size_t)(left * channels) * sizeof(float));
    memcpy(row + left * channels, image + source * width * channels, (size_t)(kept * channels) * sizeof(float));
    const ptrdiff_t end = (left + kept) * channels;
    memset(row + end, 0, (size_t)(line - end) * sizeof(float));
  }
}

#endif

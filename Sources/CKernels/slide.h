#ifndef LATENT_SLIDE_H
#define LATENT_SLIDE_H

#include "frame.h"
#include "tile.h"

// A filter slides over framed images: sixteen of its channels at a time stay in the first-level cache and pass over all
// positions of a group of images.

/// What a sliding filter needs beside the frames: packed weights and tables of places.
typedef struct {
  Runs runs;
  /// `[block of sixteen channels][number of the filter][sixteen]`.
  const float *weights;
  /// For each position of a group of images, where its first number lies in the frames.
  const int32_t *positions;
} Slide;

/// The rows of a filter are runs, which holes (dilation) part into taps.
INLINE ptrdiff_t runLength(const LatentConvolutionShape *s) {
  return s->dilation == 1 ? s->kernelWidth * s->largeChannels : s->largeChannels;
}

INLINE ptrdiff_t patchLength(const LatentConvolutionShape *s) {
  return s->kernelHeight * s->kernelWidth * s->largeChannels;
}

/// Where a number of the filter lies in a frame, seen from a position's first number.
INLINE ptrdiff_t placeInFrame(const LatentConvolutionShape *s, Frame frame, ptrdiff_t number) {
  const ptrdiff_t tap = number / s->largeChannels;
  return (tap / s->kernelWidth * frame.width + tap % s->kernelWidth) * s->dilation * frame.channels
      + number % s->largeChannels;
}

INLINE ptrdiff_t slideScratch(const LatentConvolutionShape *s) {
  const ptrdiff_t inner = patchLength(s), positions = s->smallHeight * s->smallWidth;
  return wholeLanes(s->smallChannels) * inner + wholeLanes(inner / runLength(s))
      + wholeLanes(positions * largestGroup(positions));
}

/// Packs the filter and writes the tables into scratch.
INLINE Slide prepareSlide(
    const LatentConvolutionShape *s, const float *filter, Frame frame, ptrdiff_t group, float *scratch) {
  const ptrdiff_t outputs = s->smallChannels, inner = patchLength(s), blocks = blocksOf(outputs, LANES);
  const Runs runs = {NULL, inner / runLength(s), runLength(s)};
  float *weights = scratch;
  int32_t *starts = (int32_t *)(weights + blocks * LANES * inner);
  int32_t *positions = starts + wholeLanes(runs.count);
  for (ptrdiff_t k = 0; k < inner; k++)
    for (ptrdiff_t block = 0; block < blocks; block++)
      *(Lanes *)(weights + (block * inner + k) * LANES)
          = loadLanes(filter + k * outputs + block * LANES, outputs - block * LANES);
  for (ptrdiff_t run = 0; run < runs.count; run++) starts[run] = (int32_t)placeInFrame(s, frame, run * runs.length);
  int32_t *next = positions;
  for (ptrdiff_t image = 0; image < group; image++)
    for (ptrdiff_t i = 0; i < s->smallHeight; i++)
      for (ptrdiff_t j = 0; j < s->smallWidth; j++)
        *next++ = (int32_t)(image * frameCount(frame) + (i * frame.width + j) * s->stride * frame.channels);
  return (Slide){{starts, runs.count, runs.length}, weights, positions};
}

/// Writes `[positions, channels]`: bias + the filter's inner product with what lies under it, rectified if asked for.
INLINE void slideOver(
    const float *framed, Slide slide, ptrdiff_t positions, ptrdiff_t outputs, const float *bias, bool rectified,
    float *small) {
  const ptrdiff_t inner = slide.runs.count * slide.runs.length;
  for (ptrdiff_t first = 0; first < outputs; first += LANES) {
    const ptrdiff_t lanes = outputs - first;
    const Lanes start = bias ? loadLanes(bias + first, lanes) : (Lanes){0};
    for (ptrdiff_t position = 0; position < positions; position += ROWS) {
      const ptrdiff_t rows = least(ROWS, positions - position);
      const float *bases[ROWS];
      pointAtRows(framed, slide.positions + position, rows, bases);
      Lanes sums[ROWS];
      accumulateTile(bases, slide.runs, slide.weights + first * inner, start, sums);
      for (ptrdiff_t r = 0; r < rows; r++)
        storeLanes(small + (position + r) * outputs + first, rectified ? gated(sums[r], sums[r]) : sums[r], lanes);
    }
  }
}

#endif

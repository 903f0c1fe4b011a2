#ifndef LATENT_CORRELATE_H
#define LATENT_CORRELATE_H

#include "frame.h"
#include "slide.h"
#include "tile.h"

// The filter's gradient is a product of two tall matrices: patches, six numbers of which make a tile's rows and are read
// where they lie in the framed large images, and the small image's channels, sixteen to a tile, laid out as tiles read
// them.

INLINE ptrdiff_t correlateScratch(const LatentConvolutionShape *s) {
  const ptrdiff_t area = s->smallHeight * s->smallWidth;
  return wholeLanes(s->smallChannels) * area * largestGroup(area);
}

/// Lays channels out in panels: `[block of sixteen][position][sixteen]`, through a gate if there is one.
INLINE void packChannels(
    const float *small, const float *gate, ptrdiff_t positions, ptrdiff_t channels, float *panels) {
  for (ptrdiff_t first = 0; first < channels; first += LANES) {
    const ptrdiff_t lanes = channels - first;
    for (ptrdiff_t p = 0; p < positions; p++) {
      const Lanes value = loadLanes(small + p * channels + first, lanes);
      *(Lanes *)(panels + first * positions + p * LANES)
          = gate ? gated(value, loadLanes(gate + p * channels + first, lanes)) : value;
    }
  }
}

/// Adds the first rows and lanes of a tile to the filter.
INLINE void addTile(const Lanes sums[ROWS], ptrdiff_t rows, ptrdiff_t lanes, ptrdiff_t outputs, float *filter) {
  for (ptrdiff_t r = 0; r < rows; r++)
    storeLanes(filter + r * outputs, loadLanes(filter + r * outputs, lanes) + sums[r], lanes);
}

/// Σ over positions of six numbers, `places` apart from where each position begins, · sixteen channels.
INLINE void correlateTile(
    const LatentConvolutionShape *s, const float *framed, const ptrdiff_t places[ROWS], const float *channels,
    ptrdiff_t images, Lanes sums[ROWS]) {
  const Frame frame = largeFrame(s);
  const ptrdiff_t a = places[0], b = places[1], c = places[2], d = places[3], e = places[4], f = places[5];
  const ptrdiff_t step = s->stride * frame.channels;
  Lanes s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0}, s4 = {0}, s5 = {0};
  for (ptrdiff_t image = 0; image < images; image++)
    for (ptrdiff_t i = 0; i < s->smallHeight; i++) {
      const float *x = framed + image * frameCount(frame) + i * step * frame.width;
      for (ptrdiff_t j = 0; j < s->smallWidth; j++, x += step, channels += LANES) {
        const Lanes y = *(const Lanes *)channels;
        s0 += y * x[a];
        s1 += y * x[b];
        s2 += y * x[c];
        s3 += y * x[d];
        s4 += y * x[e];
        s5 += y * x[f];
      }
    }
  sums[0] = s0, sums[1] = s1, sums[2] = s2, sums[3] = s3, sums[4] = s4, sums[5] = s5;
}

/// Adds what sixteen channels contribute to the filter, six numbers of a patch after the other.
INLINE void correlateChannels(
    const LatentConvolutionShape *s, const float *framed, const float *channels, ptrdiff_t images, ptrdiff_t lanes,
    float *filter) {
  const Frame frame = largeFrame(s);
  const ptrdiff_t patch = patchLength(s);
  for (ptrdiff_t first = 0; first < patch; first += ROWS) {
    ptrdiff_t places[ROWS];
    for (ptrdiff_t r = 0; r < ROWS; r++)
      places[r] = placeInFrame(s, frame, first + r < patch ? first + r : first);
    Lanes sums[ROWS];
    correlateTile(s, framed, places, channels, images, sums);
    addTile(sums, least(ROWS, patch - first), lanes, s->smallChannels, filter + first * s->smallChannels);
  }
}

/// Adds to the filter what a group of framed large images and their small ones, through a gate if there is one,
/// contribute.
INLINE void correlateGroup(
    const LatentConvolutionShape *s, const float *framed, const float *small, const float *gate, ptrdiff_t images,
    float *filter, float *scratch) {
  const ptrdiff_t positions = images * s->smallHeight * s->smallWidth;
  packChannels(small, gate, positions, s->smallChannels, scratch);
  for (ptrdiff_t first = 0; first < s->smallChannels; first += LANES)
    correlateChannels(s, framed, scratch + first * positions, images, s->smallChannels - first, filter + first);
}

#endif

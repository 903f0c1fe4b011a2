#ifndef LATENT_GATHER_H
#define LATENT_GATHER_H

#include "frame.h"
#include "tile.h"

// A pixel of the large image gathers from the small pixels whose patches cover it. Pixels whose coordinates agree modulo
// the stride (a phase) are covered through the same taps, so each phase is a convolution of stride 1 over the framed
// small image. Nothing is unrolled, and each number is written once.
//
// A tile holds sixteen channels of the large image. Where there are fewer than that by far, its lanes hold the small
// image's channels instead, and are summed in the end.

enum { fewChannels = 8 };

INLINE bool gathersDots(const LatentConvolutionShape *s) { return s->largeChannels < fewChannels; }

/// The rows or columns of the small image's frame.
typedef struct {
  ptrdiff_t before, length;
} Border;

INLINE Border border(
    const LatentConvolutionShape *s, ptrdiff_t largeLength, ptrdiff_t smallLength, ptrdiff_t kernel) {
  const ptrdiff_t lowest = floorDivide(s->padding - (kernel - 1) * s->dilation, s->stride);
  ptrdiff_t highest = (largeLength - 1 + s->padding) / s->stride;
  if (highest < smallLength - 1) highest = smallLength - 1;
  const ptrdiff_t before = lowest < 0 ? -lowest : 0;
  return (Border){before, before + highest + 1};
}

INLINE Frame smallFrame(const LatentConvolutionShape *s) {
  const Border rows = border(s, s->largeHeight, s->smallHeight, s->kernelHeight);
  const Border columns = border(s, s->largeWidth, s->smallWidth, s->kernelWidth);
  return (Frame){
      rows.before, columns.before, rows.length, columns.length,
      gathersDots(s) ? wholeLanes(s->smallChannels) : s->smallChannels};
}

/// How many images are gathered at a time: the positions of a phase fill the tiles.
INLINE ptrdiff_t gatherGroup(const LatentConvolutionShape *s, ptrdiff_t images) {
  return groupSize(s->smallHeight * s->smallWidth, images);
}

/// One phase: the taps that reach it, their weights, and how many of the tables' pixels are its own.
typedef struct {
  Runs taps;
  const float *weights;
  ptrdiff_t pixels;
} Phase;

/// Tables for all phases; the offsets of the phases' pixels follow one another.
typedef struct {
  Phase *phases;
  ptrdiff_t count;
  /// For each pixel, where its first small pixel lies in the frames, and where it lies itself.
  const int32_t *from, *to;
} Gather;

INLINE ptrdiff_t gatherWeights(const LatentConvolutionShape *s) {
  const ptrdiff_t taps = s->kernelHeight * s->kernelWidth;
  return gathersDots(s) ? taps * s->largeChannels * wholeLanes(s->smallChannels)
                        : taps * wholeLanes(s->largeChannels) * s->smallChannels;
}

INLINE ptrdiff_t phaseWords(ptrdiff_t phases) {
  return wholeLanes(blocksOf(phases * (ptrdiff_t)sizeof(Phase), (ptrdiff_t)sizeof(float)));
}

INLINE ptrdiff_t gatherScratch(const LatentConvolutionShape *s) {
  const ptrdiff_t pixels = s->largeHeight * s->largeWidth * largestGroup(s->smallHeight * s->smallWidth);
  return gatherWeights(s) + phaseWords(s->stride * s->stride) + wholeLanes(s->kernelHeight * s->kernelWidth)
      + 2 * wholeLanes(pixels);
}

/// Lays out one tap's weights `[large channels][small channels]` as tiles or dots read them.
INLINE void packTap(const LatentConvolutionShape *s, const float *tap, ptrdiff_t index, ptrdiff_t count, float *packed) {
  const ptrdiff_t inputs = s->smallChannels, outputs = s->largeChannels, lanes = wholeLanes(inputs);
  if (gathersDots(s)) {
    for (ptrdiff_t channel = 0; channel < outputs; channel++)
      for (ptrdiff_t c = 0; c < inputs; c += LANES)
        *(Lanes *)(packed + (channel * count + index) * lanes + c) = loadLanes(tap + channel * inputs + c, inputs - c);
    return;
  }
  for (ptrdiff_t first = 0; first < outputs; first += LANES) {
    float *to = packed + (first * count + index * LANES) * inputs;
    for (ptrdiff_t lane = 0; lane < LANES; lane++)
      for (ptrdiff_t c = 0; c < inputs; c++)
        to[c * LANES + lane] = first + lane < outputs ? tap[(first + lane) * inputs + c] : 0;
  }
}

/// The taps that reach a phase: counts them, and with somewhere to write lays out their weights and places.
INLINE ptrdiff_t tapsOfPhase(
    const LatentConvolutionShape *s, Frame frame, ptrdiff_t row, ptrdiff_t column, const float *filter,
    ptrdiff_t count, int32_t *starts, float *packed) {
  ptrdiff_t found = 0;
  for (ptrdiff_t k = 0; k < s->kernelHeight; k++) {
    const ptrdiff_t y = row + s->padding - k * s->dilation, i = floorDivide(y, s->stride);
    if (y != i * s->stride) continue;
    for (ptrdiff_t l = 0; l < s->kernelWidth; l++) {
      const ptrdiff_t x = column + s->padding - l * s->dilation, j = floorDivide(x, s->stride);
      if (x != j * s->stride) continue;
      if (packed) {
        starts[found] = (int32_t)(((i + frame.top) * frame.width + j + frame.left) * frame.channels);
        packTap(
            s, filter + (k * s->kernelWidth + l) * s->largeChannels * s->smallChannels, found, count, packed);
      }
      found++;
    }
  }
  return found;
}

INLINE Gather prepareGather(
    const LatentConvolutionShape *s, const float *filter, Frame frame, ptrdiff_t group, float *scratch) {
  const ptrdiff_t phaseCount = s->stride * s->stride, area = s->largeHeight * s->largeWidth;
  float *packed = scratch;
  Phase *phases = (Phase *)(packed + gatherWeights(s));
  int32_t *starts = (int32_t *)((float *)phases + phaseWords(phaseCount));
  int32_t *from = starts + wholeLanes(s->kernelHeight * s->kernelWidth);
  int32_t *to = from + wholeLanes(area * largestGroup(s->smallHeight * s->smallWidth));
  const Gather gather = {phases, phaseCount, from, to};
  for (ptrdiff_t phase = 0; phase < phaseCount; phase++) {
    const ptrdiff_t row = phase / s->stride, column = phase % s->stride;
    const ptrdiff_t taps = tapsOfPhase(s, frame, row, column, filter, 0, NULL, NULL);
    tapsOfPhase(s, frame, row, column, filter, taps, starts, packed);
    const int32_t *firstPixel = from;
    for (ptrdiff_t image = 0; image < group; image++)
      for (ptrdiff_t y = row; y < s->largeHeight; y += s->stride)
        for (ptrdiff_t x = column; x < s->largeWidth; x += s->stride) {
          *from++ = (int32_t)(image * frameCount(frame)
              + (y / s->stride * frame.width + x / s->stride) * frame.channels);
          *to++ = (int32_t)((image * area + y * s->largeWidth + x) * s->largeChannels);
        }
    phases[phase] = (Phase){{starts, taps, frame.channels}, packed, from - firstPixel};
    starts += taps;
    packed += taps * (gathersDots(s) ? s->largeChannels * wholeLanes(s->smallChannels)
                                     : wholeLanes(s->largeChannels) * s->smallChannels);
  }
  return gather;
}

/// The pixels of one phase, sixteen channels at a time.
INLINE void gatherTiles(
    const float *framed, Phase phase, ptrdiff_t pixels, ptrdiff_t outputs, const int32_t *from, const int32_t *to,
    const float *bias, bool rectified, float *large) {
  const ptrdiff_t inner = phase.taps.count * phase.taps.length;
  for (ptrdiff_t first = 0; first < outputs; first += LANES) {
    const ptrdiff_t lanes = outputs - first;
    const Lanes start = bias ? loadLanes(bias + first, lanes) : (Lanes){0};
    for (ptrdiff_t pixel = 0; pixel < pixels; pixel += ROWS) {
      const ptrdiff_t rows = least(ROWS, pixels - pixel);
      const float *bases[ROWS];
      pointAtRows(framed, from + pixel, rows, bases);
      Lanes sums[ROWS];
      accumulateTile(bases, phase.taps, phase.weights + first * inner, start, sums);
      for (ptrdiff_t r = 0; r < rows; r++)
        storeLanes(large + to[pixel + r] + first, rectified ? gated(sums[r], sums[r]) : sums[r], lanes);
    }
  }
}

/// The pixels of one phase, a channel at a time.
INLINE void gatherDots(
    const float *framed, Phase phase, ptrdiff_t pixels, ptrdiff_t outputs, const int32_t *from, const int32_t *to,
    const float *bias, bool rectified, float *large) {
  const ptrdiff_t inner = phase.taps.count * phase.taps.length;
  for (ptrdiff_t channel = 0; channel < outputs; channel++)
    for (ptrdiff_t pixel = 0; pixel < pixels; pixel += ROWS) {
      const ptrdiff_t rows = least(ROWS, pixels - pixel);
      const float *bases[ROWS];
      pointAtRows(framed, from + pixel, rows, bases);
      Lanes sums[ROWS];
      accumulateDots(bases, phase.taps, phase.weights + channel * inner, sums);
      for (ptrdiff_t r = 0; r < rows; r++) {
        const float value = sumOfLanes(sums[r]) + (bias ? bias[channel] : 0);
        large[to[pixel + r] + channel] = rectified && value <= 0 ? 0 : value;
      }
    }
}

/// Writes the large images of a group: bias + what each pixel gathers, rectified if asked for.
INLINE void gatherFrom(
    const LatentConvolutionShape *s, const float *framed, Gather gather, ptrdiff_t images, ptrdiff_t group,
    const float *bias, bool rectified, float *large) {
  const int32_t *from = gather.from, *to = gather.to;
  for (ptrdiff_t index = 0; index < gather.count; index++) {
    const Phase phase = gather.phases[index];
    // The tables are those of a whole group; fewer images need the first of them.
    const ptrdiff_t pixels = phase.pixels / group * images;
    if (gathersDots(s)) {
      gatherDots(framed, phase, pixels, s->largeChannels, from, to, bias, rectified, large);
    } else {
      gatherTiles(framed, phase, pixels, s->largeChannels, from, to, bias, rectified, large);
    }
    from += phase.pixels;
    to += phase.pixels;
  }
}

#endif

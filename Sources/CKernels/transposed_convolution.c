#include "tile.h"

// A pixel of the large image gathers from the small pixels whose patches cover it. Pixels whose coordinates agree modulo
// the stride (a phase) are covered through the same taps, so each phase is a convolution of stride 1 over the small image,
// surrounded by as many zeros as the taps reach beyond it. Nothing is unrolled, and each number is written once.
//
// With few channels in the large image most lanes of a tile would idle. Then what each small pixel adds to its patch is
// computed with the patch along the lanes, and the patches are added up.

enum { fewChannels = 8 };

INLINE bool addsPatches(const LatentConvolutionShape *s) { return s->largeChannels < fewChannels; }

INLINE ptrdiff_t floorDivide(ptrdiff_t a, ptrdiff_t b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

/// The small image's rows or columns with zeros around them: how many zeros come first, and the length in all.
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

ptrdiff_t latentTransposedConvolutionScratch(const LatentConvolutionShape *s) {
  const ptrdiff_t taps = s->kernelHeight * s->kernelWidth, patch = taps * s->largeChannels;
  if (addsPatches(s))
    return blocksOf(patch, LANES) * LANES * s->smallChannels + wholeLines(s->smallHeight * s->smallWidth * patch);
  const Border rows = border(s, s->largeHeight, s->smallHeight, s->kernelHeight);
  const Border columns = border(s, s->largeWidth, s->smallWidth, s->kernelWidth);
  return wholeLines(rows.length * columns.length * s->smallChannels)
      + blocksOf(s->largeChannels, LANES) * LANES * taps * s->smallChannels
      + wholeLines(2 * taps) + wholeLines(2 * s->stride * s->stride);
}

/// Lays out weights for a tile: sixteen numbers a small channel, which lie `smallChannels` apart from `origin` on.
INLINE void packColumns(const float *origin, ptrdiff_t columns, ptrdiff_t smallChannels, float *packed) {
  for (ptrdiff_t c = 0; c < smallChannels; c++)
    for (ptrdiff_t lane = 0; lane < LANES; lane++)
      packed[c * LANES + lane] = lane < columns ? origin[lane * smallChannels + c] : 0;
}

/// Where the taps of a phase lie in the padded small image; returns how many there are and packs their weights.
INLINE ptrdiff_t preparePhase(
    const LatentConvolutionShape *s, Border rows, Border columns, ptrdiff_t row, ptrdiff_t column, const float *filter,
    ptrdiff_t *offsets, float *packed) {
  const ptrdiff_t inputs = s->smallChannels, outputs = s->largeChannels, blocks = blocksOf(outputs, LANES);
  ptrdiff_t count = 0;
  for (int packing = 0; packing < 2; packing++) {
    ptrdiff_t tap = 0;
    for (ptrdiff_t k = 0; k < s->kernelHeight; k++) {
      const ptrdiff_t y = row + s->padding - k * s->dilation, i = floorDivide(y, s->stride);
      if (y != i * s->stride) continue;
      for (ptrdiff_t l = 0; l < s->kernelWidth; l++) {
        const ptrdiff_t x = column + s->padding - l * s->dilation, j = floorDivide(x, s->stride);
        if (x != j * s->stride) continue;
        offsets[tap] = ((i + rows.before) * columns.length + j + columns.before) * inputs;
        for (ptrdiff_t block = 0; packing && block < blocks; block++)
          packColumns(
              filter + ((k * s->kernelWidth + l) * outputs + block * LANES) * inputs, outputs - block * LANES, inputs,
              packed + (block * count + tap) * inputs * LANES);
        tap++;
      }
    }
    count = tap;
  }
  return count;
}

/// The pixels of one phase of one image.
INLINE void gatherPhase(
    const LatentConvolutionShape *s, const float *padded, ptrdiff_t paddedWidth, ptrdiff_t row, ptrdiff_t column,
    const ptrdiff_t *offsets, ptrdiff_t tapCount, const float *packed, const float *bias, bool rectified,
    float *large) {
  const ptrdiff_t inputs = s->smallChannels, outputs = s->largeChannels;
  const ptrdiff_t width = blocksOf(s->largeWidth - column, s->stride);
  const ptrdiff_t positions = blocksOf(s->largeHeight - row, s->stride) * width;
  for (ptrdiff_t block = 0; block < blocksOf(outputs, LANES); block++) {
    const ptrdiff_t first = block * LANES, columns = outputs - first;
    Lanes start;
    loadStart(&start, bias ? bias + first : NULL, columns);
    for (ptrdiff_t position = 0; position < positions; position += ROWS) {
      const ptrdiff_t rows = positions - position < ROWS ? positions - position : ROWS;
      const float *bases[ROWS];
      for (ptrdiff_t r = 0; r < ROWS; r++) {
        const ptrdiff_t p = position + (r < rows ? r : 0);
        bases[r] = padded + ((p / width) * paddedWidth + p % width) * inputs;
      }
      Lanes sums[ROWS];
      accumulateTile(bases, offsets, tapCount, inputs, packed + block * tapCount * inputs * LANES, &start, sums);
      for (ptrdiff_t r = 0; r < rows; r++) {
        const ptrdiff_t p = position + r;
        const ptrdiff_t y = row + (p / width) * s->stride, x = column + (p % width) * s->stride;
        storeLanes(large + (y * s->largeWidth + x) * outputs + first, &sums[r], columns, rectified);
      }
    }
  }
}

INLINE void gatherImages(
    const LatentConvolutionShape *s, ptrdiff_t images, const float *small, const float *filter, const float *bias,
    bool rectified, float *large, float *scratch) {
  const ptrdiff_t inputs = s->smallChannels, blocks = blocksOf(s->largeChannels, LANES);
  const ptrdiff_t taps = s->kernelHeight * s->kernelWidth;
  const Border rows = border(s, s->largeHeight, s->smallHeight, s->kernelHeight);
  const Border columns = border(s, s->largeWidth, s->smallWidth, s->kernelWidth);
  float *padded = scratch;
  float *packed = padded + wholeLines(rows.length * columns.length * inputs);
  ptrdiff_t *offsets = (ptrdiff_t *)(packed + blocks * LANES * taps * inputs);
  ptrdiff_t *counts = (ptrdiff_t *)((float *)offsets + wholeLines(2 * taps));

  ptrdiff_t done = 0;
  for (ptrdiff_t phase = 0; phase < s->stride * s->stride; phase++) {
    counts[phase] = preparePhase(
        s, rows, columns, phase / s->stride, phase % s->stride, filter, offsets + done,
        packed + done * blocks * LANES * inputs);
    done += counts[phase];
  }
  for (ptrdiff_t image = 0; image < images; image++) {
    padImage(
        small + image * s->smallHeight * s->smallWidth * inputs, s->smallHeight, s->smallWidth, inputs, rows.before,
        columns.before, rows.length, columns.length, padded);
    float *result = large + image * s->largeHeight * s->largeWidth * s->largeChannels;
    done = 0;
    for (ptrdiff_t phase = 0; phase < s->stride * s->stride; phase++) {
      const ptrdiff_t row = phase / s->stride, column = phase % s->stride;
      if (row < s->largeHeight && column < s->largeWidth)
        gatherPhase(
            s, padded, columns.length, row, column, offsets + done, counts[phase],
            packed + done * blocks * LANES * inputs, bias, rectified, result);
      done += counts[phase];
    }
  }
}

/// Adds the patches of one image to where they lie.
INLINE void addUp(const LatentConvolutionShape *s, const float *patches, float *large) {
  const ptrdiff_t channels = s->largeChannels, patch = s->kernelHeight * s->kernelWidth * channels;
  for (ptrdiff_t i = 0; i < s->smallHeight; i++)
    for (ptrdiff_t k = 0; k < s->kernelHeight; k++) {
      const ptrdiff_t y = i * s->stride - s->padding + k * s->dilation;
      if (y < 0 || y >= s->largeHeight) continue;
      for (ptrdiff_t l = 0; l < s->kernelWidth; l++) {
        const ptrdiff_t shift = l * s->dilation - s->padding;
        // The columns whose tap falls inside of the image, so that the loop needs no test.
        const ptrdiff_t begin = shift < 0 ? blocksOf(-shift, s->stride) : 0;
        ptrdiff_t end = s->largeWidth > shift ? blocksOf(s->largeWidth - shift, s->stride) : 0;
        if (end > s->smallWidth) end = s->smallWidth;
        const float *from = patches + i * s->smallWidth * patch + (k * s->kernelWidth + l) * channels;
        float *to = large + (y * s->largeWidth + shift) * channels;
        for (ptrdiff_t j = begin; j < end; j++)
          for (ptrdiff_t c = 0; c < channels; c++) to[j * s->stride * channels + c] += from[j * patch + c];
      }
    }
}

INLINE void addPatches(
    const LatentConvolutionShape *s, ptrdiff_t images, const float *small, const float *filter, const float *bias,
    bool rectified, float *large, float *scratch) {
  const ptrdiff_t inputs = s->smallChannels, outputs = s->largeChannels;
  const ptrdiff_t patch = s->kernelHeight * s->kernelWidth * outputs, blocks = blocksOf(patch, LANES);
  const ptrdiff_t positions = s->smallHeight * s->smallWidth, pixels = s->largeHeight * s->largeWidth;
  const ptrdiff_t atOnce = 0;
  const Lanes zeros = {0};
  float *packed = scratch, *patches = packed + blocks * LANES * inputs;
  for (ptrdiff_t block = 0; block < blocks; block++)
    packColumns(filter + block * LANES * inputs, patch - block * LANES, inputs, packed + block * LANES * inputs);
  for (ptrdiff_t image = 0; image < images; image++) {
    const float *source = small + image * positions * inputs;
    float *result = large + image * pixels * outputs;
    for (ptrdiff_t block = 0; block < blocks; block++)
      for (ptrdiff_t position = 0; position < positions; position += ROWS) {
        const ptrdiff_t rows = positions - position < ROWS ? positions - position : ROWS;
        const float *bases[ROWS];
        for (ptrdiff_t r = 0; r < ROWS; r++) bases[r] = source + (position + (r < rows ? r : 0)) * inputs;
        Lanes sums[ROWS];
        accumulateTile(bases, &atOnce, 1, inputs, packed + block * LANES * inputs, &zeros, sums);
        for (ptrdiff_t r = 0; r < rows; r++)
          storeLanes(patches + (position + r) * patch + block * LANES, &sums[r], patch - block * LANES, false);
      }
    for (ptrdiff_t i = 0; i < pixels; i++)
      for (ptrdiff_t c = 0; c < outputs; c++) result[i * outputs + c] = bias ? bias[c] : 0;
    addUp(s, patches, result);
    for (ptrdiff_t i = 0; rectified && i < pixels * outputs; i++) result[i] = result[i] <= 0 ? 0 : result[i];
  }
}

MULTIVERSION void latentTransposedConvolution(
    const LatentConvolutionShape *shape, ptrdiff_t images, const float *small, const float *filter, const float *bias,
    bool rectified, float *large, float *scratch) {
  if (addsPatches(shape)) {
    addPatches(shape, images, small, filter, bias, rectified, large, scratch);
  } else {
    gatherImages(shape, images, small, filter, bias, rectified, large, scratch);
  }
}

#include "tile.h"

// The filter's gradient is a product of two tall matrices: patches, six numbers of which make a tile's rows, and the small
// image's channels, sixteen to a tile. Both are laid out as tiles read them, for as many images at a time as keep the
// channels' part in the first-level cache.

/// Positions worked on at a time: sixteen channels of them take half of a first-level cache of 32 KiB.
enum { positionsAtOnce = 256 };

INLINE ptrdiff_t imagesAtOnce(const LatentConvolutionShape *s) {
  const ptrdiff_t positions = s->smallHeight * s->smallWidth;
  return positions >= positionsAtOnce || positions == 0 ? 1 : positionsAtOnce / positions;
}

INLINE ptrdiff_t patchLength(const LatentConvolutionShape *s) {
  return s->kernelHeight * s->kernelWidth * s->largeChannels;
}

INLINE ptrdiff_t paddedHeight(const LatentConvolutionShape *s) {
  return (s->smallHeight - 1) * s->stride + (s->kernelHeight - 1) * s->dilation + 1;
}

INLINE ptrdiff_t paddedWidth(const LatentConvolutionShape *s) {
  return (s->smallWidth - 1) * s->stride + (s->kernelWidth - 1) * s->dilation + 1;
}

ptrdiff_t latentFilterGradientScratch(const LatentConvolutionShape *s) {
  const ptrdiff_t positions = s->smallHeight * s->smallWidth * imagesAtOnce(s);
  const ptrdiff_t blocks = blocksOf(patchLength(s), ROWS), columnBlocks = blocksOf(s->smallChannels, LANES);
  return wholeLines(paddedHeight(s) * paddedWidth(s) * s->largeChannels) + wholeLines(blocks * ROWS * positions)
      + columnBlocks * LANES * positions + wholeLines(blocks * ROWS);
}

/// Lays patches out in panels: `[block of six][position][six]`, with `stride` positions to a panel.
INLINE void packPatches(
    const LatentConvolutionShape *s, const float *padded, ptrdiff_t width, ptrdiff_t stride, float *line,
    float *panels) {
  const ptrdiff_t channels = s->largeChannels, patch = patchLength(s), blocks = blocksOf(patch, ROWS);
  const ptrdiff_t run = s->dilation == 1 ? s->kernelWidth * channels : channels;
  for (ptrdiff_t i = 0; i < s->smallHeight; i++)
    for (ptrdiff_t j = 0; j < s->smallWidth; j++) {
      const float *corner = padded + (i * width + j) * s->stride * channels;
      float *next = line;
      for (ptrdiff_t k = 0; k < s->kernelHeight; k++) {
        const float *row = corner + k * s->dilation * width * channels;
        for (ptrdiff_t l = 0; l < s->kernelWidth * channels; l += run) {
          const float *from = row + l * s->dilation;
          for (ptrdiff_t c = 0; c < run; c++) next[c] = from[c];
          next += run;
        }
      }
      float *panel = panels + (i * s->smallWidth + j) * ROWS;
      for (ptrdiff_t block = 0; block < blocks; block++)
        memcpy(panel + block * stride * ROWS, line + block * ROWS, ROWS * sizeof(float));
    }
}

/// Lays channels out in panels: `[block of sixteen][position][sixteen]`, with `stride` positions to a panel.
INLINE void packChannels(
    const float *small, ptrdiff_t positions, ptrdiff_t channels, ptrdiff_t stride, float *panels) {
  for (ptrdiff_t block = 0; block < blocksOf(channels, LANES); block++) {
    const ptrdiff_t first = block * LANES, columns = channels - first < LANES ? channels - first : LANES;
    for (ptrdiff_t p = 0; p < positions; p++) {
      float *lanes = panels + (block * stride + p) * LANES;
      for (ptrdiff_t c = 0; c < columns; c++) lanes[c] = small[p * channels + first + c];
      for (ptrdiff_t c = columns; c < LANES; c++) lanes[c] = 0;
    }
  }
}

MULTIVERSION void latentFilterGradient(
    const LatentConvolutionShape *s, ptrdiff_t images, const float *large, const float *small, float *filter,
    float *scratch) {
  const ptrdiff_t channels = s->largeChannels, outputs = s->smallChannels;
  const ptrdiff_t patch = patchLength(s), blocks = blocksOf(patch, ROWS), columnBlocks = blocksOf(outputs, LANES);
  const ptrdiff_t height = paddedHeight(s), width = paddedWidth(s);
  const ptrdiff_t positions = s->smallHeight * s->smallWidth, group = imagesAtOnce(s);
  float *padded = scratch;
  float *patches = padded + wholeLines(height * width * channels);
  float *panels = patches + wholeLines(blocks * ROWS * positions * group);
  float *line = panels + columnBlocks * LANES * positions * group;
  const bool fits = s->padding == 0 && width == s->largeWidth;

  for (ptrdiff_t r = patch; r < blocks * ROWS; r++) line[r] = 0;
  memset(filter, 0, (size_t)(patch * outputs) * sizeof(float));
  for (ptrdiff_t image = 0; image < images; image += group) {
    const ptrdiff_t count = images - image < group ? images - image : group, rows = count * positions;
    for (ptrdiff_t i = 0; i < count; i++) {
      const float *source = large + (image + i) * s->largeHeight * s->largeWidth * channels;
      if (!fits) {
        padImage(source, s->largeHeight, s->largeWidth, channels, s->padding, s->padding, height, width, padded);
        source = padded;
      }
      packPatches(s, source, width, rows, line, patches + i * positions * ROWS);
    }
    packChannels(small + image * positions * outputs, rows, outputs, rows, panels);
    for (ptrdiff_t column = 0; column < columnBlocks; column++) {
      const ptrdiff_t first = column * LANES, lanes = outputs - first < LANES ? outputs - first : LANES;
      for (ptrdiff_t block = 0; block < blocks; block++) {
        Lanes s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0}, s4 = {0}, s5 = {0};
        const float *x = patches + block * rows * ROWS, *y = panels + column * rows * LANES;
        for (ptrdiff_t p = 0; p < rows; p++, x += ROWS, y += LANES) {
          const Lanes w = *(const Lanes *)y;
          s0 += w * x[0];
          s1 += w * x[1];
          s2 += w * x[2];
          s3 += w * x[3];
          s4 += w * x[4];
          s5 += w * x[5];
        }
        const Lanes sums[ROWS] = {s0, s1, s2, s3, s4, s5};
        for (ptrdiff_t r = 0; r < ROWS && block * ROWS + r < patch; r++) {
          float *out = filter + (block * ROWS + r) * outputs + first;
          if (lanes == LANES) {
            *(UnalignedLanes *)out += sums[r];
          } else {
            for (ptrdiff_t c = 0; c < lanes; c++) out[c] += sums[r][c];
          }
        }
      }
    }
  }
}

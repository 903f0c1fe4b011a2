#include "tile.h"

/// The large image with its padding, just as far as the filter reaches.
typedef struct {
  ptrdiff_t height, width;
} Extent;

INLINE Extent reach(const LatentConvolutionShape *s) {
  return (Extent){
      (s->smallHeight - 1) * s->stride + (s->kernelHeight - 1) * s->dilation + 1,
      (s->smallWidth - 1) * s->stride + (s->kernelWidth - 1) * s->dilation + 1};
}

ptrdiff_t latentConvolutionScratch(const LatentConvolutionShape *s) {
  const Extent extent = reach(s);
  const ptrdiff_t taps = s->kernelHeight * s->kernelWidth;
  return wholeLines(extent.height * extent.width * s->largeChannels)
      + blocksOf(s->smallChannels, LANES) * LANES * taps * s->largeChannels + wholeLines(2 * taps);
}

MULTIVERSION void latentConvolution(
    const LatentConvolutionShape *s, ptrdiff_t images, const float *large, const float *filter, const float *bias,
    bool rectified, float *small, float *scratch) {
  const Extent extent = reach(s);
  const ptrdiff_t channels = s->largeChannels, outputs = s->smallChannels;
  const ptrdiff_t tapCount = s->kernelHeight * s->kernelWidth, inner = tapCount * channels;
  const ptrdiff_t positions = s->smallHeight * s->smallWidth, blocks = blocksOf(outputs, LANES);
  float *padded = scratch;
  float *packed = padded + wholeLines(extent.height * extent.width * channels);
  ptrdiff_t *taps = (ptrdiff_t *)(packed + blocks * LANES * inner);

  for (ptrdiff_t block = 0; block < blocks; block++) {
    const ptrdiff_t first = block * LANES, columns = outputs - first < LANES ? outputs - first : LANES;
    for (ptrdiff_t k = 0; k < inner; k++) {
      float *lanes = packed + (block * inner + k) * LANES;
      for (ptrdiff_t c = 0; c < columns; c++) lanes[c] = filter[k * outputs + first + c];
      for (ptrdiff_t c = columns; c < LANES; c++) lanes[c] = 0;
    }
  }
  for (ptrdiff_t k = 0; k < s->kernelHeight; k++)
    for (ptrdiff_t l = 0; l < s->kernelWidth; l++)
      taps[k * s->kernelWidth + l] = (k * extent.width + l) * s->dilation * channels;

  const bool fits = s->padding == 0 && extent.width == s->largeWidth;
  for (ptrdiff_t image = 0; image < images; image++) {
    const float *source = large + image * s->largeHeight * s->largeWidth * channels;
    float *result = small + image * positions * outputs;
    if (!fits) {
      padImage(
          source, s->largeHeight, s->largeWidth, channels, s->padding, s->padding, extent.height, extent.width, padded);
      source = padded;
    }
    for (ptrdiff_t block = 0; block < blocks; block++) {
      const ptrdiff_t first = block * LANES, columns = outputs - first;
      Lanes start;
      loadStart(&start, bias ? bias + first : NULL, columns);
      for (ptrdiff_t position = 0; position < positions; position += ROWS) {
        const ptrdiff_t rows = positions - position < ROWS ? positions - position : ROWS;
        const float *bases[ROWS];
        for (ptrdiff_t r = 0; r < ROWS; r++) {
          const ptrdiff_t p = position + (r < rows ? r : 0);
          bases[r] = source
              + ((p / s->smallWidth) * extent.width + p % s->smallWidth) * s->stride * channels;
        }
        Lanes sums[ROWS];
        accumulateTile(bases, taps, tapCount, channels, packed + block * inner * LANES, &start, sums);
        for (ptrdiff_t r = 0; r < rows; r++)
          storeLanes(result + (position + r) * outputs + first, &sums[r], columns, rectified);
      }
    }
  }
}

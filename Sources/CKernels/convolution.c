#include "bias.h"
#include "correlate.h"
#include "gather.h"
#include "slide.h"

INLINE ptrdiff_t smallArea(const LatentConvolutionShape *s) { return s->smallHeight * s->smallWidth; }

INLINE ptrdiff_t smallCount(const LatentConvolutionShape *s) { return smallArea(s) * s->smallChannels; }

INLINE ptrdiff_t largeCount(const LatentConvolutionShape *s) {
  return s->largeHeight * s->largeWidth * s->largeChannels;
}

/// A whole group of frames.
INLINE ptrdiff_t framesScratch(const LatentConvolutionShape *s, Frame frame) {
  return wholeLanes(frameCount(frame) * largestGroup(smallArea(s)));
}

/// Double-precision sums, one a channel.
INLINE ptrdiff_t totalsScratch(ptrdiff_t channels) { return wholeLanes(2 * channels); }

/// Puts large images into frames one after the other, each number through its gate if there is one.
INLINE void frameLarge(
    const LatentConvolutionShape *s, const float *large, const float *gate, ptrdiff_t images, float *framed) {
  const Frame frame = largeFrame(s);
  for (ptrdiff_t image = 0; image < images; image++)
    frameImage(
        large + image * largeCount(s), gate ? gate + image * largeCount(s) : NULL, s->largeHeight, s->largeWidth,
        s->largeChannels, frame, framed + image * frameCount(frame));
}

INLINE void frameSmall(
    const LatentConvolutionShape *s, const float *small, const float *gate, ptrdiff_t images, float *framed) {
  const Frame frame = smallFrame(s);
  for (ptrdiff_t image = 0; image < images; image++)
    frameImage(
        small + image * smallCount(s), gate ? gate + image * smallCount(s) : NULL, s->smallHeight, s->smallWidth,
        s->smallChannels, frame, framed + image * frameCount(frame));
}

INLINE void writeTotals(const double *totals, ptrdiff_t channels, float *bias) {
  for (ptrdiff_t c = 0; c < channels; c++) bias[c] = (float)totals[c];
}

ptrdiff_t latentConvolutionScratch(const LatentConvolutionShape *s) {
  return framesScratch(s, largeFrame(s)) + slideScratch(s);
}

MULTIVERSION void latentConvolution(
    const LatentConvolutionShape *s, ptrdiff_t images, const float *large, const float *filter, const float *bias,
    bool rectified, float *small, float *scratch) {
  const Frame frame = largeFrame(s);
  const ptrdiff_t group = groupSize(smallArea(s), images);
  const bool isFramed = s->padding == 0 && frame.height == s->largeHeight && frame.width == s->largeWidth;
  const Slide slide = prepareSlide(s, filter, frame, group, scratch + framesScratch(s, frame));
  for (ptrdiff_t image = 0; image < images; image += group) {
    const ptrdiff_t count = least(group, images - image);
    const float *source = large + image * largeCount(s);
    if (!isFramed) frameLarge(s, source, NULL, count, scratch);
    slideOver(
        isFramed ? source : scratch, slide, count * smallArea(s), s->smallChannels, bias, rectified,
        small + image * smallCount(s));
  }
}

ptrdiff_t latentTransposedConvolutionScratch(const LatentConvolutionShape *s) {
  return framesScratch(s, smallFrame(s)) + gatherScratch(s);
}

MULTIVERSION void latentTransposedConvolution(
    const LatentConvolutionShape *s, ptrdiff_t images, const float *small, const float *filter, const float *bias,
    bool rectified, float *large, float *scratch) {
  const Frame frame = smallFrame(s);
  const ptrdiff_t group = groupSize(smallArea(s), images);
  const Gather gather = prepareGather(s, filter, frame, group, scratch + framesScratch(s, frame));
  for (ptrdiff_t image = 0; image < images; image += group) {
    const ptrdiff_t count = least(group, images - image);
    frameSmall(s, small + image * smallCount(s), NULL, count, scratch);
    gatherFrom(s, scratch, gather, count, group, bias, rectified, large + image * largeCount(s));
  }
}

ptrdiff_t latentFilterGradientScratch(const LatentConvolutionShape *s) {
  return framesScratch(s, largeFrame(s)) + correlateScratch(s);
}

MULTIVERSION void latentFilterGradient(
    const LatentConvolutionShape *s, ptrdiff_t images, const float *large, const float *small, float *filter,
    float *scratch) {
  const ptrdiff_t group = groupSize(smallArea(s), images);
  float *rest = scratch + framesScratch(s, largeFrame(s));
  memset(filter, 0, (size_t)(patchLength(s) * s->smallChannels) * sizeof(float));
  for (ptrdiff_t image = 0; image < images; image += group) {
    const ptrdiff_t count = least(group, images - image);
    frameLarge(s, large + image * largeCount(s), NULL, count, scratch);
    correlateGroup(s, scratch, small + image * smallCount(s), NULL, count, filter, rest);
  }
}

ptrdiff_t latentConvolutionPullbackScratch(const LatentConvolutionShape *s) {
  return totalsScratch(s->smallChannels) + framesScratch(s, largeFrame(s)) + framesScratch(s, smallFrame(s))
      + gatherScratch(s) + correlateScratch(s);
}

MULTIVERSION void latentConvolutionPullback(
    const LatentConvolutionShape *s, ptrdiff_t images, const float *large, const float *filter, const float *cotangent,
    const float *gate, LatentConvolutionGradients gradients, float *scratch) {
  const Frame frame = smallFrame(s);
  const ptrdiff_t group = groupSize(smallArea(s), images);
  double *totals = (double *)scratch;
  float *largeFrames = scratch + totalsScratch(s->smallChannels);
  float *smallFrames = largeFrames + framesScratch(s, largeFrame(s));
  float *tables = smallFrames + framesScratch(s, frame), *panels = tables + gatherScratch(s);
  memset(totals, 0, (size_t)s->smallChannels * sizeof(double));
  if (gradients.filter) memset(gradients.filter, 0, (size_t)(patchLength(s) * s->smallChannels) * sizeof(float));
  Gather gather = {0};
  if (gradients.input) gather = prepareGather(s, filter, frame, group, tables);
  for (ptrdiff_t image = 0; image < images; image += group) {
    const ptrdiff_t count = least(group, images - image), at = image * smallCount(s);
    const float *pull = cotangent + at, *beside = gate ? gate + at : NULL;
    if (gradients.bias) addChannels(pull, beside, count * smallArea(s), s->smallChannels, totals);
    if (gradients.filter) {
      frameLarge(s, large + image * largeCount(s), NULL, count, largeFrames);
      correlateGroup(s, largeFrames, pull, beside, count, gradients.filter, panels);
    }
    if (gradients.input) {
      frameSmall(s, pull, beside, count, smallFrames);
      gatherFrom(s, smallFrames, gather, count, group, NULL, false, gradients.input + image * largeCount(s));
    }
  }
  if (gradients.bias) writeTotals(totals, s->smallChannels, gradients.bias);
}

ptrdiff_t latentTransposedConvolutionPullbackScratch(const LatentConvolutionShape *s) {
  return totalsScratch(s->largeChannels) + framesScratch(s, largeFrame(s)) + slideScratch(s) + correlateScratch(s);
}

MULTIVERSION void latentTransposedConvolutionPullback(
    const LatentConvolutionShape *s, ptrdiff_t images, const float *small, const float *filter, const float *cotangent,
    const float *gate, LatentConvolutionGradients gradients, float *scratch) {
  const Frame frame = largeFrame(s);
  const ptrdiff_t group = groupSize(smallArea(s), images);
  double *totals = (double *)scratch;
  float *frames = scratch + totalsScratch(s->largeChannels);
  float *tables = frames + framesScratch(s, frame), *panels = tables + slideScratch(s);
  memset(totals, 0, (size_t)s->largeChannels * sizeof(double));
  if (gradients.filter) memset(gradients.filter, 0, (size_t)(patchLength(s) * s->smallChannels) * sizeof(float));
  Slide slide = {0};
  if (gradients.input) slide = prepareSlide(s, filter, frame, group, tables);
  for (ptrdiff_t image = 0; image < images; image += group) {
    const ptrdiff_t count = least(group, images - image), at = image * largeCount(s);
    const float *pull = cotangent + at, *beside = gate ? gate + at : NULL;
    if (gradients.bias) addChannels(pull, beside, count * s->largeHeight * s->largeWidth, s->largeChannels, totals);
    frameLarge(s, pull, beside, count, frames);
    if (gradients.input)
      slideOver(
          frames, slide, count * smallArea(s), s->smallChannels, NULL, false,
          gradients.input + image * smallCount(s));
    if (gradients.filter)
      correlateGroup(s, frames, small + image * smallCount(s), NULL, count, gradients.filter, panels);
  }
  if (gradients.bias) writeTotals(totals, s->largeChannels, gradients.bias);
}

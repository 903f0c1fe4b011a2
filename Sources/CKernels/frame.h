#ifndef LATENT_FRAME_H
#define LATENT_FRAME_H

#include "lanes.h"

/// An image in the middle of zeros, as far as the taps of a filter reach: no loop has to ask where the image ends.
typedef struct {
  /// Rows and columns of zeros before the image.
  ptrdiff_t top, left;
  /// Rows and columns in all; fewer than the image's where no tap reaches its end.
  ptrdiff_t height, width;
  /// Numbers a pixel, the image's channels and zeros behind them.
  ptrdiff_t channels;
} Frame;

INLINE ptrdiff_t frameCount(Frame frame) { return frame.height * frame.width * frame.channels; }

/// The frame in which a filter slides over the large image.
INLINE Frame largeFrame(const LatentConvolutionShape *s) {
  return (Frame){
      s->padding, s->padding, (s->smallHeight - 1) * s->stride + (s->kernelHeight - 1) * s->dilation + 1,
      (s->smallWidth - 1) * s->stride + (s->kernelWidth - 1) * s->dilation + 1, s->largeChannels};
}

/// Copies a row of numbers, through the gate of a row beside it if there is one.
INLINE void copyRow(const float *from, const float *gate, ptrdiff_t count, float *to) {
  if (!gate) {
    memcpy(to, from, (size_t)count * sizeof(float));
    return;
  }
  ptrdiff_t i = 0;
  for (; i + LANES <= count; i += LANES)
    *(UnalignedLanes *)(to + i) = gated(*(const UnalignedLanes *)(from + i), *(const UnalignedLanes *)(gate + i));
  if (i < count) storeLanes(to + i, gated(loadLanes(from + i, count - i), loadLanes(gate + i, count - i)), count - i);
}

/// Puts an image of `[height, width, channels]` into its frame, each number through the gate of the one beside it if
/// there is a gate.
INLINE void frameImage(
    const float *image, const float *gate, ptrdiff_t height, ptrdiff_t width, ptrdiff_t channels, Frame frame,
    float *framed) {
  const ptrdiff_t line = frame.width * frame.channels;
  // With a stride beyond image and padding, the filter may not reach as far as the image.
  const ptrdiff_t left = least(frame.left, frame.width), kept = least(width, frame.width - left);
  for (ptrdiff_t y = 0; y < frame.height; y++) {
    float *row = framed + y * line;
    const ptrdiff_t source = y - frame.top;
    if (source < 0 || source >= height) {
      memset(row, 0, (size_t)line * sizeof(float));
      continue;
    }
    const float *from = image + source * width * channels;
    const float *beside = gate ? gate + source * width * channels : NULL;
    memset(row, 0, (size_t)(left * frame.channels) * sizeof(float));
    float *to = row + left * frame.channels;
    if (frame.channels == channels) {
      copyRow(from, beside, kept * channels, to);
    } else {
      for (ptrdiff_t x = 0; x < kept; x++) {
        copyRow(from + x * channels, beside ? beside + x * channels : NULL, channels, to + x * frame.channels);
        memset(
            to + x * frame.channels + channels, 0, (size_t)(frame.channels - channels) * sizeof(float));
      }
    }
    const ptrdiff_t end = (left + kept) * frame.channels;
    memset(row + end, 0, (size_t)(line - end) * sizeof(float));
  }
}

/// Images are worked on in groups of about so many positions: enough to fill the tiles, few enough for sixteen channels
/// of them to take half of a first-level cache of 32 KiB.
enum { positionsAtOnce = 256 };

/// How many images make a group: groups of one size, as far as that goes.
INLINE ptrdiff_t groupSize(ptrdiff_t positions, ptrdiff_t images) {
  if (positions >= positionsAtOnce || positions == 0 || images == 0) return 1;
  const ptrdiff_t most = positionsAtOnce / positions;
  return blocksOf(images, blocksOf(images, most));
}

INLINE ptrdiff_t largestGroup(ptrdiff_t positions) {
  return positions >= positionsAtOnce || positions == 0 ? 1 : positionsAtOnce / positions;
}

#endif

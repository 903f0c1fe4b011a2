/// Single-precision kernels: the few loops in which training spends its time.
///
/// Each is compiled for several levels of the x86-64 architecture and the machine's own is picked when the program is
/// loaded; elsewhere the plain form is used. Vectors are sixteen floats wide in the source, which a compiler maps to one,
/// two or four registers. Results differ in the last bits between processor classes, never between runs or threads.
#ifndef LATENT_CKERNELS_H
#define LATENT_CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The sizes in a convolution: a large image of `[height, width, channels]` above, a small one below, and a filter
/// `[kernelHeight, kernelWidth, largeChannels, smallChannels]` between.
typedef struct {
  ptrdiff_t largeHeight, largeWidth, largeChannels;
  ptrdiff_t smallHeight, smallWidth, smallChannels;
  ptrdiff_t kernelHeight, kernelWidth;
  ptrdiff_t stride, padding, dilation;
} LatentConvolutionShape;

/// How many floats of scratch memory, aligned to 64 bytes, each kernel below needs.
ptrdiff_t latentConvolutionScratch(const LatentConvolutionShape *shape);
ptrdiff_t latentTransposedConvolutionScratch(const LatentConvolutionShape *shape);
ptrdiff_t latentFilterGradientScratch(const LatentConvolutionShape *shape);
ptrdiff_t latentConvolutionPullbackScratch(const LatentConvolutionShape *shape);
ptrdiff_t latentTransposedConvolutionPullbackScratch(const LatentConvolutionShape *shape);

/// small = large ∗ filter + bias, and max(·, 0) of it with `rectified`; `bias` may be NULL.
void latentConvolution(
    const LatentConvolutionShape *shape, ptrdiff_t images, const float *large, const float *filter, const float *bias,
    bool rectified, float *small, float *scratch);

/// large = filterᵀ small + bias, and max(·, 0) of it with `rectified`: the adjoint of the convolution.
void latentTransposedConvolution(
    const LatentConvolutionShape *shape, ptrdiff_t images, const float *small, const float *filter, const float *bias,
    bool rectified, float *large, float *scratch);

/// filter = Σ over images and positions of patch · smallᵀ: the convolution's derivative with respect to its filter.
void latentFilterGradient(
    const LatentConvolutionShape *shape, ptrdiff_t images, const float *large, const float *small, float *filter,
    float *scratch);

/// Where the derivatives of a layer go; NULL for one that nobody asks for.
typedef struct {
  /// Of what the layer reads: the large image for a convolution, the small one for its adjoint.
  float *input;
  float *filter;
  /// Sums over pixels, in double precision but for runs of a few.
  float *bias;
} LatentConvolutionGradients;

/// The derivatives of `latentConvolution` times a cotangent of the small image. With a `gate`, the cotangent counts only
/// where the gate is positive: the output of a rectified layer.
void latentConvolutionPullback(
    const LatentConvolutionShape *shape, ptrdiff_t images, const float *large, const float *filter,
    const float *cotangent, const float *gate, LatentConvolutionGradients gradients, float *scratch);

/// The same for `latentTransposedConvolution` and a cotangent of the large image.
void latentTransposedConvolutionPullback(
    const LatentConvolutionShape *shape, ptrdiff_t images, const float *small, const float *filter,
    const float *cotangent, const float *gate, LatentConvolutionGradients gradients, float *scratch);

/// Adds a row to each row of a matrix, and takes max(·, 0) of the sums with `rectified`.
void latentAddBias(float *matrix, const float *bias, ptrdiff_t rows, ptrdiff_t columns, bool rectified);

/// sums = Σ of the rows of a matrix, in double precision but for runs of a few rows; there is at least one column.
void latentSumRows(const float *matrix, ptrdiff_t rows, ptrdiff_t columns, float *sums, float *scratch);
ptrdiff_t latentSumRowsScratch(ptrdiff_t columns);

/// out = values where the gate is positive, 0 where it is not, NaN where it is NaN.
void latentGate(const float *values, const float *gate, ptrdiff_t count, float *out);

/// Replaces each number by its sigmoid, 1/(1 + e⁻ˣ).
void latentSigmoid(float *values, ptrdiff_t count);

/// out = log(1 + eˣ) − x t for logits x and targets t: the cross-entropy of Bernoulli distributions.
void latentSigmoidCrossEntropy(const float *logits, const float *targets, float *out, ptrdiff_t count);

/// The numbers of one step of Adam.
typedef struct {
  float firstShare, secondDecay, secondShare, stepSize, correction, epsilon, coupledDecay, shrinkage;
} LatentAdam;

/// g ← gradient + coupledDecay w, m ← m + firstShare (g − m), v ← secondDecay v + secondShare g²,
/// w ← shrinkage w − stepSize m / (√v / correction + epsilon).
void latentAdam(
    const LatentAdam *adam, float *weights, const float *gradient, float *first, float *second, ptrdiff_t count);

#endif

#include "logistic.h"

MULTIVERSION void latentSigmoid(float *values, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i += LANES) {
    const ptrdiff_t lanes = count - i < LANES ? count - i : LANES;
    Lanes x = {0};
    memcpy(&x, values + i, (size_t)lanes * sizeof(float));
    sigmoidOf(&x);
    memcpy(values + i, &x, (size_t)lanes * sizeof(float));
  }
}

MULTIVERSION void latentSigmoidCrossEntropy(const float *logits, const float *targets, float *out, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i += LANES) {
    const ptrdiff_t lanes = count - i < LANES ? count - i : LANES;
    Lanes x = {0}, t = {0};
    memcpy(&x, logits + i, (size_t)lanes * sizeof(float));
    memcpy(&t, targets + i, (size_t)lanes * sizeof(float));
    // The large terms first: where they cancel, the logarithm is all that is left.
    Lanes loss, logarithm;
    softplusParts(&x, &loss, &logarithm);
    loss -= x * t;
    loss += logarithm;
    memcpy(out + i, &loss, (size_t)lanes * sizeof(float));
  }
}

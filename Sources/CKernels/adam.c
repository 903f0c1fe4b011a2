#include "lanes.h"

INLINE void moveWeights(
    const LatentAdam *a, float *weights, const float *gradient, float *first, float *second, ptrdiff_t lanes) {
  const Lanes w = loadLanes(weights, lanes);
  const Lanes g = loadLanes(gradient, lanes) + a->coupledDecay * w;
  const Lanes before = loadLanes(first, lanes), m = before + a->firstShare * (g - before);
  const Lanes v = a->secondDecay * loadLanes(second, lanes) + a->secondShare * g * g;
  storeLanes(first, m, lanes);
  storeLanes(second, v, lanes);
  const Lanes scale = __builtin_elementwise_sqrt(v) / a->correction + a->epsilon;
  storeLanes(weights, a->shrinkage * w - a->stepSize * (m / scale), lanes);
}

MULTIVERSION void latentAdam(
    const LatentAdam *a, float *weights, const float *gradient, float *first, float *second, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i += LANES)
    moveWeights(a, weights + i, gradient + i, first + i, second + i, least(LANES, count - i));
}

#include "bias.h"

INLINE void addToRows(float *matrix, const float *bias, ptrdiff_t rows, ptrdiff_t columns, bool rectified) {
  for (ptrdiff_t row = 0; row < rows; row++)
    for (ptrdiff_t first = 0; first < columns; first += LANES) {
      float *at = matrix + row * columns + first;
      const ptrdiff_t lanes = columns - first;
      const Lanes sum = loadLanes(at, lanes) + loadLanes(bias + first, lanes);
      storeLanes(at, rectified ? gated(sum, sum) : sum, lanes);
    }
}

MULTIVERSION void latentAddBias(
    float *matrix, const float *bias, ptrdiff_t rows, ptrdiff_t columns, bool rectified) {
  addToRows(matrix, bias, rows, columns, rectified);
}

ptrdiff_t latentSumRowsScratch(ptrdiff_t columns) { return wholeLanes(2 * columns); }

MULTIVERSION void latentSumRows(
    const float *matrix, ptrdiff_t rows, ptrdiff_t columns, float *sums, float *scratch) {
  double *totals = (double *)scratch;
  memset(totals, 0, (size_t)columns * sizeof(double));
  addChannels(matrix, NULL, rows, columns, totals);
  for (ptrdiff_t c = 0; c < columns; c++) sums[c] = (float)totals[c];
}

INLINE void passThrough(const float *values, const float *gate, ptrdiff_t count, float *out) {
  for (ptrdiff_t i = 0; i < count; i += LANES)
    storeLanes(out + i, gated(loadLanes(values + i, count - i), loadLanes(gate + i, count - i)), count - i);
}

MULTIVERSION void latentGate(const float *values, const float *gate, ptrdiff_t count, float *out) {
  passThrough(values, gate, count, out);
}

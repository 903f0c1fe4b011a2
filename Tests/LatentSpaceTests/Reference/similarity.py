"""Reference values for SimilarityTests, from NumPy and SciPy.

    python similarity.py > similarity.json

The formulas are written with whole N x N matrices here, and with none in the library.
"""
import json
import numpy as np
from scipy.linalg import orthogonal_procrustes
from scipy.spatial.distance import cdist, pdist
from scipy.stats import spearmanr

random = np.random.default_rng(8)
N, K = 60, 10
base = random.normal(size=(N, 3))
rounded = lambda a: np.float32(np.round(a, 4)).astype(float)
x = rounded(base @ random.normal(size=(3, 4)) + 5)
y = rounded(np.tanh(base @ random.normal(size=(3, 3))) + 0.3 * random.normal(size=(N, 3)))


def hsic(k, l):
    n = len(k)
    k, l = k - np.diag(np.diag(k)), l - np.diag(np.diag(l))
    one = np.ones(n)
    return (np.trace(k @ l) + (one @ k @ one) * (one @ l @ one) / ((n - 1) * (n - 2))
            - 2 / (n - 2) * (one @ k @ l @ one)) / (n * (n - 3))


def cka(a, b):
    # Centring changes nothing: the estimator is the same for kernels of points about any origin.
    a, b = a - a.mean(0), b - b.mean(0)
    k, l = a @ a.T, b @ b.T
    return hsic(k, l) / np.sqrt(hsic(k, k) * hsic(l, l))


def overlap(a, b):
    def nearest(p):
        d = cdist(p, p)
        np.fill_diagonal(d, np.inf)
        return np.argsort(d, axis=1, kind="stable")[:, :K]
    return float(np.mean([len(set(u) & set(v)) / K for u, v in zip(nearest(a), nearest(b))]))


def procrustes(a, b):
    width = max(a.shape[1], b.shape[1])
    a, b = (np.pad(p - p.mean(0), ((0, 0), (0, width - p.shape[1]))) for p in (a, b))
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    q, _ = orthogonal_procrustes(b, a)
    return float(np.linalg.norm(a - b @ q) ** 2)


matrix = np.round(random.normal(size=(5, 3)), 3)
print(json.dumps({
    "x": x.round(4).ravel().tolist(), "y": y.round(4).ravel().tolist(), "count": N,
    "cka": cka(x, y), "overlap": overlap(x, y), "procrustes": procrustes(x, y),
    "correlation": float(spearmanr(pdist(x), pdist(y)).statistic),
    "tiesX": [1, 2, 2, 3, 3, 3, 9], "tiesY": [4, 4, 1, 0, 7, 7, 2],
    "tied": float(spearmanr([1, 2, 2, 3, 3, 3, 9], [4, 4, 1, 0, 7, 7, 2]).statistic),
    "matrix": matrix.ravel().tolist(), "singularValues": np.linalg.svd(matrix)[1].tolist(),
}))

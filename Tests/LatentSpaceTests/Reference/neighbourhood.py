"""Reference values for NeighbourhoodTests, from scikit-learn, SciPy and prdc (Naeem et al.'s own).

    python neighbourhood.py > neighbourhood.json
"""
import contextlib, io, json
import numpy as np
from prdc import compute_prdc
from scipy.linalg import sqrtm
from scipy.spatial.distance import cdist
from sklearn.manifold import trustworthiness
from sklearn.metrics import silhouette_score

random = np.random.default_rng(12)
N, D = 70, 5
labels = random.integers(0, 2, N)  # the library's sample tables alternate; order them so
labels = np.arange(N) % 2
original = np.float32(np.round(random.normal(size=(N, D)) + 3 * labels[:, None] * [1, 0, 0, 0.5, 0] + 20, 4)).astype(float)
plane = np.float32(np.round(original[:, :2] + 0.5 * random.normal(size=(N, 2)), 4)).astype(float)
samples = np.float32(np.round(original[:50] + random.normal(size=(50, D)), 4)).astype(float)
with contextlib.redirect_stdout(io.StringIO()):
    prdc = compute_prdc(real_features=original, fake_features=samples, nearest_k=5)

distances = np.sort(cdist(original, original), axis=1)
dimension = N / np.sum(np.log(distances[:, 2] / distances[:, 1]))
a, b = np.cov(original.T), np.cov(samples.T)
difference = original.mean(0) - samples.mean(0)
print(json.dumps({
    "original": original.round(4).ravel().tolist(), "plane": plane.round(4).ravel().tolist(),
    "samples": samples.round(4).ravel().tolist(), "count": N,
    "silhouette": float(silhouette_score(original, labels)),
    "trustworthiness": float(trustworthiness(original, plane, n_neighbors=7)),
    "continuity": float(trustworthiness(plane, original, n_neighbors=7)),
    "dimension": float(dimension),
    "precision": float(prdc["precision"]), "recall": float(prdc["recall"]), "density": float(prdc["density"]),
    "coverage": float(prdc["coverage"]),
    "frechet": float(difference @ difference + np.trace(a + b - 2 * sqrtm(a @ b).real)),
}))

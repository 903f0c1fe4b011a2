"""Reference values for MixtureTests, from scikit-learn.

    python mixture.py > mixture.json

Both sides start from the same assignments and make the same number of rounds, so that every number can be compared.
"""
import json
import numpy as np
from sklearn.mixture import GaussianMixture

random = np.random.default_rng(4)
D, K, ROUNDS = 3, 3, 12
centres = np.array([[0, 0, 0], [4, 1, 0], [1, 5, 3]])
mixing = np.array([[1, 0.5, 0], [0, 0.6, 0.2], [0.3, 0, 0.9]])
labels = random.integers(0, K, 240)
points = np.float32(np.round(centres[labels] + random.normal(size=(240, D)) @ mixing + 100, 4)).astype(float)
start = random.permutation(np.arange(240) % K)  # far from the answer, so that the rounds have something to do
start[:120] = labels[:120]

ridge = 1e-6 * points.var(axis=0).mean()


def moments(assignments):
    weights, means, precisions = [], [], []
    for k in range(K):
        own = points[assignments == k]
        weights.append(len(own) / len(points))
        means.append(own.mean(axis=0))
        precisions.append(np.linalg.inv(np.cov(own.T, bias=True) + ridge * np.eye(D)))
    return np.array(weights), np.array(means), np.array(precisions)


weights, means, precisions = moments(start)
model = GaussianMixture(
    K, covariance_type="full", tol=0, reg_covar=ridge, max_iter=ROUNDS, weights_init=weights, means_init=means,
    precisions_init=precisions)
import warnings
warnings.simplefilter("ignore")
model.fit(points)
print(json.dumps({
    "points": points.round(4).ravel().tolist(), "start": start.tolist(), "rounds": ROUNDS, "ridge": ridge,
    "weights": model.weights_.tolist(), "means": model.means_.ravel().tolist(),
    "covariances": model.covariances_.ravel().tolist(), "logLikelihood": model.score(points),
    "bic": model.bic(points), "parameters": int(model._n_parameters()),
}))

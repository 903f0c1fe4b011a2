"""Reference values for LatentSpaceTests, from NumPy, SciPy and scikit-learn.

    python reference.py > reference.json

Codes are rounded to four decimals and then to single precision, so that both sides start from the same numbers.
"""
import json
import statistics

import numpy as np
from scipy.spatial.distance import cdist
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier, NearestCentroid
from sklearn.preprocessing import StandardScaler

random = np.random.default_rng(20)
D, CLASSES = 4, 3


def codes(count):
    labels = random.integers(0, CLASSES, count)
    centres = np.array([[0, 0, 0, 5], [1.5, 0.5, 0, 5], [0, 1, 2, 5]])
    mixing = np.array([[1, 0.4, 0, 0], [0, 0.8, 0.3, 0], [0, 0, 1.2, 0.1], [0.2, 0, 0, 0.3]])
    values = centres[labels] + random.normal(size=(count, D)) @ mixing
    return np.float32(np.round(values, 4)).astype(float), labels


train, train_labels = codes(60)
test, test_labels = codes(30)

pca = PCA().fit(train)
leading = np.argmax(np.abs(pca.components_), axis=1)
components = pca.components_ * np.sign(pca.components_[np.arange(D), leading])[:, None]

symmetric = np.round(random.normal(size=(6, 6)), 3)
symmetric = symmetric + symmetric.T
eigenvalues = np.linalg.eigvalsh(symmetric)[::-1]

positive = np.cov(train.T)
nearest = np.argsort(cdist(test, train), axis=1, kind="stable")[:, :5]
among = cdist(train, train)
np.fill_diagonal(among, np.inf)
neighbours = np.argsort(among, axis=1, kind="stable")[:, :3]

scaler = StandardScaler().fit(train)
probe = LogisticRegression(C=1, tol=1e-12, max_iter=10_000).fit(scaler.transform(train), train_labels)

responses = np.abs(train)
probabilities = [1e-300, 1e-12, 1e-3, 0.05, 0.25, 0.5, 0.6, 0.95, 0.999, 1 - 1e-12]


def treves(r):
    n = len(r)
    return (1 - np.mean(r) ** 2 / np.mean(r ** 2)) / (1 - 1 / n)


print(json.dumps({
    "train": train.round(4).ravel().tolist(), "trainLabels": train_labels.tolist(),
    "test": test.round(4).ravel().tolist(), "testLabels": test_labels.tolist(),
    "mean": pca.mean_.tolist(), "components": components.ravel().tolist(),
    "variances": pca.explained_variance_.tolist(), "shares": pca.explained_variance_ratio_.tolist(),
    "covariance": positive.ravel().tolist(), "cholesky": np.linalg.cholesky(positive).ravel().tolist(),
    "participation": float(pca.explained_variance_.sum() ** 2 / (pca.explained_variance_ ** 2).sum()),
    "symmetric": symmetric.round(3).ravel().tolist(), "eigenvalues": eigenvalues.tolist(),
    "nearest": nearest.ravel().tolist(), "neighbours": neighbours.ravel().tolist(),
    "squaredDistances": np.sort(cdist(test, train, "sqeuclidean"), axis=1)[:, :5].ravel().tolist(),
    "vote": KNeighborsClassifier(5).fit(train, train_labels).predict(test).tolist(),
    "centroid": NearestCentroid().fit(train, train_labels).predict(test).tolist(),
    "probe": probe.predict(scaler.transform(test)).tolist(),
    # One column a class, the intercept last; scikit-learn leaves the sum over classes at 0, as a start from 0 does.
    "probeWeights": np.vstack([probe.coef_.T, probe.intercept_ - probe.intercept_.mean()]).ravel().tolist(),
    "population": float(np.mean([treves(r) for r in responses])),
    "lifetime": float(np.mean([treves(r) for r in responses.T])),
    "probabilities": probabilities,
    "quantiles": [statistics.NormalDist().inv_cdf(p) for p in probabilities],
    "shareQuantiles": np.quantile(train[:, 0], [0.025, 0.5, 0.975]).tolist(),
}))

"""The measures of ApplicationsTests on real digits, from NumPy and scikit-learn.

    latent data export mnist-5k --output digits && python digits.py digits > digits.json
"""
import json
import sys

import numpy as np
from sklearn.decomposition import PCA
from sklearn.neighbors import NearestNeighbors


def images(name):
    return np.frombuffer(open(f"{sys.argv[1]}/{name}-images-idx3-ubyte", "rb").read(), np.uint8, offset=16) / 255


def power(pictures, vertical, horizontal):
    n = np.arange(28)
    window = np.sin(np.pi * (n + 0.5) / 28) ** 2
    wave = np.exp(-2j * np.pi * (vertical * n[:, None] + horizontal * n[None])) * window[:, None] * window[None]
    return np.mean(np.abs((pictures * wave).sum((1, 2))) ** 2)


def peak(pictures, vertical, horizontal):
    about = [
        np.log(power(pictures, vertical + r / 28, horizontal + c / 28))
        for r in range(-4, 5) for c in range(-4, 5) if max(abs(r), abs(c)) >= 3]
    return 10 * np.log10(power(pictures, vertical, horizontal) / np.exp(np.mean(about)))


train, test = images("train").reshape(-1, 784), images("t10k").reshape(-1, 784)
labels = np.frombuffer(open(f"{sys.argv[1]}/t10k-labels-idx1-ubyte", "rb").read(), np.uint8, offset=8)
pca = PCA(16, svd_solver="full").fit(train)
nearest = NearestNeighbors(n_neighbors=10).fit(test).kneighbors(return_distance=False)
pictures = test.reshape(-1, 28, 28)

print(json.dumps({
    "componentsSquaredError": np.mean((test - pca.inverse_transform(pca.transform(test))) ** 2),
    "variances": pca.explained_variance_.tolist(),
    "meanImageSquaredError": np.mean((test - train.mean(0)) ** 2),
    "precisions": [float(np.mean(labels[nearest[:, :k]] == labels[:, None])) for k in (1, 5, 10)],
    "peaks": [float(peak(pictures, v, h)) for v, h in ((0.5, 0), (0, 0.5), (0.5, 0.5))],
}))

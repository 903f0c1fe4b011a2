"""The measures of ApplicationsTests on real digits, from NumPy and scikit-learn.

    latent data export mnist-5k --output digits && python digits.py digits > digits.json
"""
import json
import sys

import numpy as np
from scipy.ndimage import gaussian_filter, median_filter
from skimage.metrics import peak_signal_noise_ratio, structural_similarity
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


def quality(restored):
    pairs = list(zip(clean, restored))
    return [
        float(np.mean([peak_signal_noise_ratio(a, b, data_range=1) for a, b in pairs])),
        float(np.mean([
            structural_similarity(a, b, data_range=1, gaussian_weights=True, sigma=1.5, use_sample_covariance=False)
            for a, b in pairs]))]


# Every tenth of 97 places in the stream of pixels is black, another tenth white.
clean = pictures[:100].astype(np.float32).astype(float)
place = (7919 * np.arange(clean.size) + 13) % 97
specked = np.where(place < 10, 0, np.where(place < 20, 1, clean.ravel())).reshape(clean.shape)

print(json.dumps({
    "componentsSquaredError": np.mean((test - pca.inverse_transform(pca.transform(test))) ** 2),
    "variances": pca.explained_variance_.tolist(),
    "meanImageSquaredError": np.mean((test - train.mean(0)) ** 2),
    "precisions": [float(np.mean(labels[nearest[:, :k]] == labels[:, None])) for k in (1, 5, 10)],
    "restored": [quality(images) for images in (
        specked, [median_filter(image, size=3, mode="nearest") for image in specked],
        [median_filter(image, size=5, mode="nearest") for image in specked],
        [gaussian_filter(image, 0.8, mode="nearest", truncate=4) for image in specked])],
    "peaks": [float(peak(pictures, v, h)) for v, h in ((0.5, 0), (0, 0.5), (0.5, 0.5))],
}))

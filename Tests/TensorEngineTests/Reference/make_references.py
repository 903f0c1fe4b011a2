"""Makes the reference values that the Swift tests compare with, by PyTorch, in Double.

    python make_references.py            writes operations.json, losses.json and optimisers.json beside this script

Run once per change of the cases; the files are kept, so that the tests need no Python.
"""
import json
import os
import torch
import losses
import operations
import optimisers
from record import write

here = os.path.dirname(os.path.abspath(__file__))
torch.set_num_threads(1)


def write_document(name, document):
    with open(os.path.join(here, name), "w") as file:
        json.dump({"torch": torch.__version__.split("+")[0], **document}, file, separators=(",", ":"))
        file.write("\n")


write(os.path.join(here, "operations.json"), operations.cases())
write_document("losses.json", losses.document())
write_document("optimisers.json", optimisers.document())

"""Where PyTorch's optimisers are after 1, 2, 10, 100 and 1,000 steps of two small problems, in Double.

    python optimisers.py            writes optimisers.json beside this script
"""
import json
import os
import torch

torch.set_default_dtype(torch.float64)
MARKS = [1, 2, 10, 100, 1000]


def quadratic(x):
    return 0.5 * (torch.tensor([1.0, 10.0, 100.0]) * x ** 2).sum()


def rosenbrock(x):
    return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2


PROBLEMS = {"quadratic": (quadratic, [1.0, -2.0, 3.0]), "rosenbrock": (rosenbrock, [-1.2, 1.0])}

SETTINGS = [
    ("adam", {"lr": 1e-2}, torch.optim.Adam),
    ("adam", {"lr": 1e-3, "eps": 1e-7}, torch.optim.Adam),
    ("adam", {"lr": 2e-3, "betas": (0.8, 0.99), "eps": 1e-4}, torch.optim.Adam),
    ("adam", {"lr": 1e-2, "weight_decay": 0.1}, torch.optim.Adam),
    ("adamw", {"lr": 1e-2, "weight_decay": 0.1}, torch.optim.AdamW),
    ("sgd", {"lr": 1e-4, "momentum": 0.9}, torch.optim.SGD),
    ("sgd", {"lr": 1e-3, "momentum": 0.0}, torch.optim.SGD),
    ("sgd", {"lr": 1e-4, "momentum": 0.9, "weight_decay": 0.1}, torch.optim.SGD),
]


def path(method, settings, make, problem):
    function, start = PROBLEMS[problem]
    x = torch.tensor(start).requires_grad_(True)
    optimiser = make([x], **settings)
    positions = []
    for step in range(1, MARKS[-1] + 1):
        optimiser.zero_grad()
        function(x).backward()
        optimiser.step()
        if step in MARKS:
            positions.append({"step": step, "values": x.detach().tolist()})
    first, second = settings.get("betas", (0.9, 0.999))
    return {
        "problem": problem, "start": start,
        "settings": {
            "method": method, "learningRate": settings["lr"], "firstMomentDecay": first, "secondMomentDecay": second,
            "epsilon": settings.get("eps", 1e-8), "weightDecay": settings.get("weight_decay", 0.0),
            "momentum": settings.get("momentum", 0.0)},
        "positions": positions,
    }


def late_step():
    """Adam's millionth step from given moments: the bias corrections are 1 to the last bit for beta1, not for beta2."""
    x = torch.tensor([0.5, -1.5, 2.0]).requires_grad_(True)
    optimiser = torch.optim.Adam([x], lr=1e-2, betas=(0.9, 0.999999))
    moments = {"first": [0.1, -0.2, 0.3], "second": [0.04, 0.05, 0.06]}
    optimiser.state[x] = {"step": torch.tensor(999_999.0), "exp_avg": torch.tensor(moments["first"]),
                          "exp_avg_sq": torch.tensor(moments["second"])}
    x.grad = torch.tensor([0.3, 0.2, -0.1])
    start = x.detach().tolist()
    optimiser.step()
    return {"step": 1_000_000, "start": start, "gradient": x.grad.tolist(), "firstMoment": moments["first"],
            "secondMoment": moments["second"],
            "settings": {"method": "adam", "learningRate": 1e-2, "firstMomentDecay": 0.9,
                         "secondMomentDecay": 0.999999, "epsilon": 1e-8, "weightDecay": 0.0, "momentum": 0.0},
            "values": x.detach().tolist()}


document = {"torch": torch.__version__.split("+")[0],
            "paths": [path(*settings, problem) for settings in SETTINGS for problem in PROBLEMS],
            "lateStep": late_step()}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "optimisers.json"), "w") as file:
    json.dump(document, file, separators=(",", ":"))
    file.write("\n")

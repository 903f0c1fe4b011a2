"""How a reference case is computed and written down: everything in Double, in this package's layouts.

Images are [N, H, W, C]; filters of convolutions and transposed convolutions are [KH, KW, large, small], where `large`
is the channels of the side with the larger image (the input of a convolution, the output of a transposed one).
"""
import json
import torch

torch.set_default_dtype(torch.float64)


def seeded(seed):
    return torch.Generator().manual_seed(seed)


def values(generator, *shape, away_from_zero=0.0, scale=1.0):
    """Normal draws rounded to three decimals: short in the file, and the same Double on both sides."""
    drawn = torch.randn(shape, generator=generator) * scale
    drawn = drawn + away_from_zero * torch.where(drawn >= 0, 1.0, -1.0)
    return torch.round(drawn * 1000) / 1000


def distinct(generator, *shape):
    """Values without ties: a shuffled ladder of steps of 0.03 around zero, none of them zero."""
    count = torch.Size(shape).numel()
    ladder = (torch.arange(count) - count // 2) * 0.03 + 0.01
    return torch.round(ladder[torch.randperm(count, generator=generator)] * 100).reshape(shape) / 100


def to_torch_image(x):
    return x.permute(0, 3, 1, 2).contiguous()


def to_our_image(x):
    return x.permute(0, 2, 3, 1)


def to_torch_filter(weight):
    """[KH, KW, large, small] -> [small, large, KH, KW]: PyTorch's order for both kinds of convolution."""
    return weight.permute(3, 2, 0, 1).contiguous()


def named(name, x):
    x = x.detach()
    return {"name": name, "shape": list(x.shape), "values": x.contiguous().reshape(-1).tolist()}


def differentiated(operation, name, settings, inputs, function, generator):
    """One case: the output, the gradient for a random incoming direction v, and the gradient of ½‖gradient‖².

    With y = function(inputs) and g = ∂⟨v, y⟩/∂inputs, the second-order part is ∂(½ Σ‖g‖²)/∂(inputs, v): every entry
    of the Hessian and of the derivative with respect to the incoming gradient takes part in it.
    """
    leaves = [value.clone().requires_grad_(True) for value in inputs.values()]
    output = function(*leaves)
    incoming = values(generator, *output.shape).requires_grad_(True)
    gradients = torch.autograd.grad(output, leaves, incoming, create_graph=True)
    half_square = 0.5 * sum((gradient ** 2).sum() for gradient in gradients)
    second = torch.autograd.grad(half_square, leaves + [incoming], allow_unused=True, materialize_grads=True)
    return {
        "operation": operation, "name": name, "settings": settings,
        "inputs": [named(key, value) for key, value in inputs.items()],
        "incoming": named("incoming", incoming),
        "output": named("output", output),
        "gradients": [named(key, value) for key, value in zip(inputs, gradients)],
        "secondGradients": [
            named(key, value) for key, value in zip([*inputs, "incoming"], second)],
    }


def write(path, cases):
    """One case a line, shortest decimals that read back as the same Double."""
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    with open(path, "w") as file:
        file.write('{"torch":"%s","cases":[\n%s\n]}\n' % (torch.__version__.split("+")[0], lines))

"""Reference values of the four objectives through a small convolutional autoencoder, with every weight's gradient.

Encoder, 6x6x1: conv 1->3 k3 s2 p1, conv 3->4 k3 s2 p1, dense 16->5, dense 5->3 (two heads when variational).
Decoder: dense 3->16, convT 4->4 k3 s2 p1 (2 -> 3), convT 4->3 k3 s2 p1 op1 (3 -> 6), convT 3->1 k3 s1 p1 (logits).
Flattening is rows x columns x channels here, as the engine keeps images. Penalties count 0.3 (sparsity, with a target
activation of 0.1), 0.1 (contraction) and 2 (divergence); the Gaussian likelihood has a deviation of 0.2.
"""
import torch
import torch.nn.functional as F
from record import named, seeded, to_our_image, to_torch_filter, to_torch_image, values

CODE = 3


def parameters():
    g = seeded(700)
    shapes = {
        "encoder.0.weight": (3, 3, 1, 3), "encoder.0.bias": (3,),
        "encoder.2.weight": (3, 3, 3, 4), "encoder.2.bias": (4,),
        "encoder.5.weight": (16, 5), "encoder.5.bias": (5,),
        "code.weight": (5, CODE), "code.bias": (CODE,),
        "mean.weight": (5, CODE), "mean.bias": (CODE,),
        "log_variance.weight": (5, CODE), "log_variance.bias": (CODE,),
        "decoder.0.weight": (CODE, 16), "decoder.0.bias": (16,),
        "decoder.3.weight": (3, 3, 4, 4), "decoder.3.bias": (4,),
        "decoder.5.weight": (3, 3, 3, 4), "decoder.5.bias": (3,),
        "decoder.7.weight": (3, 3, 1, 3), "decoder.7.bias": (1,),
    }
    return {name: values(g, *shape, scale=0.4) for name, shape in shapes.items()}


def trunk(p, x, activation):
    h = activation(F.conv2d(to_torch_image(x), to_torch_filter(p["encoder.0.weight"]),
                            p["encoder.0.bias"], 2, 1))
    h = activation(F.conv2d(h, to_torch_filter(p["encoder.2.weight"]),
                            p["encoder.2.bias"], 2, 1))
    flat = to_our_image(h).flatten(1)
    return activation(flat @ p["encoder.5.weight"] + p["encoder.5.bias"])


def head(p, name, hidden):
    return hidden @ p[f"{name}.weight"] + p[f"{name}.bias"]


def decoded(p, z):
    h = F.relu(z @ p["decoder.0.weight"] + p["decoder.0.bias"])
    h = to_torch_image(h.view(-1, 2, 2, 4))
    h = F.relu(F.conv_transpose2d(h, to_torch_filter(p["decoder.3.weight"]),
                                  p["decoder.3.bias"], 2, 1, 0))
    h = F.relu(F.conv_transpose2d(h, to_torch_filter(p["decoder.5.weight"]),
                                  p["decoder.5.bias"], 2, 1, 1))
    return to_our_image(F.conv_transpose2d(h, to_torch_filter(p["decoder.7.weight"]),
                                           p["decoder.7.bias"], 1, 1))


def cross_entropy(logits, x):
    return F.binary_cross_entropy_with_logits(logits, x, reduction="sum") / len(x)


def squared_error(logits, x):
    return F.mse_loss(torch.sigmoid(logits), x, reduction="sum") / len(x)


def contraction(p, x, activation):
    """Mean over the batch of the squared Frobenius norm of the Jacobian of the code, one row of it at a time."""
    x = x.clone().requires_grad_(True)
    z = head(p, "code", trunk(p, x, activation))
    rows = [torch.autograd.grad(z[:, unit].sum(), x, create_graph=True)[0] for unit in range(CODE)]
    return sum((row ** 2).sum() for row in rows) / len(x)


def undercomplete(p, x, noise, reconstruction):
    return {"reconstruction": reconstruction(decoded(p, head(p, "code", trunk(p, x, F.relu))), x)}


def sparse_absolute(p, x, noise):
    z = F.relu(head(p, "code", trunk(p, x, F.relu)))
    return {"reconstruction": cross_entropy(decoded(p, z), x), "sparsity": 0.3 * z.abs().sum() / len(x)}


def sparse_divergence(p, x, noise):
    """KL(rho || mean activation of each unit over the batch), summed over units, rho = 0.1 (Ng's notes)."""
    z = torch.sigmoid(head(p, "code", trunk(p, x, F.relu)))
    mean, rho = z.mean(0), torch.tensor(0.1)
    divergence = rho * torch.log(rho / mean) + (1 - rho) * torch.log((1 - rho) / (1 - mean))
    return {"reconstruction": cross_entropy(decoded(p, z), x), "sparsity": 0.3 * divergence.sum()}


def contractive(p, x, noise, activation):
    z = head(p, "code", trunk(p, x, activation))
    return {"reconstruction": cross_entropy(decoded(p, z), x), "contraction": 0.1 * contraction(p, x, activation)}


def variational(p, x, noise, likelihood):
    hidden = trunk(p, x, F.relu)
    mean, log_variance = head(p, "mean", hidden), head(p, "log_variance", hidden)
    z = mean + torch.exp(0.5 * log_variance) * noise
    divergence = 0.5 * (log_variance.exp() - 1 - log_variance + mean ** 2).sum() / len(x)
    return {"reconstruction": likelihood(decoded(p, z), x), "divergence": 2.0 * divergence}


def gaussian(logits, x, deviation=0.2):
    """-log N(x; sigmoid(logits), deviation^2), summed over pixels, mean over the batch."""
    return -torch.distributions.Normal(torch.sigmoid(logits), deviation).log_prob(x).sum() / len(x)


def case(name, function, p, x, noise):
    leaves = {key: value.clone().requires_grad_(True) for key, value in p.items()}
    terms = function(leaves, x, noise)
    total = sum(terms.values())
    gradients = torch.autograd.grad(total, list(leaves.values()), allow_unused=True)
    return {
        "name": name, "total": total.item(), "terms": {key: value.item() for key, value in terms.items()},
        "gradients": [
            named(key, value) for key, value in zip(leaves, gradients) if value is not None],
    }


def closed_form_divergence():
    """KL(N(mean, exp(logVariance)) || N(0, 1)) by torch.distributions, element by element, with its gradients."""
    mean = torch.tensor([0.0, 1e-4, -1e-3, 0.5, -2.0, 3.0, 0.0, 0.0]).requires_grad_(True)
    log_variance = torch.tensor([0.0, 1e-4, 1e-3, -1.0, 2.0, -6.0, 1.0, -1.0]).requires_grad_(True)
    posterior = torch.distributions.Normal(mean, torch.exp(0.5 * log_variance))
    divergence = torch.distributions.kl_divergence(posterior, torch.distributions.Normal(0.0, 1.0))
    gradients = torch.autograd.grad(divergence.sum(), [mean, log_variance])
    return [named(name, value) for name, value in [
        ("mean", mean), ("logVariance", log_variance), ("divergence", divergence), ("meanGradient", gradients[0]),
        ("logVarianceGradient", gradients[1])]]


def document():
    g = seeded(701)
    p = parameters()
    x = torch.round(torch.rand(4, 6, 6, 1, generator=g) * 255) / 255
    noise = values(g, 4, CODE)
    variants = {
        "undercomplete, cross-entropy": lambda *a: undercomplete(*a, cross_entropy),
        "undercomplete, squared error": lambda *a: undercomplete(*a, squared_error),
        "sparse, absolute value": sparse_absolute,
        "sparse, divergence": sparse_divergence,
        "contractive, relu": lambda *a: contractive(*a, F.relu),
        "contractive, sigmoid": lambda *a: contractive(*a, torch.sigmoid),
        "variational, cross-entropy": lambda *a: variational(*a, cross_entropy),
        "variational, Gaussian": lambda *a: variational(*a, gaussian),
    }
    return {
        "parameters": [named(key, value) for key, value in p.items()],
        "images": named("images", x), "noise": named("noise", noise),
        "closedFormDivergence": closed_form_divergence(),
        "cases": [case(name, function, p, x, noise) for name, function in variants.items()],
    }

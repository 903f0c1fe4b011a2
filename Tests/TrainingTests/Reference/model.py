"""The autoencoders as PyTorch modules: a run's model.safetensors loads with strict=True."""
import math
import torch
import torch.nn as nn
import torch.nn.functional as F


class Autoencoder(nn.Module):
    """Images [N, C, H, W] -> code -> logits of the same shape, as a run's description of the model says."""

    def __init__(self, description):
        super().__init__()
        image, self.architecture = description["image"], description["architecture"]
        objective, latent = description["objective"], description["latentDimension"]
        self.kind = objective["kind"]
        self.settings = objective.get(self.kind, {})
        self.reconstruction = description["reconstruction"]
        self.form = self.architecture.get("form", "convolutional")
        self.encoder, decoder, features = network(self.form, self.architecture, image, latent)
        if self.kind == "variational":
            self.mean = nn.Linear(features, latent)
            self.log_variance = nn.Linear(features, latent)
        else:
            self.code = nn.Linear(features, latent)
        self.decoder = decoder

    def forward(self, images, noise=None, corrupted=None):
        """What there is to minimise, in its parts, each the mean over the images; with the weights of the parts."""
        seen = images if corrupted is None else corrupted
        features, indices = encoded(self.encoder, seen)
        if self.kind == "variational":
            return self.variational(features, indices, images, noise)
        z = self.activated(self.code(features))
        terms = {"reconstruction": (1, self.distance(decoded(self.decoder, z, indices), images))}
        if self.kind == "sparse" and self.settings["penalty"] != "top-k":
            terms["sparsity"] = (self.settings["weight"], self.sparsity(z))
        if self.kind == "contractive":
            terms["contraction"] = (self.settings["weight"], contraction(z, seen))
        return terms

    def variational(self, features, indices, images, noise):
        mean, log_variance = self.mean(features), self.log_variance(features)
        draws = self.settings.get("importanceSamples", 1)
        if draws > 1:
            return {"bound": (1, self.bound(mean, log_variance, indices, images, noise.chunk(draws, dim=1)))}
        logits = decoded(self.decoder, mean + torch.exp(0.5 * log_variance) * noise, indices)
        divergences = 0.5 * (log_variance.exp() - 1 - log_variance + mean ** 2)
        if self.settings.get("freeBits", 0) > 0:
            divergences = divergences.clamp(min=self.settings["freeBits"])
        return {"reconstruction": (1, self.negative_log_likelihood(logits, images)),
                "divergence": (self.settings["beta"], divergences.sum() / len(images))}

    def bound(self, mean, log_variance, indices, images, noise):
        """Burda et al. 2016, with PyTorch's own distributions."""
        posterior = torch.distributions.Normal(mean, torch.exp(0.5 * log_variance))
        prior = torch.distributions.Normal(torch.zeros_like(mean), torch.ones_like(mean))
        weights = []
        for epsilon in noise:
            z = mean + torch.exp(0.5 * log_variance) * epsilon
            logits = decoded(self.decoder, z, indices)
            likelihood = torch.stack([
                -self.negative_log_likelihood(logits[i:i + 1], images[i:i + 1]) for i in range(len(images))])
            weights.append(likelihood + prior.log_prob(z).sum(1) - posterior.log_prob(z).sum(1))
        return -(torch.logsumexp(torch.stack(weights), 0) - math.log(len(weights))).mean()

    def activated(self, z):
        if self.kind == "sparse":
            if self.settings["penalty"] == "kl":
                return torch.sigmoid(z)
            z = F.relu(z)
            if self.settings["penalty"] == "top-k":
                kept = torch.zeros_like(z).scatter(1, z.topk(self.settings["activeUnits"], dim=1).indices, 1)
                z = z * kept
            return z
        return F.relu(z) if self.architecture.get("code") == "relu" else z

    def distance(self, logits, images):
        """Summed over pixels: cross-entropy, or the square of pixel minus sigmoid (or what the decoder gives)."""
        if self.reconstruction == "cross-entropy":
            return F.binary_cross_entropy_with_logits(logits, images, reduction="sum") / len(images)
        pixels = logits if self.architecture.get("output") == "identity" else torch.sigmoid(logits)
        return F.mse_loss(pixels, images, reduction="sum") / len(images)

    def negative_log_likelihood(self, logits, images):
        distance = self.distance(logits, images)
        if self.reconstruction == "cross-entropy":
            return distance
        variance = torch.tensor(self.settings["standardDeviation"] ** 2, dtype=logits.dtype)
        return distance / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance) * images[0].numel()

    def sparsity(self, z):
        if self.settings["penalty"] == "l1":
            return z.abs().sum() / len(z)
        mean, rho = z.mean(0), torch.tensor(self.settings["target"], dtype=z.dtype)
        return (rho * torch.log(rho / mean) + (1 - rho) * torch.log((1 - rho) / (1 - mean))).sum()

    def impose_constraints(self):
        """Unit-norm columns in the decoder's first layer, where a penalty on the code could be escaped by scale."""
        if self.kind == "contractive" or (self.kind == "sparse" and self.settings["penalty"] != "top-k"):
            with torch.no_grad():
                weight = self.decoder[0].weight
                weight /= weight.norm(dim=0, keepdim=True)


def network(form, layers, image, latent):
    """Encoder, decoder, and how many features the code is computed from."""
    shape = (image["channels"], image["height"], image["width"])
    if form == "convolutional":
        return convolutional(layers, image, latent)
    widths = [math.prod(shape)] + (layers["sizes"] if form == "fully-connected" else [])
    down, up = [nn.Flatten()], []
    for above, below in zip(widths, widths[1:]):
        down += [nn.Linear(above, below), nn.ReLU()]
    for below, above in zip([latent] + widths[:0:-1], widths[::-1]):
        up += [nn.Linear(below, above), nn.ReLU()]
    return nn.Sequential(*down), nn.Sequential(*up[:-1], nn.Unflatten(1, shape)), widths[-1]


def convolutional(layers, image, latent):
    way_down, way_up = layers.get("down", "strided"), layers.get("up", "transposed")
    channels = [image["channels"]] + layers["channels"]
    heights, widths = halved(image["height"], len(channels)), halved(image["width"], len(channels))
    flat = channels[-1] * heights[-1] * widths[-1]

    down = []
    for above, below in zip(channels, channels[1:]):
        down += {
            "strided": lambda: [nn.Conv2d(above, below, 3, stride=2, padding=1), nn.ReLU()],
            "max": lambda: [nn.Conv2d(above, below, 3, padding=1), nn.ReLU(),
                            nn.MaxPool2d(2, ceil_mode=True, return_indices=True)],
            "average": lambda: [nn.Conv2d(above, below, 3, padding=1), nn.ReLU(), nn.AvgPool2d(2, ceil_mode=True)],
        }[way_down]()
    down += [nn.Flatten()] + ([nn.Linear(flat, layers["hidden"]), nn.ReLU()] if layers["hidden"] else [])

    up = [nn.Linear(latent, flat), nn.ReLU(), nn.Unflatten(1, (channels[-1], heights[-1], widths[-1]))]
    below = channels[-1]
    for stage in reversed(range(len(channels) - 1)):
        size = (heights[stage], widths[stage])
        extra = [sizes[stage] - (2 * sizes[stage + 1] - 1) for sizes in (heights, widths)]
        above = channels[max(stage, 1)] if way_up == "unpool" else channels[stage + 1]
        up += {
            "transposed": lambda: [
                nn.ConvTranspose2d(below, above, 3, stride=2, padding=1, output_padding=extra), nn.ReLU()],
            "nearest": lambda: [nn.Conv2d(below, above, 1), nn.ReLU(), nn.Upsample(size, mode="nearest")],
            "bilinear": lambda: [nn.Conv2d(below, above, 1), nn.ReLU(), nn.Upsample(size, mode="bilinear")],
            "nearest-conv": lambda: [
                nn.Upsample(size, mode="nearest"), nn.Conv2d(below, above, 3, padding=1), nn.ReLU()],
            "nails": lambda: [Nails(size), nn.Conv2d(below, above, 3, padding=1), nn.ReLU()],
            "unpool": lambda: [Unpool(stage, size), nn.Conv2d(below, above, 3, padding=1), nn.ReLU()],
        }[way_up]()
        below = above
    last = nn.ConvTranspose2d if way_up == "transposed" else nn.Conv2d
    up.append(last(below, image["channels"], 3, stride=1, padding=1))
    return nn.Sequential(*down), nn.Sequential(*up), layers["hidden"] or flat


class Nails(nn.Module):
    """Each number at the upper left of a cell of zeros."""

    def __init__(self, size):
        super().__init__()
        self.size = size

    def forward(self, x):
        bed = x.new_zeros(x.shape[0], x.shape[1], *self.size)
        bed[:, :, ::2, ::2] = x
        return bed


class Unpool(nn.Module):
    """Each number where the pooling of a stage found its maximum."""

    def __init__(self, stage, size):
        super().__init__()
        self.stage, self.size, self.unpool = stage, size, nn.MaxUnpool2d(2)

    def forward(self, x, indices):
        return self.unpool(x, indices[self.stage], output_size=self.size)


def encoded(encoder, images):
    """What the encoder gives, and the indices of its poolings' maxima."""
    x, indices = images, []
    for layer in encoder:
        x = layer(x)
        if isinstance(x, tuple):
            x, found = x
            indices.append(found)
    return x, indices


def decoded(decoder, codes, indices):
    for layer in decoder:
        codes = layer(codes, indices) if isinstance(layer, Unpool) else layer(codes)
    return codes


def contraction(z, images):
    """The squared Frobenius norm of the code's Jacobian by the image, exact, one row of it at a time."""
    rows = [torch.autograd.grad(z[:, unit].sum(), images, create_graph=True)[0] for unit in range(z.shape[1])]
    return sum((row ** 2).sum() for row in rows) / len(images)


def halved(size, count):
    sizes = [size]
    while len(sizes) < count:
        sizes.append((sizes[-1] + 1) // 2)
    return sizes


def step(model, optimiser, images, noise, corrupted=None):
    """One step of training; returns what the batch's parts and their weighted sum were before it."""
    if model.kind == "contractive":
        if corrupted is None:
            images = images.clone().requires_grad_(True)
        else:
            corrupted = corrupted.clone().requires_grad_(True)
    terms = model(images, noise, corrupted)
    total = sum(weight * value for weight, value in terms.values())
    optimiser.zero_grad()
    total.backward()
    optimiser.step()
    model.impose_constraints()
    return {"total": total.item(), **{name: value.item() for name, (_, value) in terms.items()}}


def optimiser(settings, parameters):
    """PyTorch's optimiser of a run's settings."""
    rate, betas = settings["learningRate"], (settings["firstMomentDecay"], settings["secondMomentDecay"])
    if settings["method"] == "sgd":
        return torch.optim.SGD(parameters, rate, momentum=settings["momentum"], weight_decay=settings["weightDecay"])
    make = torch.optim.AdamW if settings["method"] == "adamw" else torch.optim.Adam
    return make(parameters, rate, betas=betas, eps=settings["epsilon"], weight_decay=settings["weightDecay"])

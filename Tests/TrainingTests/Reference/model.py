"""The autoencoders as PyTorch modules: a run's model.safetensors loads with strict=True."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Autoencoder(nn.Module):
    """Images [N, C, H, W] -> code -> logits of the same shape, as a run's description of the model says."""

    def __init__(self, description):
        super().__init__()
        image, layers = description["image"], description["architecture"]
        objective, latent = description["objective"], description["latentDimension"]
        self.kind = objective["kind"]
        self.settings = objective.get(self.kind, {})
        self.reconstruction = description["reconstruction"]
        channels = [image["channels"]] + layers["channels"]
        heights, widths = halved(image["height"], len(channels)), halved(image["width"], len(channels))
        flat = channels[-1] * heights[-1] * widths[-1]

        down = []
        for above, below in zip(channels, channels[1:]):
            down += [nn.Conv2d(above, below, 3, stride=2, padding=1), nn.ReLU()]
        self.encoder = nn.Sequential(*down, nn.Flatten(), nn.Linear(flat, layers["hidden"]), nn.ReLU())
        if self.kind == "variational":
            self.mean = nn.Linear(layers["hidden"], latent)
            self.log_variance = nn.Linear(layers["hidden"], latent)
        else:
            self.code = nn.Linear(layers["hidden"], latent)

        up = [nn.Linear(latent, flat), nn.ReLU(), nn.Unflatten(1, (channels[-1], heights[-1], widths[-1]))]
        below = channels[-1]
        for stage in reversed(range(len(channels) - 1)):
            extra = [sizes[stage] - (2 * sizes[stage + 1] - 1) for sizes in (heights, widths)]
            up += [nn.ConvTranspose2d(below, channels[stage + 1], 3, stride=2, padding=1, output_padding=extra),
                   nn.ReLU()]
            below = channels[stage + 1]
        self.decoder = nn.Sequential(*up, nn.ConvTranspose2d(below, image["channels"], 3, stride=1, padding=1))

    def forward(self, images, noise=None):
        """What there is to minimise, in its parts, each the mean over the images; with the weights of the parts."""
        features = self.encoder(images)
        if self.kind == "variational":
            mean, log_variance = self.mean(features), self.log_variance(features)
            logits = self.decoder(mean + torch.exp(0.5 * log_variance) * noise)
            divergence = 0.5 * (log_variance.exp() - 1 - log_variance + mean ** 2).sum() / len(images)
            return {"reconstruction": (1, self.negative_log_likelihood(logits, images)),
                    "divergence": (self.settings["beta"], divergence)}
        z = self.activated(self.code(features))
        terms = {"reconstruction": (1, self.distance(self.decoder(z), images))}
        if self.kind == "sparse":
            terms["sparsity"] = (self.settings["weight"], self.sparsity(z))
        if self.kind == "contractive":
            terms["contraction"] = (self.settings["weight"], contraction(z, images))
        return terms

    def activated(self, z):
        if self.kind != "sparse":
            return z
        return F.relu(z) if self.settings["penalty"] == "l1" else torch.sigmoid(z)

    def distance(self, logits, images):
        """Summed over pixels: cross-entropy, or the square of pixel minus sigmoid."""
        if self.reconstruction == "cross-entropy":
            return F.binary_cross_entropy_with_logits(logits, images, reduction="sum") / len(images)
        return F.mse_loss(torch.sigmoid(logits), images, reduction="sum") / len(images)

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
        if self.kind in ("sparse", "contractive"):
            with torch.no_grad():
                weight = self.decoder[0].weight
                weight /= weight.norm(dim=0, keepdim=True)


def contraction(z, images):
    """The squared Frobenius norm of the code's Jacobian by the image, exact, one row of it at a time."""
    rows = [torch.autograd.grad(z[:, unit].sum(), images, create_graph=True)[0] for unit in range(z.shape[1])]
    return sum((row ** 2).sum() for row in rows) / len(images)


def halved(size, count):
    sizes = [size]
    while len(sizes) < count:
        sizes.append((sizes[-1] + 1) // 2)
    return sizes


def step(model, optimiser, images, noise):
    """One step of training; returns what the batch's parts and their weighted sum were before it."""
    images = images.clone().requires_grad_(model.kind == "contractive")
    terms = model(images, noise)
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

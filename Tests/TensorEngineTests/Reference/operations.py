"""Reference cases of the operations: forward, gradient and second gradient as PyTorch computes them."""
import torch
import torch.nn.functional as F
from record import (differentiated, distinct, named, seeded, to_our_image, to_torch_filter, to_torch_image,
                    values)


def convolutions():
    # name, [N, H, W, C], [KH, KW, O], stride, padding, dilation
    shapes = [
        ("3x3 of the reference encoder", [2, 5, 5, 2], [3, 3, 3], 2, 1, 1),
        ("1x1", [1, 3, 2, 2], [1, 1, 3], 1, 0, 1),
        ("stride beyond the kernel", [1, 8, 7, 2], [2, 2, 2], 3, 0, 1),
        ("dilated", [1, 6, 7, 1], [3, 3, 2], 1, 2, 2),
        ("ragged kernel and image", [2, 4, 7, 1], [2, 3, 2], 2, 1, 1),
        ("one pixel under a padded kernel", [2, 1, 1, 2], [3, 3, 2], 1, 1, 1),
        ("dilated, strided and padded", [1, 9, 8, 2], [3, 2, 2], 2, 2, 3),
    ]
    for number, (name, image, (kh, kw, outputs), stride, padding, dilation) in enumerate(shapes):
        g = seeded(100 + number)
        yield differentiated(
            "convolution", name, {"stride": stride, "padding": padding, "dilation": dilation},
            {"x": values(g, *image), "weight": values(g, kh, kw, image[3], outputs), "bias": values(g, outputs)},
            lambda x, weight, bias: to_our_image(
                F.conv2d(to_torch_image(x), to_torch_filter(weight), bias, stride, padding, dilation)), g)


def transposed_convolutions():
    # name, [N, h, w, C], [KH, KW, O], stride, padding, output padding, dilation
    shapes = [
        ("3x3 of the reference decoder", [2, 3, 3, 2], [3, 3, 2], 2, 1, 1, 1),
        ("without output padding", [1, 3, 2, 2], [3, 3, 3], 2, 1, 0, 1),
        ("1x1", [1, 2, 3, 2], [1, 1, 3], 1, 0, 0, 1),
        ("stride beyond the kernel", [1, 3, 2, 2], [2, 2, 2], 3, 0, 2, 1),
        ("dilated", [1, 3, 3, 1], [3, 3, 2], 2, 2, 1, 2),
        ("ragged kernel and image", [2, 2, 4, 1], [2, 3, 2], 2, 0, 1, 1),
        ("one pixel", [2, 1, 1, 2], [3, 3, 1], 1, 1, 0, 1),
    ]
    for number, (name, image, (kh, kw, outputs), stride, padding, extra, dilation) in enumerate(shapes):
        g = seeded(200 + number)
        yield differentiated(
            "transposedConvolution", name,
            {"stride": stride, "padding": padding, "outputPadding": extra, "dilation": dilation},
            {"x": values(g, *image), "weight": values(g, kh, kw, outputs, image[3]), "bias": values(g, outputs)},
            lambda x, weight, bias: to_our_image(F.conv_transpose2d(
                to_torch_image(x), to_torch_filter(weight), bias, stride, padding, extra, 1, dilation)), g)


def poolings():
    # name, [N, H, W, C], kernel, stride, padding, whether a last window may hang over the edge
    shapes = [
        ("2x2", [2, 4, 4, 2], 2, 2, 0, False),
        ("ragged", [1, 7, 5, 2], 2, 2, 0, False),
        ("overlapping and padded", [1, 6, 5, 2], 3, 2, 1, False),
        ("stride beyond the kernel", [1, 8, 7, 1], 2, 3, 0, False),
        ("one pixel", [2, 1, 1, 2], 1, 1, 0, False),
        ("over the edge", [1, 7, 5, 2], 2, 2, 0, True),
        ("over the edge, overlapping and padded", [1, 6, 5, 2], 3, 2, 1, True),
        ("over the edge, stride beyond the kernel", [1, 9, 7, 1], 2, 4, 1, True),
    ]
    for number, (name, image, kernel, stride, padding, up) in enumerate(shapes):
        g = seeded(300 + number)
        settings = {"kernel": kernel, "stride": stride, "padding": padding, "roundsUp": int(up)}
        x = distinct(g, *image)
        pooled = differentiated(
            "maxPooling", name, settings, {"x": x},
            lambda x: to_our_image(F.max_pool2d(to_torch_image(x), kernel, stride, padding, ceil_mode=up)), g)
        # Each index is row * W + column of the winner in its own plane, as PyTorch counts them.
        indices = F.max_pool2d(to_torch_image(x), kernel, stride, padding, ceil_mode=up, return_indices=True)[1]
        pooled["indices"] = named("indices", to_our_image(indices))
        yield pooled
        if kernel <= stride and not padding:
            yield unpooling(name, settings, image, indices, g)
        for counted in [True, False] if padding else [True]:
            yield differentiated(
                "averagePooling", name + ("" if counted else ", padding left out of the mean"),
                {**settings, "countsPadding": int(counted)}, {"x": values(g, *image)},
                lambda x: to_our_image(F.avg_pool2d(
                    to_torch_image(x), kernel, stride, padding, ceil_mode=up, count_include_pad=counted)), g)


def unpooling(name, settings, image, indices, g):
    height, width = image[1], image[2]
    record = differentiated(
        "maxUnpooling", name, {**settings, "height": height, "width": width},
        {"x": values(g, *to_our_image(indices).shape)},
        lambda x: to_our_image(F.max_unpool2d(
            to_torch_image(x), indices, settings["kernel"], settings["stride"], 0, (height, width))), g)
    record["indices"] = named("indices", to_our_image(indices))
    return record


def resizings():
    # name, [N, H, W, C], height, width
    shapes = [
        ("doubled", [2, 3, 2, 2], 6, 4),
        ("by no whole number", [1, 4, 5, 2], 7, 3),
        ("shrunk", [1, 7, 6, 1], 3, 2),
        ("from one pixel", [2, 1, 1, 2], 2, 3),
        ("to one pixel", [1, 3, 4, 2], 1, 1),
    ]
    kinds = [("nearest", "nearest", None), ("bilinear", "bilinear", False), ("bilinear, aligned corners", "bilinear", True)]
    for number, (name, image, height, width) in enumerate(shapes):
        for place, (kind, mode, aligned) in enumerate(kinds):
            g = seeded(700 + 10 * number + place)
            yield differentiated(
                "resizing", "%s, %s" % (kind, name),
                {"bilinear": int(mode == "bilinear"), "alignsCorners": int(bool(aligned)), "height": height, "width": width},
                {"x": values(g, *image)},
                lambda x: to_our_image(F.interpolate(
                    to_torch_image(x), (height, width), mode=mode, align_corners=aligned)), g)


def beds_of_nails():
    # name, [N, H, W, C] of the large image, stride
    shapes = [
        ("doubled", [2, 4, 6, 2], 2),
        ("an odd size", [1, 7, 5, 2], 2),
        ("tripled", [1, 8, 4, 1], 3),
    ]
    for number, (name, image, stride) in enumerate(shapes):
        g = seeded(800 + number)
        x = values(g, *image)

        def nails(small):
            return torch.slice_scatter(
                torch.zeros(image[0], image[1], image[2], image[3]),
                torch.slice_scatter(
                    torch.zeros(image[0], small.shape[1], image[2], image[3]), small, 2, step=stride), 1, step=stride)

        yield differentiated(
            "bedOfNails", name, {"stride": stride}, {"x": values(g, *x[:, ::stride, ::stride].shape)}, nails, g)
        yield differentiated("subsampling", name, {"stride": stride}, {"x": x}, lambda x: x[:, ::stride, ::stride], g)


def dense_layers():
    for number, (name, rows, inputs, outputs) in enumerate(
            [("small", 3, 4, 2), ("one row", 1, 5, 3), ("one unit", 4, 1, 1)]):
        g = seeded(400 + number)
        yield differentiated(
            "dense", name, {}, {"x": values(g, rows, inputs), "weight": values(g, inputs, outputs),
                                "bias": values(g, outputs)},
            lambda x, weight, bias: F.linear(x, weight.t(), bias), g)


def activations():
    functions = {
        "relu": F.relu,
        "leakyRelu": lambda x: F.leaky_relu(x, 0.01),
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        # PyTorch replaces softplus by the identity above its threshold; far above any sample it never does.
        "softplus": lambda x: F.softplus(x, threshold=500),
        "elu": F.elu,
    }
    far = torch.tensor([-104.0, -88.0, -20.0, -2.5, -0.125, 0.125, 2.5, 20.0, 88.0, 104.0])
    for number, (operation, function) in enumerate(functions.items()):
        g = seeded(500 + number)
        yield differentiated(operation, "near zero", {}, {"x": values(g, 3, 4, away_from_zero=0.01)}, function, g)
        yield differentiated(operation, "far from zero", {}, {"x": far}, function, g)


def losses_of_elements():
    g = seeded(600)
    logits = torch.cat([values(g, 8, scale=3.0), torch.tensor([-104.0, -88.0, -20.0, 20.0, 88.0, 104.0])])
    targets = torch.tensor([0.0, 0.25, 0.5, 1.0, 0.75, 1.0, 0.0, 0.5, 0.0, 1.0, 0.5, 0.5, 0.0, 1.0])
    yield differentiated(
        "sigmoidCrossEntropy", "logits near and far", {}, {"logits": logits, "targets": targets},
        lambda logits, targets: F.binary_cross_entropy_with_logits(logits, targets, reduction="none"), g)
    yield differentiated(
        "squaredError", "two tensors", {}, {"x": values(g, 3, 4), "targets": values(g, 3, 4)},
        lambda x, targets: F.mse_loss(x, targets, reduction="none"), g)
    for axis in [0, 1, 2]:
        yield differentiated(
            "logSumExp", "axis %d" % axis, {"axis": axis}, {"x": values(g, 2, 3, 4, scale=4.0)},
            lambda x: torch.logsumexp(x, axis), g)
    yield differentiated(
        "logSumExp", "large offset", {"axis": 1}, {"x": values(g, 2, 3) + torch.tensor([[1000.0], [-1000.0]])},
        lambda x: torch.logsumexp(x, 1), g)


def cases():
    for family in [
            convolutions, transposed_convolutions, poolings, resizings, beds_of_nails, dense_layers, activations,
            losses_of_elements]:
        yield from family()

"""Where pooling, unpooling, resizing and transposed convolution can be broken in what they compute, and how.

Their rules are in `mutation_sites.py`. These sites are the arithmetic of places, windows and weights: an operation and its
adjoint share most of it, so that derivatives stay right when it is wrong, and only reference values notice.
"""
from mutation_sites import OPS, Site

POOLING, RESIZING = OPS + "Pooling/", OPS + "Resizing/"
WINDOWS, MAXIMA, MEANS = POOLING + "PoolingGeometry.swift", POOLING + "MaxPooling.swift", POOLING + "AveragePooling.swift"
NAILS, TAPS, RESIZED = RESIZING + "BedOfNails.swift", RESIZING + "Interpolation.swift", RESIZING + "Resizing.swift"
INDICES = OPS + "Indexing/GatherScatter.swift"
PATCHES, GEOMETRY = OPS + "Convolution/Patches.swift", OPS + "Convolution/ConvolutionGeometry.swift"
TRANSPOSED = OPS + "Convolution/TransposedConvolution.swift"

UNPOOLED = ("values.scattered(\n    to: indices, "
            "shape: [values.shape[0], outputSize.height, outputSize.width, values.shape[3]])")
HALF_PIXEL = "max(0, (Double(i) + 0.5) * Double(length) / Double(target) - 0.5)"
CORNERS = "target > 1 ? Double(i * (length - 1)) / Double(target - 1) : 0"
LENGTH = "(length - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1 + outputPadding"


def means(function, small, large):
    """The sums of an average, or of its adjoint."""
    read = "source[%s + c]" % small
    return [
        Site("averages", MEANS, function, "let scale = «1 / T(extent)»", ["-1 / T(extent)"], ["T(1)"],
             ["1 / T(geometry.kernel * geometry.kernel)"]),
        Site("averages", MEANS, function, "out[%s + c] += «scale * %s»" % (large, read), ["-scale * " + read], [read],
             ["scale * source[%s]" % small, "scale * %s - out[%s + c]" % (read, large)]),
    ]


RESAMPLING = [
    # Windows
    Site("windows rounded up", WINDOWS, "func outputLength", "- kernel + «stride - 1»", ["1 - stride"], ["0"], ["stride"]),
    Site("windows rounded up", WINDOWS, "func outputLength", "let count = «room / stride + 1»", [], ["room / stride"]),
    Site("windows rounded up", WINDOWS, "func outputLength",
         "return «(count - 1) * stride < length + padding ? count : count - 1»", [], ["count", "count - 1"],
         ["(count - 1) * stride < length ? count : count - 1",
          "(count - 1) * stride <= length + padding ? count : count - 1"]),
    Site("windows", WINDOWS, "func outputShape", "(outputLength(of: shape[1]), «outputLength(of: shape[2])»)", [],
         ["shape[2]"], ["outputLength(of: shape[1])"]),
    Site("windows", WINDOWS, "func window(", "let start = «position * stride - padding»", ["position * stride + padding"],
         ["position * stride", "position - padding"], ["position * kernel - padding"]),
    Site("windows", WINDOWS, "func window(", "«max(0, start)»..<", [], ["start"]),
    Site("windows", WINDOWS, "func window(", "..<«min(length, start + kernel)»", [], ["start + kernel"],
         ["min(length, max(0, start) + kernel)", "min(length, max(0, start) + stride)"]),
    Site("windows", WINDOWS, "func extent(", "let start = «position * stride - padding»", ["position * stride + padding"],
         ["position * stride"], ["position * kernel - padding"]),
    Site("windows", WINDOWS, "func extent(", "return «min(start + kernel, length + padding) - start»", [], ["kernel"],
         ["min(start + kernel, length) - max(0, start)", "min(start + kernel, length) - start"]),
    # Maxima and their places
    Site("max pooling", MAXIMA, "private func findMaxima", "let rows = «geometry.window(at: i, length: height)»", [], [],
         ["geometry.window(at: i, length: width)"]),
    Site("max pooling", MAXIMA, "private func findMaxima", "let columns = «geometry.window(at: j, length: width)»", [], [],
         ["geometry.window(at: j, length: height)", "geometry.window(at: i, length: width)"]),
    Site("max pooling", MAXIMA, "private func findMaxima", "let start = ((n * height + «rows.lowerBound») *", [], ["0"]),
    Site("max pooling", MAXIMA, "private func findMaxima", "* width + «columns.lowerBound») * channels", [], ["0"]),
    Site("max pooling", MAXIMA, "private func findMaxima", "«(source[start + c], Int32(start + c))»", [],
         ["(source[start + c], Int32(start))", "(source[start], Int32(start + c))"]),
    Site("max pooling", MAXIMA, "private func challenge", "greatest[c] = «wins ? value : best»", ["wins ? best : value"],
         ["best", "value"]),
    Site("max pooling", MAXIMA, "private func challenge",
         "winners[c] = wins ? «position &+ Int32(truncatingIfNeeded: c)»", ["position &- Int32(truncatingIfNeeded: c)"],
         ["position", "winners[c]"]),
    Site("max unpooling", MAXIMA, "public func maxUnpooling", "return «%s»" % UNPOOLED, ["-" + UNPOOLED], ["values * 0"],
         [UNPOOLED + ".detached()", UNPOOLED.replace("outputSize.height, outputSize.width",
                                                     "outputSize.width, outputSize.height")]),
    Site("gather", INDICES, "struct Gather:", "out[i] = «source[position]»", ["-source[position]"], ["source[i]"]),
    Site("scatter", INDICES, "struct Scatter:", "let position = «Int(positions[i])»", [], ["i"]),
    # Averages
    *means("private func average<", "large", "small"),
    *means("private func spread<", "small", "large"),
    Site("averages", MEANS, "fileprivate func forEachPair", "let rows = «window(at: i, length: height)»", [], [],
         ["window(at: i, length: width)"]),
    Site("averages", MEANS, "fileprivate func forEachPair", "let columns = «window(at: j, length: width)»", [], [],
         ["window(at: j, length: height)", "window(at: i, length: width)"]),
    Site("averages", MEANS, "fileprivate func forEachPair",
         "let extent = «extent(at: i, length: height) * extent(at: j, length: width)»", [],
         ["self.extent(at: i, length: height)", "self.extent(at: j, length: width)"],
         ["self.extent(at: i, length: height) * self.extent(at: i, length: height)",
          "rows.count * columns.count"]),
    Site("averages", MEANS, "fileprivate func forEachPair", "body(((n * height + y) * width + x) * channels, «target», extent)",
         [], ["0"]),
    Site("averages", MEANS, "fileprivate func forEachPair", "target += «channels»", [], ["1"]),
    # A bed of nails
    Site("nails", NAILS, "private func forEachNail", "body(((n * large[1] + «i * stride») *", [], ["i"],
         ["i * stride + min(stride - 1, large[1] - 1 - i * stride)"]),
    Site("nails", NAILS, "private func forEachNail", "* large[2] + «j * stride») * large[3]", [], ["j"],
         ["j * stride + min(stride - 1, large[2] - 1 - j * stride)"]),
    Site("nails", NAILS, "private func forEachNail", "place += «small[3]»", [], ["1"]),
    Site("nails", NAILS, "private func place<", "from: source + small, count: «channels»", [], ["1"]),
    Site("nails", NAILS, "private func pick<", "from: source + large, count: «channels»", [], ["1"]),
    Site("nails", NAILS, "private func cells(", "{ «(length + stride - 1) / stride» }", [], ["length / stride"]),
    Site("nails", NAILS, "private func pick<", "«(x.shape[1] + stride - 1) / stride»", [], ["x.shape[1] / stride"]),
    Site("nails", NAILS, "private func pick<", "«(x.shape[2] + stride - 1) / stride»", [], ["x.shape[2] / stride"],
         ["(x.shape[1] + stride - 1) / stride"]),
    # Between pixels
    Site("nearest", TAPS, "func taps(", "Tap(first: «i * length / target»", [], ["min(i, length - 1)"],
         ["(2 * i + 1) * length / (2 * target)", "min(length - 1, (i * length + target - 1) / target)"]),
    Site("bilinear, corners", TAPS, "func taps(", "position = «%s»" % CORNERS, [],
         ["0", "Double(i * (length - 1)) / Double(target - 1)"],
         ["target > 1 ? Double(i * length) / Double(target) : 0",
          "target > 1 ? Double(i * (length - 1)) / Double(target) : 0", HALF_PIXEL], type="Double"),
    Site("bilinear, half-pixel", TAPS, "func taps(", "position = «%s»" % HALF_PIXEL,
         ["max(0, (Double(i) - 0.5) * Double(length) / Double(target) - 0.5)",
          "max(0, (Double(i) + 0.5) * Double(length) / Double(target) + 0.5)"],
         ["(Double(i) + 0.5) * Double(length) / Double(target) - 0.5",
          "(Double(i) + 0.5) * Double(length) / Double(target)", "Double(i) * Double(length) / Double(target)"],
         [CORNERS], type="Double"),
    Site("bilinear", TAPS, "func taps(", "second: «min(first + 1, length - 1)»", ["max(first - 1, 0)"], ["first"]),
    Site("bilinear", TAPS, "func taps(", "share: «position - Double(first)»", ["Double(first) - position"], ["0"],
         ["1 - (position - Double(first))"]),
    Site("bilinear", TAPS, "var parts", "{ «second == first || share == 0 ? 1 : 2» }", [], ["1"],
         ["second == first ? 1 : 2"]),
    Site("bilinear", TAPS, "func pixel(", "{ «part == 0 ? first : second» }", ["part == 0 ? second : first"], ["first"]),
    Site("bilinear", TAPS, "func weight(", "(«part == 0 ? 1 - share : share»)", ["part == 0 ? share : 1 - share"],
         ["0.5", "1"]),
    Site("resizing", RESIZED, "fileprivate func forEachPair", "let line = («n * height + row.pixel(k)») * width", [],
         ["row.pixel(k)"], ["n * height + row.pixel(0)"]),
    Site("resizing", RESIZED, "fileprivate func forEachPair", "body((line + «column.pixel(l)»)", [], [],
         ["column.pixel(0)"]),
    Site("resizing", RESIZED, "fileprivate func forEachPair", "target, «row.weight(k) * column.weight(l)»)",
         ["-row.weight(k) * column.weight(l)"], ["row.weight(k)", "column.weight(l)"],
         ["row.weight(k) + column.weight(l)"]),
    Site("resizing", RESIZED, "fileprivate func forEachPair", "target += «channels»", [], ["1"]),
    Site("resizing", RESIZED, "private func read<", "out[resized + c] += «weight * source[original + c]»", [],
         ["source[original + c]"], ["weight * source[original + c] - out[resized + c]"]),
    Site("resizing", RESIZED, "private func spread<", "out[original + c] += «weight * source[resized + c]»", [],
         ["source[resized + c]"], ["weight * source[resized + c] - out[original + c]"]),
    # Patches of a transposed convolution, of which neighbours overlap
    Site("transposed convolution", PATCHES, "func fold<", "target[i] += «source[i]»", ["-source[i]"], ["0"],
         ["source[i] - target[i]"]),
    Site("transposed convolution", PATCHES, "private func forEachRun", "let left = «j * stride - padding»",
         ["j * stride + padding"], ["j * stride", "j - padding"]),
    Site("transposed convolution", PATCHES, "private func forEachRun",
         "let y = «i * stride - padding + k * dilation»", ["i * stride + padding + k * dilation"],
         ["i * stride + k * dilation", "i - padding + k * dilation", "i * stride - padding + k"]),
    Site("transposed convolution", PATCHES, "private func forEachRun", "let x = «left + l * dilation»", [], ["left + l"],
         ["left + l * stride"]),
    Site("transposed convolution", GEOMETRY, "func transposedLength", "{\n    «%s»" % LENGTH, [],
         [LENGTH.replace(" + outputPadding", ""), LENGTH.replace(" - 2 * padding", ""), LENGTH.replace(" + 1", "")],
         [LENGTH.replace("2 * padding", "padding"), LENGTH.replace("(length - 1)", "length"),
          LENGTH.replace("dilation * (kernel - 1)", "(kernel - 1)")], type="Int"),
    Site("transposed convolution", TRANSPOSED, "private func spread<",
         "shape.fold(rows + «i * shape.positions * shape.patch», into: image)", [], ["0"]),
    Site("transposed convolution", TRANSPOSED, "private func spread<", "let image = out + «(first + i) * shape.largeCount»",
         [], ["first * shape.largeCount", "i * shape.largeCount"]),
    Site("transposed convolution", TRANSPOSED, "private func spread<", "project(small + «first * shape.smallCount»", [],
         ["0"]),
    Site("transposed convolution", TRANSPOSED, "private func spread<", "            «activation.apply(to: image, count: shape.largeCount)»",
         [], ["()"]),
]

"""Where the engine's derivative rules, the objectives and the optimisers can be broken, and how.

A site is one expression: between « and » in a text that stands after an anchor in a file of Sources. What replaces it
flips a sign, drops a term or a factor, or mixes something up. Every operation of the engine has at least one of the first
two kinds each, which `mutations.py --check` makes sure of.
"""
from dataclasses import dataclass, field


@dataclass
class Site:
    what: str  # an operation of the engine, or another thing
    file: str
    anchor: str
    text: str
    flip: list = field(default_factory=list)
    drop: list = field(default_factory=list)
    mix: list = field(default_factory=list)

    @property
    def mutations(self):
        kinds = [("flip", self.flip), ("drop", self.drop), ("mix", self.mix)]
        return [(kind, broken) for kind, all_of_kind in kinds for broken in all_of_kind]


OPS = "TensorEngine/Ops/"
ELEMENTWISE, SHAPE = OPS + "Elementwise/", OPS + "Shape/"
NOTHING = "[nil]"


def slope(operation, enumeration, expression, flip, drop, mix=()):
    """The slope of an elementwise function."""
    return Site(operation, ELEMENTWISE + "Functions.swift", "enum %s:" % enumeration,
                "output y: Tensor) -> Tensor { «%s» }" % expression, flip, drop, list(mix))


def activation(operation, case, expression, flip, drop, mix=()):
    """What an activation pulls back, alone or inside a fused operation."""
    return Site(operation, OPS + "Activations/Activation.swift", "func pull(", "case %s: «%s»" % (case, expression),
                flip, drop, list(mix))


def rule(operation, file, structure, expression, drop=(), mix=()):
    """A rule with one term, whose sign is flipped, which is dropped, and which forgets that it can be derived again."""
    return Site(operation, OPS + file, "struct %s:" % structure, "«[%s]»" % expression, ["[-(%s)]" % expression],
                [NOTHING] + list(drop), ["[(%s).detached()]" % expression] + list(mix))


def layer(operation, file, image, filter_gradient):
    """The rules of a fused convolution."""
    anchor, path = "func pullback(", OPS + file
    start, rest = image.split("(", 1)
    return [
        Site(operation, path, anchor, "let g = «activation.pull(cotangent, output: output)»",
             ["-activation.pull(cotangent, output: output)"], ["cotangent"],
             ["activation.pull(cotangent, output: output).detached()"]),
        Site(operation, path, anchor, "results[0] = «%s»" % image, ["-" + image], ["nil"],
             [image + ".detached()", start + "(" + rest.replace("weight: weight,", "weight: weight.detached(),")]),
        Site(operation, path, anchor, "results[1] = «%s»" % filter_gradient, ["-" + filter_gradient], ["nil"],
             [filter_gradient + ".detached()"]),
        Site(operation, path, anchor, "results.append(«wanted[2] ? g.sum(axes: [0, 1, 2]) : nil»)",
             ["-g.sum(axes: [0, 1, 2])"], ["nil"], ["g.mean(axes: [0, 1, 2])"]),
    ]


ENGINE = [
    rule("scale", "Elementwise/Affine.swift", "Scale", "g * factor", ["[g]"]),
    rule("offset", "Elementwise/Affine.swift", "Offset", "g"),
    Site("add", ELEMENTWISE + "Arithmetic.swift", "func pullback", "case .add: return «[g, g]»",
         ["[-g, g]", "[g, -g]"], ["[nil, g]", "[g, nil]"]),
    Site("subtract", ELEMENTWISE + "Arithmetic.swift", "func pullback",
         "case .subtract: return «[g, wanted[1] ? -g : nil]»", ["[-g, -g]", "[g, g]"], ["[nil, -g]", "[g, nil]"]),
    Site("multiply", ELEMENTWISE + "Arithmetic.swift", "func pullback",
         "case .multiply: return «[wanted[0] ? g * y : nil, wanted[1] ? g * x : nil]»",
         ["[-(g * y), g * x]", "[g * y, -(g * x)]"], ["[g, g * x]", "[g * y, g]", "[nil, g * x]", "[g * y, nil]"],
         ["[g * x, g * y]", "[g * y.detached(), g * x]", "[g * y, g * x.detached()]"]),
    Site("divide", ELEMENTWISE + "Arithmetic.swift", "func pullback",
         "case .divide: return «[wanted[0] ? g / y : nil, wanted[1] ? -(g * output / y) : nil]»",
         ["[-(g / y), -(g * output / y)]", "[g / y, g * output / y]"],
         ["[g, -(g * output / y)]", "[g / y, -(g * output)]", "[g / y, -(g / y)]", "[g / y, nil]",
          "[nil, -(g * output / y)]"],
         ["[g * y, -(g * output / y)]", "[g / y, -(g * x / y)]", "[g / y, -(g * output.detached() / y)]"]),
    Site("all elementwise functions", ELEMENTWISE + "ElementwiseFunction.swift", "func pullback",
         "«[g * Function.slope(input: inputs[0], output: output)]»",
         ["[-(g * Function.slope(input: inputs[0], output: output))]"],
         ["[Function.slope(input: inputs[0], output: output)]", "[g]"],
         ["[g * Function.slope(input: inputs[0], output: output).detached()]",
          "[g.detached() * Function.slope(input: inputs[0], output: output)]"]),
    slope("exponential", "Exponential", "y", ["-y"], ["y * 0 + 1"], ["x"]),
    slope("expm1", "ExponentialMinusOne", "x.exp()", ["-x.exp()"], ["x.expm1()"], ["y"]),
    slope("exponentialExcess", "ExponentialExcess", "x.expm1()", ["-x.expm1()"], ["x.exp()"], ["y"]),
    slope("logarithm", "Logarithm", "x.reciprocal()", ["-x.reciprocal()"], ["x * 0 + 1"], ["x"]),
    slope("log1p", "LogarithmOfOnePlus", "(x + 1).reciprocal()", ["-(x + 1).reciprocal()", "(x - 1).reciprocal()"],
          ["x.reciprocal()"]),
    slope("squareRoot", "SquareRoot", "y.reciprocal() * 0.5", ["y.reciprocal() * -0.5"], ["y.reciprocal()"],
          ["x.reciprocal() * 0.5"]),
    slope("square", "Square", "x * 2", ["x * -2"], ["x"], ["y * 2"]),
    slope("reciprocal", "Reciprocal", "-y.square()", ["y.square()"], ["-y"], ["-x.square()"]),
    rule("absolute", "Elementwise/Extremes.swift", "Absolute", "g.gated(by: inputs[0], slope: -1)",
         ["[g]", "[g.gated(by: inputs[0])]"]),
    Site("maximum", ELEMENTWISE + "Extremes.swift", "struct Extreme:", "wanted[0] ? «g.gated(by: winner)»",
         ["-g.gated(by: winner)"], ["g", "nil"], ["g.gated(by: winner).detached()"]),
    Site("minimum", ELEMENTWISE + "Extremes.swift", "struct Extreme:", "wanted[1] ? «g.gated(by: winner * -1)»",
         ["-g.gated(by: winner * -1)"], ["g", "nil"], ["g.gated(by: winner)", "g.gated(by: winner * -1).detached()"]),
    Site("maximum", ELEMENTWISE + "Extremes.swift", "private func firstWins",
         "case .greater: mapped(x, y, type) { «$0.isNaN || $0 >= $1» ?", ["$0.isNaN || $0 <= $1"], ["$0 >= $1"],
         ["$0.isNaN || $0 > $1"]),
    Site("minimum", ELEMENTWISE + "Extremes.swift", "private func firstWins",
         "case .lesser: mapped(x, y, type) { «$0.isNaN || $0 <= $1» ?", ["$0.isNaN || $0 >= $1"], ["$0 <= $1"],
         ["$0.isNaN || $0 < $1"]),
    rule("clamp", "Elementwise/Extremes.swift", "Clamp", "g.gated(by: inside)", ["[g]"]),
    Site("clamp", ELEMENTWISE + "Extremes.swift", "let inside", "«$0 < low || $0 > high»", ["$0 > low || $0 > high"],
         ["$0 < low", "$0 > high"], ["$0 <= low || $0 > high", "$0 < low || $0 >= high"]),
    Site("clamp", ELEMENTWISE + "Extremes.swift", "let inside", "«$0 < Float(low) || $0 > Float(high)»",
         ["$0 > Float(low) || $0 > Float(high)"], ["$0 < Float(low)", "$0 > Float(high)"],
         ["$0 <= Float(low) || $0 > Float(high)", "$0 < Float(low) || $0 >= Float(high)"]),
    Site("gate", ELEMENTWISE + "Gate.swift", "func pullback", "«g.gated(by: inputs[1], slope: slope)»",
         ["-g.gated(by: inputs[1], slope: slope)", "g.gated(by: inputs[1], slope: -slope)"],
         ["g", "nil", "g.gated(by: inputs[1])"], ["g.gated(by: inputs[1], slope: slope).detached()"]),
    activation("relu", ".relu", "g.gated(by: y)", ["-g.gated(by: y)"], ["g", "g * 0"]),
    activation("leakyRelu", ".leakyRelu(let slope)", "g.gated(by: y, slope: slope)",
               ["-g.gated(by: y, slope: slope)", "g.gated(by: y, slope: -slope)"], ["g", "g.gated(by: y)"]),
    activation("sigmoid", ".sigmoid", "g * (y - y.square())", ["g * (y + y.square())", "g * (y.square() - y)"],
               ["g * y", "g * -y.square()", "y - y.square()"], ["g * (y - y.square()).detached()"]),
    activation("tanh", ".tanh", "g * (1 - y.square())", ["g * (1 + y.square())", "g * (y.square() - 1)"],
               ["g", "g * -y.square()", "1 - y.square()"], ["g * (1 - y)", "g * (1 - y.square()).detached()"]),
    activation("softplus", ".softplus", "g * -(-y).expm1()", ["g * (-y).expm1()", "g * -y.expm1()"], ["g"],
               ["g * (-y).exp()", "g * -(-y).expm1().detached()"]),
    activation("elu", ".elu(let alpha)", "g.gated(by: y) + (g * (y + alpha)).gated(by: notPositive(y))",
               ["g.gated(by: y) - (g * (y + alpha)).gated(by: notPositive(y))",
                "(g * (y + alpha)).gated(by: notPositive(y)) - g.gated(by: y)",
                "g.gated(by: y) + (g * (y - alpha)).gated(by: notPositive(y))"],
               ["g.gated(by: y)", "(g * (y + alpha)).gated(by: notPositive(y))",
                "g.gated(by: y) + (g * y).gated(by: notPositive(y))", "g.gated(by: y) + g * (y + alpha)",
                "g + (g * (y + alpha)).gated(by: notPositive(y))"],
               ["g.gated(by: y) + (g * (y.detached() + alpha)).gated(by: notPositive(y))"]),
    rule("all activations", "Activations/Activate.swift", "Activate", "activation.pull(g, output: output)", ["[g]"],
         ["[activation.pull(g, output: output.detached())]", "[activation.pull(g.detached(), output: output)]"]),
    rule("sum", "Reductions/Sum.swift", "Sum", "g.reshaped(to: kept).broadcast(to: x.shape)"),
    Site("log of a sum", OPS + "Reductions/Maximum.swift", "func logSumExp",
         "«shifted.exp().sum(axes: [axis]).log() + finite»",
         ["shifted.exp().sum(axes: [axis]).log() - finite", "-shifted.exp().sum(axes: [axis]).log() + finite"],
         ["shifted.exp().sum(axes: [axis]).log()", "shifted.exp().sum(axes: [axis]) + finite"]),
    Site("log of a sum", OPS + "Reductions/Maximum.swift", "func logSumExp",
         "let shifted = «self - finite.reshaped(to: kept)»", ["self + finite.reshaped(to: kept)"], ["self"],
         ["self.detached() - finite.reshaped(to: kept)"]),
    Site("log of a sum", OPS + "Reductions/Maximum.swift", "private func replacingInfinities",
         "mapped(self, Double.self) { «$0.isInfinite» ?", [], ["false"]),
    Site("maximum along an axis", OPS + "Reductions/Maximum.swift", "private func findMaxima",
         "«source[position] > source[best]»", ["source[position] < source[best]"], [],
         ["source[position] >= source[best]"]),
    rule("broadcast", "Shape/Broadcast.swift", "Broadcast", "g.sum(axes: Array(repeated)).reshaped(to: x.shape)", [],
         ["[g.mean(axes: Array(repeated)).reshaped(to: x.shape)]"]),
    Site("broadcast", SHAPE + "Broadcast.swift", "func pullback",
         "«$0 < missing || (x.shape[$0 - missing] == 1 && shape[$0] != 1)»", [],
         ["$0 < missing", "$0 >= missing && x.shape[$0 - missing] == 1 && shape[$0] != 1"]),
    rule("reshape", "Shape/Reshape.swift", "Reshape", "g.reshaped(to: inputs[0].shape)"),
    rule("transpose", "Shape/Transpose.swift", "Transpose", "g.transposed(inverse)", [], ["[g.transposed(permutation)]"]),
    rule("slice", "Shape/Slice.swift", "Slice",
         "Embed(axis: axis, start: range.lowerBound, length: inputs[0].shape[axis])(g)", [],
         ["[Embed(axis: axis, start: 0, length: inputs[0].shape[axis])(g)]"]),
    rule("embed", "Shape/Slice.swift", "Embed", "g.sliced(axis: axis, start..<start + inputs[0].shape[axis])", [],
         ["[g.sliced(axis: axis, 0..<inputs[0].shape[axis])]"]),
    Site("concatenate", SHAPE + "Concatenate.swift", "func pullback", "isWanted ? «g.sliced(axis: axis, range)»",
         ["-g.sliced(axis: axis, range)"], ["nil"], ["g.sliced(axis: axis, range).detached()"]),
    Site("concatenate", SHAPE + "Concatenate.swift", "func pullback", "start = «range.upperBound»", [], ["0"]),
    rule("gather", "Indexing/GatherScatter.swift", "Gather", "g.scattered(to: indices, shape: inputs[0].shape)"),
    rule("scatter", "Indexing/GatherScatter.swift", "Scatter", "g.gathered(at: indices)"),
    Site("scatter", OPS + "Indexing/GatherScatter.swift", "struct Scatter:", "out[position] += «source[i]»",
         ["-source[i]"], ["source[i] - out[position]"]),
    Site("matrixProduct", OPS + "Products/MatrixProduct.swift", "let toA",
         "«matmul(b, g, transposeA: transposeB, transposeB: true)»",
         ["-matmul(b, g, transposeA: transposeB, transposeB: true)"],
         ["matmul(b, g, transposeA: transposeB, transposeB: true) * 0"],
         ["matmul(b.detached(), g, transposeA: transposeB, transposeB: true)"]),
    Site("matrixProduct", OPS + "Products/MatrixProduct.swift", "let toA", "«matmul(g, b, transposeB: !transposeB)»",
         ["-matmul(g, b, transposeB: !transposeB)"], ["matmul(g, b, transposeB: !transposeB) * 0"],
         ["matmul(g, b.detached(), transposeB: !transposeB)", "matmul(g, b, transposeB: transposeB)"]),
    Site("matrixProduct", OPS + "Products/MatrixProduct.swift", "let toB",
         "«matmul(g, a, transposeA: true, transposeB: transposeA)»",
         ["-matmul(g, a, transposeA: true, transposeB: transposeA)"],
         ["matmul(g, a, transposeA: true, transposeB: transposeA) * 0"],
         ["matmul(g, a.detached(), transposeA: true, transposeB: transposeA)"]),
    Site("matrixProduct", OPS + "Products/MatrixProduct.swift", "let toB", "«matmul(a, g, transposeA: !transposeA)»",
         ["-matmul(a, g, transposeA: !transposeA)"], ["matmul(a, g, transposeA: !transposeA) * 0"],
         ["matmul(a.detached(), g, transposeA: !transposeA)", "matmul(a, g, transposeA: transposeA)"]),
    Site("dense", OPS + "Products/Dense.swift", "func pullback",
         "let g = «activation.pull(cotangent, output: output)»", ["-activation.pull(cotangent, output: output)"],
         ["cotangent"], ["activation.pull(cotangent, output: output.detached())"]),
    Site("dense", OPS + "Products/Dense.swift", "func pullback", "wanted[0] ? «matmul(g, weight, transposeB: true)»",
         ["-matmul(g, weight, transposeB: true)"], ["nil"], ["matmul(g, weight.detached(), transposeB: true)"]),
    Site("dense", OPS + "Products/Dense.swift", "func pullback", "wanted[1] ? «matmul(x, g, transposeA: true)»",
         ["-matmul(x, g, transposeA: true)"], ["nil"], ["matmul(x.detached(), g, transposeA: true)"]),
    Site("dense", OPS + "Products/Dense.swift", "func pullback", "wanted[2] ? «g.sum(axes: [0])»",
         ["-g.sum(axes: [0])"], ["nil"], ["g.mean(axes: [0])"]),
    *layer("convolution", "Convolution/Convolution.swift",
           "transposedConvolution(\n        g, weight: weight, geometry: geometry,"
           " outputSize: (x.shape[1], x.shape[2]))",
           "FilterGradient(geometry: geometry, of: weight.shape)(x, g)"),
    *layer("transposedConvolution", "Convolution/TransposedConvolution.swift",
           "convolution(g, weight: weight, geometry: geometry)",
           "FilterGradient(geometry: geometry, of: weight.shape)(g, y)"),
    Site("filterGradient", OPS + "Convolution/FilterGradient.swift", "func pullback",
         "? «transposedConvolution(y, weight: g, geometry: geometry, outputSize: (x.shape[1], x.shape[2]))»",
         ["-transposedConvolution(y, weight: g, geometry: geometry, outputSize: (x.shape[1], x.shape[2]))"], ["nil"],
         ["transposedConvolution(\ny.detached(), weight: g, geometry: geometry, outputSize: (x.shape[1], x.shape[2]))"]),
    Site("filterGradient", OPS + "Convolution/FilterGradient.swift", "func pullback",
         "wanted[1] ? «convolution(x, weight: g, geometry: geometry)»",
         ["-convolution(x, weight: g, geometry: geometry)"], ["nil"],
         ["convolution(x.detached(), weight: g, geometry: geometry)"]),
    rule("averagePooling", "Pooling/AveragePooling.swift", "AveragePooling",
         "AverageUnpooling(geometry: geometry, height: inputs[0].shape[1], width: inputs[0].shape[2])(g)"),
    rule("averageUnpooling", "Pooling/AveragePooling.swift", "AverageUnpooling",
         "averagePooling(g, geometry: geometry)"),
    Site("max pooling", OPS + "Pooling/MaxPooling.swift", "public func maxPooling", "(«x.gathered(at: indices)», indices)",
         ["-x.gathered(at: indices)"], ["x.gathered(at: indices).detached()"]),
    Site("max pooling", OPS + "Pooling/MaxPooling.swift", "private func findMaxima", "«source[position] > source[best]»",
         ["source[position] < source[best]"], [], ["source[position] >= source[best]"]),
    Site("max pooling", OPS + "Pooling/MaxPooling.swift", "private func findMaxima",
         "«(source[position].isNaN && !source[best].isNaN)»", [], ["false", "source[position].isNaN"]),
    rule("resizing", "Resizing/Resizing.swift", "Resizing",
         "ResizingAdjoint(interpolation: interpolation, height: shape[1], width: shape[2])(g)", [],
         ["[ResizingAdjoint(interpolation: .nearest, height: shape[1], width: shape[2])(g)]"]),
    rule("resizingAdjoint", "Resizing/Resizing.swift", "ResizingAdjoint",
         "resized(g, outputSize: (shape[1], shape[2]), interpolation: interpolation)", [],
         ["[resized(g, outputSize: (shape[1], shape[2]), interpolation: .bilinear())]"]),
    Site("sigmoidCrossEntropy", OPS + "Losses/SigmoidCrossEntropy.swift", "func pullback",
         "wanted[0] ? «g * (x.sigmoid() - t)»", ["g * (x.sigmoid() + t)", "g * (t - x.sigmoid())"],
         ["g * x.sigmoid()", "g * -t", "x.sigmoid() - t"],
         ["g * (x.sigmoid().detached() - t)", "g * (x.sigmoid() - t.detached())"]),
    Site("sigmoidCrossEntropy", OPS + "Losses/SigmoidCrossEntropy.swift", "func pullback", "wanted[1] ? «-(g * x)»",
         ["g * x"], ["-x", "-g", "nil"], ["-(g * x.detached())"]),
    Site("squared error", OPS + "Losses/SigmoidCrossEntropy.swift", "public func squaredError",
         "{ «(x - targets).square()» }", ["(x + targets).square()"],
         ["(x.detached() - targets).square()", "(x - targets.detached()).square()"]),
    Site("the sum over paths", "TensorEngine/Differentiation/Gradients.swift", "public func gradients(",
         "cotangents[key].map { «$0 + contribution» }", ["$0 - contribution"], ["$0", "contribution"]),
    Site("the incoming gradient", "TensorEngine/Differentiation/Gradients.swift", "public func gradients(",
         "let start = «seed ?? Tensor.ones(y.shape, elementType: y.elementType, pool: y.pool)»",
         ["-(seed ?? Tensor.ones(y.shape, elementType: y.elementType, pool: y.pool))"],
         ["Tensor.ones(y.shape, elementType: y.elementType, pool: y.pool)"]),
]

CONTRACTIVE = "Autoencoders/Contractive/ContractiveAutoencoder.swift"
POSTERIOR = "Autoencoders/Variational/GaussianPosterior.swift"
VARIATIONAL = "Autoencoders/Variational/VariationalAutoencoder.swift"
TANGENT, SPARSE = "Autoencoders/Sparse/DivergenceTangent.swift", "Autoencoders/Sparse/SparseAutoencoder.swift"
TERMS, LOSS = "Autoencoders/Objectives/ObjectiveTerms.swift", "Autoencoders/Objectives/ReconstructionLoss+Sum.swift"

OBJECTIVES = [
    Site("contractive", CONTRACTIVE, "public func objective", "weight: «penalty.weight»,", ["-penalty.weight"], ["1"]),
    Site("contractive", CONTRACTIVE, "public func squaredJacobianNorm", "return «rowOfJacobian.square().sum()»",
         ["-rowOfJacobian.square().sum()"], ["rowOfJacobian.sum()"], ["rowOfJacobian.detached().square().sum()"]),
    Site("contractive", CONTRACTIVE, "public func squaredJacobianNorm", "return «norms.dropFirst().reduce(norms[0], +)»",
         ["norms.dropFirst().reduce(norms[0], -)"], ["norms[0]"]),
    Site("variational", POSTERIOR, "public func sample", "«mean + (logVariance * 0.5).exp() * noise»",
         ["mean - (logVariance * 0.5).exp() * noise", "(logVariance * 0.5).exp() * noise - mean",
          "mean + (logVariance * -0.5).exp() * noise"],
         ["mean", "mean + noise", "(logVariance * 0.5).exp() * noise", "mean + logVariance.exp() * noise"],
         ["mean.detached() + (logVariance * 0.5).exp() * noise",
          "mean + (logVariance * 0.5).exp().detached() * noise"]),
    Site("variational", POSTERIOR, "public func divergenceFromStandardNormal",
         "«(logVariance.exponentialExcess() + mean.square()).sum() * 0.5»",
         ["(logVariance.exponentialExcess() - mean.square()).sum() * 0.5",
          "(mean.square() - logVariance.exponentialExcess()).sum() * 0.5"],
         ["logVariance.exponentialExcess().sum() * 0.5", "mean.square().sum() * 0.5",
          "(logVariance.exponentialExcess() + mean.square()).sum()",
          "(logVariance.expm1() + mean.square()).sum() * 0.5"]),
    Site("variational", POSTERIOR, "public init", "«logVariance.clamped(to: Self.logVarianceRange)»", [],
         ["logVariance"]),
    Site("variational", VARIATIONAL, "public func objective", "weight: «divergence.beta»,", ["-divergence.beta"],
         ["1"]),
    Site("variational", VARIATIONAL, "private func negativeLogLikelihood",
         "return «sum * (0.5 / variance) + Double(images.count) * divergence.gaussianConstant»",
         ["sum * (-0.5 / variance) + Double(images.count) * divergence.gaussianConstant",
          "sum * (0.5 / variance) - Double(images.count) * divergence.gaussianConstant"],
         ["sum * (0.5 / variance)", "sum * (1 / variance) + Double(images.count) * divergence.gaussianConstant",
          "sum + Double(images.count) * divergence.gaussianConstant"]),
    Site("sparse", SPARSE, "public func objective", "weight: «penalty.weight»,", ["-penalty.weight"], ["1"]),
    Site("sparse", SPARSE, "private func sparsity", "case .l1: return «code.sum()»", ["-code.sum()"],
         ["code.sum().detached()"]),
    Site("sparse", TANGENT, "slopes = activations", "«(1 - target) / (1 - $0) - target / $0»",
         ["(1 - target) / (1 - $0) + target / $0", "-(1 - target) / (1 - $0) - target / $0"],
         ["(1 - target) / (1 - $0)", "-target / $0"]),
    Site("sparse", TANGENT, "value = activations", "«target * log(target / activation)»",
         ["-target * log(target / activation)"], ["log(target / activation)", "0"]),
    Site("sparse", TANGENT, "value = activations", "«(1 - target) * log((1 - target) / (1 - activation))»",
         ["-(1 - target) * log((1 - target) / (1 - activation))"], ["log((1 - target) / (1 - activation))", "0"]),
    Site("sparse", TANGENT, "func sum(over", "return «matmul(code, slope).sum() + Double(images) * offset»",
         ["matmul(code, slope).sum() - Double(images) * offset", "-matmul(code, slope).sum() + Double(images) * offset"],
         ["matmul(code, slope).sum()", "matmul(code, slope).sum() + offset"],
         ["matmul(code, slope).sum().detached() + Double(images) * offset"]),
    Site("squared error", LOSS, "public func sum", "case .squaredError: «(logits.sigmoid() - images).square().sum()»",
         ["(logits.sigmoid() + images).square().sum()", "-(logits.sigmoid() - images).square().sum()"],
         ["(logits - images).square().sum()", "(logits.sigmoid() - images).sum()"]),
    Site("cross-entropy", LOSS, "public func sum",
         "case .crossEntropy: «sigmoidCrossEntropy(logits: logits, targets: images).sum()»",
         ["-sigmoidCrossEntropy(logits: logits, targets: images).sum()"],
         ["sigmoidCrossEntropy(logits: logits, targets: images).mean()"]),
    Site("the total", TERMS, "public var total", "$0.sum : «$0.sum * $0.weight»", ["$0.sum * -$0.weight"], ["$0.sum"]),
    Site("the total", TERMS, "public var total", "return «weighted.dropFirst().reduce(weighted[0], +)»",
         ["weighted.dropFirst().reduce(weighted[0], -)"], ["weighted[0]"]),
]

ADAM, MOMENTUM = "Training/Optimizers/AdamUpdate.swift", "Training/Optimizers/MomentumUpdate.swift"

OPTIMISERS = [
    Site("Adam", ADAM, "init(_ settings", "stepSize = «learningRate / (1 - pow(settings.firstMomentDecay, Double(step)))»",
         ["learningRate / (1 + pow(settings.firstMomentDecay, Double(step)))"], ["learningRate"]),
    Site("Adam", ADAM, "init(_ settings",
         "correction = «(1 - pow(settings.secondMomentDecay, Double(step))).squareRoot()»",
         ["(1 + pow(settings.secondMomentDecay, Double(step))).squareRoot()"],
         ["1", "1 - pow(settings.secondMomentDecay, Double(step))"]),
    Site("AdamW", ADAM, "init(_ settings", "? «1 - learningRate * settings.weightDecay»",
         ["1 + learningRate * settings.weightDecay"], ["1", "1 - settings.weightDecay"]),
    Site("Adam", ADAM, "for i in 0..<count", "let g = «gradient[i] + coupledDecay * weights[i]»",
         ["gradient[i] - coupledDecay * weights[i]"], ["gradient[i]"]),
    Site("Adam", ADAM, "for i in 0..<count", "let m = «first[i] + firstShare * (g - first[i])»",
         ["first[i] - firstShare * (g - first[i])", "first[i] + firstShare * (g + first[i])"],
         ["first[i] + firstShare * g", "g"]),
    Site("Adam", ADAM, "for i in 0..<count", "let v = «secondDecay * second[i] + secondShare * g * g»",
         ["secondDecay * second[i] - secondShare * g * g"],
         ["secondShare * g * g", "second[i] + secondShare * g * g", "secondDecay * second[i] + g * g"]),
    Site("Adam", ADAM, "for i in 0..<count",
         "weights[i] = «shrinkage * weights[i] - stepSize * (m / (v.squareRoot() / correction + epsilon))»",
         ["shrinkage * weights[i] + stepSize * (m / (v.squareRoot() / correction + epsilon))",
          "shrinkage * weights[i] - stepSize * (m / (v.squareRoot() / correction - epsilon))"],
         ["weights[i] - stepSize * (m / (v.squareRoot() / correction + epsilon))",
          "shrinkage * weights[i] - stepSize * (m / (v.squareRoot() + epsilon))",
          "shrinkage * weights[i] - stepSize * (m / (v.squareRoot() / correction))"],
         ["shrinkage * weights[i] - stepSize * (m / ((v.squareRoot() + epsilon) / correction))",
          "shrinkage * weights[i] - stepSize * (g / (v.squareRoot() / correction + epsilon))"]),
    Site("momentum", MOMENTUM, "for i in 0..<count",
         "buffer[i] = «momentum * buffer[i] + (gradient[i] + decay * weights[i])»",
         ["momentum * buffer[i] - (gradient[i] + decay * weights[i])",
          "momentum * buffer[i] + (gradient[i] - decay * weights[i])"],
         ["gradient[i] + decay * weights[i]", "momentum * buffer[i] + gradient[i]",
          "buffer[i] + (gradient[i] + decay * weights[i])"]),
    Site("momentum", MOMENTUM, "for i in 0..<count", "weights[i] -= «learningRate * buffer[i]»",
         ["-learningRate * buffer[i]"], ["buffer[i]", "learningRate * gradient[i]"]),
]

"""Breaks each derivative rule of the engine in turn and asks whether the engine's tests notice.

    python mutations.py [--only WORD] [--folder DIR]

Works in a copy of the sources in a folder of its own. Every mutation flips a sign, drops a term or a factor, or swaps
two operands of one rule; a mutation that no test notices is a gap, and the exit status is 1. One takes about as long as
building the engine and its tests.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
OPS = "Sources/TensorEngine/Ops/"

# file, what stands there (once), what is put in its place
MUTATIONS = [
    ("Elementwise/Affine.swift", "{ [g * factor] }", "{ [g] }"),
    ("Elementwise/Affine.swift", "{ [g * factor] }", "{ [g * -factor] }"),
    ("Elementwise/Affine.swift", "{ [g] }", "{ [-g] }"),
    ("Elementwise/Arithmetic.swift", "case .add: return [g, g]", "case .add: return [g, nil]"),
    ("Elementwise/Arithmetic.swift", "case .add: return [g, g]", "case .add: return [-g, g]"),
    ("Elementwise/Arithmetic.swift", "? -g : nil]", "? g : nil]"),
    ("Elementwise/Arithmetic.swift", "[wanted[0] ? g * y : nil", "[wanted[0] ? g * x : nil"),
    ("Elementwise/Arithmetic.swift", "wanted[1] ? g * x : nil]", "wanted[1] ? g : nil]"),
    ("Elementwise/Arithmetic.swift", "wanted[0] ? g / y : nil", "wanted[0] ? g * y : nil"),
    ("Elementwise/Arithmetic.swift", "-(g * output / y)", "(g * output / y)"),
    ("Elementwise/Arithmetic.swift", "-(g * output / y)", "-(g * x / y)"),
    ("Elementwise/ElementwiseFunction.swift", "[g * Function.slope(input: inputs[0], output: output)]",
     "[Function.slope(input: inputs[0], output: output)]"),
    ("Elementwise/Functions.swift", "output y: Tensor) -> Tensor { y }", "output y: Tensor) -> Tensor { x }"),
    ("Elementwise/Functions.swift", "output y: Tensor) -> Tensor { x.exp() }",
     "output y: Tensor) -> Tensor { x.expm1() }"),
    ("Elementwise/Functions.swift", "output y: Tensor) -> Tensor { x.expm1() }",
     "output y: Tensor) -> Tensor { x.exp() }"),
    ("Elementwise/Functions.swift", "output y: Tensor) -> Tensor { x.reciprocal() }",
     "output y: Tensor) -> Tensor { -x.reciprocal() }"),
    ("Elementwise/Functions.swift", "{ (x + 1).reciprocal() }", "{ x.reciprocal() }"),
    ("Elementwise/Functions.swift", "{ y.reciprocal() * 0.5 }", "{ y.reciprocal() }"),
    ("Elementwise/Functions.swift", "output y: Tensor) -> Tensor { x * 2 }", "output y: Tensor) -> Tensor { x }"),
    ("Elementwise/Functions.swift", "{ -y.square() }", "{ y.square() }"),
    ("Elementwise/Functions.swift", "{ -y.square() }", "{ -y }"),
    ("Elementwise/Extremes.swift", "[g.gated(by: inputs[0], slope: -1)]", "[g.gated(by: inputs[0])]"),
    ("Elementwise/Extremes.swift", "[wanted[0] ? g.gated(by: winner)", "[wanted[0] ? g"),
    ("Elementwise/Extremes.swift", "g.gated(by: winner * -1)", "g.gated(by: winner)"),
    ("Elementwise/Extremes.swift", "case .greater: mapped(x, y, type) { $0.isNaN || $0 >= $1 ? 1 : -1 }",
     "case .greater: mapped(x, y, type) { $0.isNaN || $0 > $1 ? 1 : -1 }"),
    ("Elementwise/Extremes.swift", "return [g.gated(by: inside)]", "return [g]"),
    ("Elementwise/Extremes.swift", ": mapped(x, Double.self) { $0 < low || $0 > high ? -1 : 1 }",
     ": mapped(x, Double.self) { $0 <= low || $0 > high ? -1 : 1 }"),
    ("Elementwise/Gate.swift", "g.gated(by: inputs[1], slope: slope)", "g.gated(by: inputs[1])"),
    ("Elementwise/Gate.swift", "g.gated(by: inputs[1], slope: slope)", "g"),
    ("Activations/Activation.swift", "case .relu: g.gated(by: y)", "case .relu: g"),
    ("Activations/Activation.swift", "g.gated(by: y, slope: slope)", "g.gated(by: y)"),
    ("Activations/Activation.swift", "g * (y - y.square())", "g * (y + y.square())"),
    ("Activations/Activation.swift", "g * (y - y.square())", "g * y"),
    ("Activations/Activation.swift", "g * (y - y.square())", "g * (y - y.square()).detached()"),
    ("Activations/Activation.swift", "g * (1 - y.square())", "g * (1 - y)"),
    ("Activations/Activation.swift", "g * (1 - y.square())", "g * (1 - y.square()).detached()"),
    ("Activations/Activation.swift", "g * -(-y).expm1()", "g * (-y).expm1()"),
    ("Activations/Activation.swift", "g * -(-y).expm1()", "g * (-y).exp()"),
    ("Activations/Activation.swift", "(g * (y + alpha))", "(g * y)"),
    ("Activations/Activation.swift", "g.gated(by: y) + (g * (y + alpha))", "g + (g * (y + alpha))"),
    ("Reductions/Sum.swift", "[g.reshaped(to: kept).broadcast(to: x.shape)]",
     "[-g.reshaped(to: kept).broadcast(to: x.shape)]"),
    ("Reductions/Maximum.swift", "sum(axes: [axis]).log() + finite", "sum(axes: [axis]).log()"),
    ("Reductions/Maximum.swift", "let shifted = self - finite", "let shifted = self.detached() - finite"),
    ("Shape/Broadcast.swift", "|| (x.shape[$0 - missing] == 1 && shape[$0] != 1)", "|| false"),
    ("Shape/Broadcast.swift", "[g.sum(axes: Array(repeated)).reshaped(to: x.shape)]",
     "[-g.sum(axes: Array(repeated)).reshaped(to: x.shape)]"),
    ("Shape/Reshape.swift", "[g.reshaped(to: inputs[0].shape)]", "[(-g).reshaped(to: inputs[0].shape)]"),
    ("Shape/Transpose.swift", "[g.transposed(inverse)]", "[-g.transposed(inverse)]"),
    ("Shape/Transpose.swift", "inverse[axis] = position", "inverse[position] = axis"),
    ("Shape/Slice.swift", "[Embed(axis: axis, start: range.lowerBound,", "[Embed(axis: axis, start: 0,"),
    ("Shape/Slice.swift", "[g.sliced(axis: axis, start..<start + inputs[0].shape[axis])]",
     "[g.sliced(axis: axis, 0..<inputs[0].shape[axis])]"),
    ("Shape/Concatenate.swift", "start = range.upperBound", "start = 0"),
    ("Indexing/GatherScatter.swift", "[g.scattered(to: indices, shape: inputs[0].shape)]",
     "[-g.scattered(to: indices, shape: inputs[0].shape)]"),
    ("Indexing/GatherScatter.swift", "[g.gathered(at: indices)]", "[-g.gathered(at: indices)]"),
    ("Indexing/GatherScatter.swift", "out[position] += source[i]", "out[position] = source[i]"),
    ("Products/MatrixProduct.swift", "matmul(b, g, transposeA: transposeB, transposeB: true)",
     "matmul(b, g, transposeA: transposeB, transposeB: true) * -1"),
    ("Products/MatrixProduct.swift", "matmul(g, b, transposeB: !transposeB)",
     "matmul(g, b, transposeB: !transposeB) * 2"),
    ("Products/MatrixProduct.swift", "matmul(g, a, transposeA: true, transposeB: transposeA)",
     "matmul(g, a, transposeA: true, transposeB: transposeA) * -1"),
    ("Products/MatrixProduct.swift", "matmul(a, g, transposeA: !transposeA)",
     "matmul(a, g, transposeA: !transposeA) * -1"),
    ("Products/Dense.swift", "let g = activation.pull(cotangent, output: output)", "let g = cotangent"),
    ("Products/Dense.swift", "wanted[0] ? matmul(g, weight, transposeB: true) : nil", "nil"),
    ("Products/Dense.swift", "matmul(x, g, transposeA: true)", "-matmul(x, g, transposeA: true)"),
    ("Products/Dense.swift", "wanted[2] ? g.sum(axes: [0]) : nil", "wanted[2] ? g.mean(axes: [0]) : nil"),
    ("Convolution/Convolution.swift", "let g = activation.pull(cotangent, output: output)", "let g = cotangent"),
    ("Convolution/Convolution.swift", "if wanted[0] {", "if false {"),
    ("Convolution/Convolution.swift", "of: weight.shape)(x, g)", "of: weight.shape)(x, -g)"),
    ("Convolution/Convolution.swift", "wanted[2] ? g.sum(axes: [0, 1, 2]) : nil",
     "wanted[2] ? -g.sum(axes: [0, 1, 2]) : nil"),
    ("Convolution/TransposedConvolution.swift", "let g = activation.pull(cotangent, output: output)",
     "let g = cotangent"),
    ("Convolution/TransposedConvolution.swift", "results[0] = convolution(g,", "results[0] = convolution(-g,"),
    ("Convolution/TransposedConvolution.swift", "of: weight.shape)(g, y)", "of: weight.shape)(-g, y)"),
    ("Convolution/TransposedConvolution.swift", "wanted[2] ? g.sum(axes: [0, 1, 2]) : nil", "nil"),
    ("Convolution/FilterGradient.swift", "? transposedConvolution(y, weight: g,",
     "? transposedConvolution(-y, weight: g,"),
    ("Convolution/FilterGradient.swift", "? convolution(x, weight: g, geometry: geometry) : nil",
     "? convolution(x, weight: -g, geometry: geometry) : nil"),
    ("Convolution/FilterGradient.swift", "? convolution(x, weight: g, geometry: geometry) : nil", "? nil : nil"),
    ("Pooling/AveragePooling.swift", "width: inputs[0].shape[2])(g)]", "width: inputs[0].shape[2])(-g)]"),
    ("Pooling/AveragePooling.swift", "[averagePooling(g, geometry: geometry)]",
     "[-averagePooling(g, geometry: geometry)]"),
    ("Losses/SigmoidCrossEntropy.swift", "(x.sigmoid() - t)", "(x.sigmoid() + t)"),
    ("Losses/SigmoidCrossEntropy.swift", "(x.sigmoid() - t)", "(x.sigmoid().detached() - t)"),
    ("Losses/SigmoidCrossEntropy.swift", "? -(g * x) : nil]", "? g * x : nil]"),
    ("Losses/SigmoidCrossEntropy.swift", "? -(g * x) : nil]", "? nil : nil]"),
    ("../Differentiation/Gradients.swift", "{ $0 + contribution } ?? contribution",
     "{ _ in contribution } ?? contribution"),
]

MANIFEST = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "mutations",
  targets: [
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas"), .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto"), .target(name: "CKernels"), .target(name: "Randomness"),
    .target(name: "Storage", dependencies: ["CZlib", "CCrypto"]),
    .target(name: "TensorEngine", dependencies: ["COpenBLAS", "CKernels"]),
    .target(
      name: "TestSupport", dependencies: ["TensorEngine", "Storage", "Randomness"], path: "Tests/TestSupport"),
    .testTarget(
      name: "TensorEngineTests", dependencies: ["TensorEngine", "TestSupport", "COpenBLAS", "CKernels"],
      exclude: ["Reference"]),
  ],
  swiftLanguageModes: [.v6]
)
"""


def copy(folder):
    for part in ["Sources/COpenBLAS", "Sources/CZlib", "Sources/CCrypto", "Sources/CKernels", "Sources/Randomness",
                 "Sources/Storage", "Sources/TensorEngine", "Tests/TestSupport", "Tests/TensorEngineTests"]:
        shutil.copytree(os.path.join(ROOT, part), os.path.join(folder, part), dirs_exist_ok=True)
    with open(os.path.join(folder, "Package.swift"), "w") as file:
        file.write(MANIFEST)


def outcome(folder):
    """What the tests say: passed, noticed, or no program at all."""
    run = subprocess.run(["swift", "test", "-c", "release"], cwd=folder, capture_output=True, text=True)
    if run.returncode == 0:
        return "passed"
    return "noticed" if "Test run started" in run.stdout else "does not compile"


def mutated(folder, file, old, new):
    path = os.path.join(folder, OPS, file)
    with open(path) as source:
        text = source.read()
    if text.count(old) != 1:
        return f"expected once, found {text.count(old)} times"
    with open(path, "w") as target:
        target.write(text.replace(old, new))
    try:
        return outcome(folder)
    finally:
        with open(path, "w") as target:
            target.write(text)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--only", default="", help="mutations of files whose path contains this")
    arguments.add_argument("--folder", help="a folder to work in, which is kept")
    arguments = arguments.parse_args()
    folder = arguments.folder or tempfile.mkdtemp(prefix="mutations-")
    copy(folder)
    if outcome(folder) != "passed":
        sys.exit("the tests do not pass without any mutation")
    chosen = [mutation for mutation in MUTATIONS if arguments.only in mutation[0]]
    results = []
    for number, (file, old, new) in enumerate(chosen):
        results.append(mutated(folder, file, old, new))
        print(f"{number + 1}/{len(chosen)} {results[-1]}: {file}: {old}  ->  {new}", flush=True)
    noticed = results.count("noticed")
    print(f"{noticed} of {len(chosen)} mutations noticed")
    if not arguments.folder:
        shutil.rmtree(folder)
    sys.exit(0 if noticed == len(chosen) else 1)


main()

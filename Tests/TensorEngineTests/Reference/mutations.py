"""Breaks the engine's derivative rules, its pooling and resizing, the objectives and the optimisers in turn, and asks
whether the tests notice.

    python mutations.py [--check] [--only PATTERN] [--folder DIR]

In a copy of the sources each site of `mutation_sites.py` and `resampling_sites.py` becomes a choice on an environment
variable that is read once, so the copy is built once and its tests run once for each mutation: first those that most
likely notice, then all. A mutation that no test notices is a gap, and the exit status is 1. `--check` only makes sure
that the sites are there.
"""
import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
from mutation_sites import ENGINE, FUSED, OBJECTIVES, OPTIMISERS
from resampling_sites import RESAMPLING

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
VARIABLE = "LATENT_MUTATION"

# Tests of the sources' text and of how programs end, and one that takes long.
ELSEWHERE = "MutationScriptTests|PitfallTableTests|MisuseTests|LongSumTests"

# sites, the tests that run first, all that may notice, and those that do not run
GROUPS = [
    (ENGINE, "FirstDerivativeTests|SecondDerivativeTests", "TensorEngineTests", ELSEWHERE),
    (FUSED, "LayerPullbackTests|ConvolutionKernelTests", "TensorEngineTests", ELSEWHERE),
    (RESAMPLING, "OperationReferenceTests|PoolingPitfallTests|ResizingPitfallTests|EdgePitfallTests", "TensorEngineTests",
     ELSEWHERE),
    (OBJECTIVES, "AutoencodersTests", "AutoencodersTests", "InitializerTests"),
    (OPTIMISERS, "OptimizerTests", "OptimizerTests|TrainingStepTests", "ShardsTests"),
]

SWITCH = """import Foundation

private let chosen = ProcessInfo.processInfo.environment["%s"].flatMap { Int($0) } ?? 0

/// Whether this is the mutation that the tests run with.
@inline(never) func mutated(_ number: Int) -> Bool { chosen == number }
""" % VARIABLE

SWITCH_IN_C = """#include "mutated.h"
#include <stdlib.h>

int latentMutation = 0;

__attribute__((constructor)) static void choose(void) {
  const char *number = getenv("%s");
  latentMutation = number ? atoi(number) : 0;
}
""" % VARIABLE

SWITCH_HEADER = """#ifndef LATENT_MUTATED_H
#define LATENT_MUTATED_H
extern int latentMutation;
#define mutated(number) (latentMutation == (number))
#endif
"""

SYSTEM = ["CCairo", "COpenBLAS", "CZlib", "CCrypto"]
MODULES = {
    "CKernels": [], "CMNIST5k": [], "Randomness": [], "Storage": ["CZlib", "CCrypto"],
    "TensorEngine": ["COpenBLAS", "CKernels"], "Datasets": ["CMNIST5k", "Randomness", "Storage"],
    "Autoencoders": ["TensorEngine", "Randomness", "Storage"],
    "Training": ["Autoencoders", "Datasets", "TensorEngine", "Randomness", "Storage"],
}
TESTED = ["TensorEngine", "Autoencoders", "Training"]


def manifest():
    def names(modules):
        return ", ".join('"%s"' % module for module in modules)

    libraries = {"CCairo": "cairo-ft", "COpenBLAS": "openblas", "CZlib": "zlib", "CCrypto": "libcrypto"}
    targets = ['.systemLibrary(name: "%s", pkgConfig: "%s")' % (name, libraries[name]) for name in SYSTEM]
    targets += ['.target(name: "%s", dependencies: [%s], exclude: [%s])' % (
        name, names(needed), '"Data"' if name == "CMNIST5k" else "") for name, needed in MODULES.items()]
    targets.append('.target(name: "TestSupport", dependencies: ["CCairo", "TensorEngine", "Storage", "Randomness"], '
                   'path: "Tests/TestSupport")')
    for name in TESTED:
        reference = os.path.isdir(os.path.join(ROOT, "Tests", name + "Tests", "Reference"))
        targets.append('.testTarget(name: "%sTests", dependencies: ["%s", "TestSupport", %s], exclude: [%s])' % (
            name, name, names(MODULES[name]), '"Reference"' if reference else ""))
    return ('// swift-tools-version: 6.2\nimport PackageDescription\n\nlet package = Package(\n  name: "mutations",\n'
            '  platforms: [.macOS(.v15)],\n  targets: [\n    %s,\n  ],\n  swiftLanguageModes: [.v6]\n)\n'
            % ",\n    ".join(targets))


def numbered():
    """Every mutation as (number, site, kind, broken expression, tests to try first, tests to try then, but not)."""
    number = 0
    for sites, first, then, skipped in GROUPS:
        for site in sites:
            for kind, broken in site.mutations:
                number += 1
                yield number, site, kind, broken, first, then, skipped


def span(source, site):
    """Where a site's expression stands: (start, end)."""
    before, expression, after = re.fullmatch("(.*)«(.*)»(.*)", site.text, re.S).groups()
    if source.count(site.anchor) < 1:
        raise LookupError("%s: no '%s'" % (site.file, site.anchor))
    start = source.index(site.anchor)
    place = source.find(before + expression + after, start)
    if place < 0:
        raise LookupError("%s: no '%s' after '%s'" % (site.file, before + expression + after, site.anchor))
    return place + len(before), place + len(before) + len(expression)


def rewritten(source, sites_with_numbers):
    """The source with each site's expression as a choice between its mutations and itself."""
    edits = []
    for site, numbers in sites_with_numbers:
        start, end = span(source, site)
        choice = source[start:end]
        if site.type:
            choices = "".join("if mutated(%d) { return %s }\n" % (number, broken) for number, broken in numbers)
            choice = "{ () -> %s in\n%sreturn %s }()" % (site.type, choices, choice)
        else:
            for number, broken in numbers:
                choice = "mutated(%d) ? (%s) : %s" % (number, broken, choice)
        edits.append((start, end, "(" + choice + ")"))
    edits.sort()
    for (_, end, _), (start, _, _) in zip(edits, edits[1:]):
        if start < end:
            raise LookupError("two sites overlap: %s" % source[start:end])
    for start, end, choice in reversed(edits):
        source = source[:start] + choice + source[end:]
    return source


def mutated_sources():
    """Path below Sources -> its text with all mutations in it."""
    by_file = {}
    for number, site, _, broken, *_ in numbered():
        sites = by_file.setdefault(site.file, [])
        if not sites or sites[-1][0] is not site:
            sites.append((site, []))
        sites[-1][1].append((number, broken))
    result = {}
    for file, sites in by_file.items():
        with open(os.path.join(ROOT, "Sources", file)) as source:
            result[file] = rewritten(source.read(), sites)
    return result


def check():
    """Every site stands where it should, and no operation of the engine goes without a flipped sign or a dropped term."""
    mutated_sources()
    with open(os.path.join(ROOT, "Sources/TensorEngine/Differentiation/OperationName.swift")) as file:
        operations = re.findall(r"\w+", " ".join(re.findall(r"^  case (.*)$", file.read(), re.M)))
    for operation in operations:
        sites = [site for site in ENGINE if site.what == operation]
        if not any(site.flip for site in sites) or not any(site.drop for site in sites):
            raise LookupError("%s: no sign is flipped or no term is dropped" % operation)
    return len(operations)


def files():
    """Path -> content of everything in the copy."""
    content = {"Package.swift": manifest().encode()}
    for part in ["Sources/" + name for name in SYSTEM + list(MODULES)] + [
            "Tests/TestSupport"] + ["Tests/%sTests" % name for name in TESTED]:
        for path in glob.glob(os.path.join(ROOT, part, "**", "*"), recursive=True):
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    content[os.path.relpath(path, ROOT)] = file.read()
    for path, text in mutated_sources().items():
        include = '#include "mutated.h"\n' if path.startswith("CKernels/") else ""
        content["Sources/" + path] = (include + text).encode()
    for name, text in [("mutated.c", SWITCH_IN_C), ("mutated.h", SWITCH_HEADER)]:
        content["Sources/CKernels/" + name] = text.encode()
    for module in TESTED:
        content["Sources/%s/Mutated.swift" % module] = SWITCH.encode()
    return content


def put(path, content):
    """Writes a file unless it is there already, so that a folder that is kept is built quickly."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.exists(path):
        with open(path, "rb") as file:
            if file.read() == content:
                return
    with open(path, "wb") as file:
        file.write(content)


def prepare(folder):
    content = files()
    for part in ["Sources", "Tests"]:
        for path in glob.glob(os.path.join(folder, part, "**", "*"), recursive=True):
            if os.path.isfile(path) and os.path.relpath(path, folder) not in content:
                os.remove(path)
    for path, text in content.items():
        put(os.path.join(folder, path), text)
    build = subprocess.run(["swift", "build", "--build-tests", "-c", "release", "-Xswiftc", "-enable-testing"],
                           cwd=folder, capture_output=True, text=True)
    if build.returncode != 0:
        lines = [line for line in (build.stdout + build.stderr).splitlines() if "error:" in line]
        sys.exit("the copy does not build:\n" + "\n".join(lines[:20]))
    return glob.glob(os.path.join(folder, ".build", "*", "release", "*.xctest"))[0]


def outcome(program, folder, number, tests, skipped):
    """passed, noticed (a test failed or the program was ended), or did not run."""
    try:
        run = subprocess.run(
            [program, "--testing-library", "swift-testing", "--filter", tests, "--skip", skipped], cwd=folder,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", timeout=300,
            # A report of each crash would take longer than the tests.
            env={**os.environ, VARIABLE: str(number), "SWIFT_BACKTRACE": "enable=no"})
    except subprocess.TimeoutExpired:
        return "noticed"
    if number == 0 and run.returncode != 0:
        told = [line[:400] for line in run.stdout.splitlines() if "recorded an issue" in line]
        print("\n".join(told or run.stdout.splitlines()[-20:]))
    passed = re.search(r"Test run with (\d+) tests.* passed", run.stdout)
    if run.returncode == 0:
        return "passed" if passed and int(passed[1]) > 0 else "did not run"
    return "noticed" if "Test run started" in run.stdout else "did not run"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--check", action="store_true", help="only look whether the sites are there")
    arguments.add_argument("--only", default="", help="mutations of operations or files that this pattern is found in")
    arguments.add_argument("--folder", help="a folder to work in, which is kept")
    arguments = arguments.parse_args()
    try:
        operations = check()
    except LookupError as problem:
        sys.exit(str(problem))
    everything = list(numbered())
    print(f"{len(everything)} mutations, {operations} operations", flush=True)
    if arguments.check:
        return
    folder = arguments.folder or tempfile.mkdtemp(prefix="mutations-")
    program = prepare(folder)
    for _, first, then, skipped in GROUPS:
        for tests in [first, then]:
            if outcome(program, folder, 0, tests, skipped) != "passed":
                sys.exit("the tests do not pass without any mutation: " + tests)
    chosen = [entry for entry in everything if re.search(arguments.only, entry[1].what + " " + entry[1].file)]
    missed = 0
    for number, site, kind, broken, first, then, skipped in chosen:
        result = outcome(program, folder, number, first, skipped)
        if result == "passed":
            result = outcome(program, folder, number, then, skipped)
        missed += result != "noticed"
        if result != "noticed":
            print(f"{result}: {number}, {site.what}, {kind}: {site.text}  ->  {broken}", flush=True)
    print(f"{len(chosen) - missed} of {len(chosen)} mutations noticed")
    if not arguments.folder:
        shutil.rmtree(folder)
    sys.exit(1 if missed else 0)


main()

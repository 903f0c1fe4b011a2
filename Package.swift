// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// On the machine that guards main every warning is an error; elsewhere a newer compiler's new warning must not
/// stop a person from building.
let strict = Context.environment["CI"] != nil
let swiftSettings: [SwiftSetting] = strict ? [.treatAllWarnings(as: .error)] : []
let cSettings: [CSetting] = strict ? [.treatAllWarnings(as: .error)] : []

/// What everything imports that looks into models.
let modelModules: [Target.Dependency] = [
  "Training", "Autoencoders", "Datasets", "TensorEngine", "Randomness", "Storage",
]

/// The rooms of the house, lowest first: a module may import what stands above it in this list, never below.
let modules: [Target] = [
  module("Randomness"),
  module("Storage", ["CZlib", "CCrypto"]),
  module("TensorEngine", ["COpenBLAS", "CKernels"]),
  module("Datasets", ["CMNIST5k", "Randomness", "Storage"]),
  module("Autoencoders", ["TensorEngine", "Randomness", "Storage"]),
  module("Training", ["CKernels", "Autoencoders", "Datasets", "TensorEngine", "Randomness", "Storage"]),
  module("LatentSpace", modelModules),
  module("Benchmarks", ["LatentSpace", "Training", "Autoencoders", "Datasets", "TensorEngine", "Randomness"]),
  module("Applications", ["LatentSpace"] + modelModules),
  module("Notebooks", ["Storage"]),
  module("Plotting", ["Storage"]),
  module("CairoCanvas", ["CCairo", "CZlib", "Plotting", "Storage"]),
  module("Figures", ["Plotting", "CairoCanvas", "LatentSpace", "Applications"] + modelModules),
]

/// C code of our own: kernels that pick the machine's widest vector unit when they are loaded, and the digits.
let cTargets: [Target] = [
  .target(name: "CKernels", cSettings: cSettings),
  .target(name: "CMNIST5k", exclude: ["Data"], cSettings: cSettings),
]

let systemLibraries: [Target] = [
  systemLibrary("CCairo", pkgConfig: "cairo-ft", apt: "libcairo2-dev", brew: "cairo"),
  systemLibrary("COpenBLAS", pkgConfig: "openblas", apt: "libopenblas-dev", brew: "openblas"),
  systemLibrary("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
  systemLibrary("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev", brew: "openssl@3"),
]

let commandLine: [Target] = [
  .executableTarget(
    name: "latent",
    dependencies: everyModule + [argumentParser],
    swiftSettings: swiftSettings)
]

let testSupport: Target = .target(
  name: "TestSupport", dependencies: ["CCairo", "TensorEngine", "Storage", "Randomness"], path: "Tests/TestSupport",
  swiftSettings: swiftSettings)

let moduleTests: [Target] = modules.map { tested in
  .testTarget(
    name: tested.name + "Tests",
    dependencies: [.byName(name: tested.name), "TestSupport"] + tested.dependencies,
    exclude: hasReferences(tested.name) ? ["Reference"] : [],
    swiftSettings: swiftSettings)
}

let endToEndTests: Target = .testTarget(
  name: "EndToEndTests", dependencies: ["latent", "TestSupport"] + everyModule, swiftSettings: swiftSettings)

let package = Package(
  name: "latent",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "latent", targets: ["latent"])]
    + modules.map { .library(name: $0.name, targets: [$0.name]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: systemLibraries + cTargets + modules + commandLine + [testSupport] + moduleTests + [endToEndTests],
  swiftLanguageModes: [.v6]
)

var everyModule: [Target.Dependency] { modules.map { .byName(name: $0.name) } }

var argumentParser: Target.Dependency { .product(name: "ArgumentParser", package: "swift-argument-parser") }

/// Whether a module's tests keep values made by other programs beside them.
func hasReferences(_ name: String) -> Bool {
  FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Tests/\(name)Tests/Reference")
}

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

func systemLibrary(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

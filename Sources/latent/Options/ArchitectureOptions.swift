import ArgumentParser
import Autoencoders
import Storage

/// What the network is built of. What is not given is as the kind has it, or as the run that goes on has it.
struct ArchitectureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The network: \(Catalogue.list(ArchitectureForm.self)). (default: convolutional, and linear for the kind linear)",
      valueName: "name"),
    transform: Catalogue.name(of: ArchitectureForm.self))
  var architecture: ArchitectureForm?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Convolutional: channels of each stage on the way down, which halves the maps. "
        + "(default: \(Shown.list(ConvolutionalArchitecture().channels)))", valueName: "list"),
    transform: Numbers.list(1...4_096))
  var channels: [Int]?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Convolutional: width of the dense layer before the code; 0 for none. "
        + "(default: \(ConvolutionalArchitecture().hidden))", valueName: "units"),
    transform: Numbers.whole(0...65_536))
  var hidden: Int?

  @Option(
    help: ArgumentHelp(
      "Convolutional: how maps are halved: \(Catalogue.list(Downsampling.self)). "
        + "(default: \(ConvolutionalArchitecture().down.rawValue))", valueName: "name"),
    transform: Catalogue.name(of: Downsampling.self))
  var down: Downsampling?

  @Option(
    help: ArgumentHelp(
      "Convolutional: how maps grow again: \(Catalogue.list(Upsampling.self)). "
        + "(default: \(ConvolutionalArchitecture().up.rawValue))", valueName: "name"),
    transform: Catalogue.name(of: Upsampling.self))
  var up: Upsampling?

  @Option(
    help: ArgumentHelp(
      "Convolutional: what the code is: \(Catalogue.list(Bottleneck.self)). "
        + "(default: \(ConvolutionalArchitecture().bottleneck.rawValue))", valueName: "name"),
    transform: Catalogue.name(of: Bottleneck.self))
  var bottleneck: Bottleneck?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Fully connected: widths of the hidden layers on the way down. "
        + "(default: \(Shown.list(FullyConnectedArchitecture().sizes)))", valueName: "list"),
    transform: Numbers.list(1...65_536))
  var sizes: [Int]?

  @Flag(
    help: ArgumentHelp(
      "Linear: no activation anywhere, and squared error, instead of a ReLU code and sigmoid pixels."))
  var purelyLinear = false

  /// The architecture that these options describe.
  ///
  /// - Parameter base: what holds where no option is given.
  /// - Throws: `Failure` of kind `usage` for an option that the architecture does not have.
  func architecture(_ base: Architecture, of kind: AutoencoderKind) throws(Failure) -> Architecture {
    let form = architecture ?? (kind == .linear ? .linear : given.first?.owner ?? base.form)
    let foreign = given.filter { $0.owner != form }
    guard foreign.isEmpty else {
      let expected = foreign.map { "\($0.flag): expected with the architecture \($0.owner.rawValue)" }
      throw Failure(.usage, "\(expected.joined(separator: "; ")); found with \(form.rawValue)")
    }
    switch form == base.form ? base : Architecture(form) {
    case .convolutional(var convolutional):
      if let channels { convolutional.channels = channels }
      if let bottleneck { convolutional.bottleneck = bottleneck }
      if convolutional.bottleneck == .maps { convolutional.hidden = 0 }
      if let hidden { convolutional.hidden = hidden }
      if let down { convolutional.down = down }
      if let up { convolutional.up = up }
      return .convolutional(convolutional)
    case .fullyConnected(let dense): return .fullyConnected(FullyConnectedArchitecture(sizes: sizes ?? dense.sizes))
    case .linear(let linear): return .linear(purelyLinear ? .purelyLinear : linear)
    }
  }

  /// The options that are given, with the form that each belongs to.
  private var given: [(owner: ArchitectureForm, flag: String)] {
    let all: [(ArchitectureForm, String, Bool)] = [
      (.convolutional, "--channels", channels != nil), (.convolutional, "--hidden", hidden != nil),
      (.convolutional, "--down", down != nil), (.convolutional, "--up", up != nil),
      (.convolutional, "--bottleneck", bottleneck != nil),
      (.fullyConnected, "--sizes", sizes != nil), (.linear, "--purely-linear", purelyLinear),
    ]
    return all.filter(\.2).map { ($0.0, $0.1) }
  }
}

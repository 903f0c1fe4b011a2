/// What a network is built of: everything about its layers but the sizes of image and code.
///
/// In `config.json` it is one object: its `form` and the settings of that form. Files that name no form, from before there
/// were several, mean the convolutional one.
public enum Architecture: Equatable, Sendable {
  case convolutional(ConvolutionalArchitecture)
  case fullyConnected(FullyConnectedArchitecture)
  case linear(LinearArchitecture)

  /// A form with its standard settings.
  public init(_ form: ArchitectureForm) {
    self =
      switch form {
      case .convolutional: .convolutional(ConvolutionalArchitecture())
      case .fullyConnected: .fullyConnected(FullyConnectedArchitecture())
      case .linear: .linear(LinearArchitecture())
      }
  }

  /// What a kind has if nothing else is asked for.
  public static func standard(for kind: AutoencoderKind) -> Architecture {
    Architecture(kind == .linear ? .linear : .convolutional)
  }

  public var form: ArchitectureForm {
    switch self {
    case .convolutional: .convolutional
    case .fullyConnected: .fullyConnected
    case .linear: .linear
    }
  }

  /// The width of the dense layer before the code; 0 if there is none.
  public var hidden: Int {
    switch self {
    case .convolutional(let convolutional): convolutional.hidden
    case .fullyConnected(let dense): dense.sizes.last ?? 0
    case .linear: 0
    }
  }

  /// The code's activation, where the objective does not ask for one.
  public var code: CodeActivation {
    if case .linear(let linear) = self { linear.code } else { .identity }
  }

  /// What makes pixels of the numbers that the decoder gives.
  public var output: OutputActivation {
    if case .linear(let linear) = self { linear.output } else { .sigmoid }
  }

  /// Whether a code alone determines an image. With max-unpooling it takes the places of the maxima, too, which only an
  /// image has.
  public var decodesCodes: Bool {
    if case .convolutional(let convolutional) = self { convolutional.up != .unpool } else { true }
  }

  /// How many numbers a code has, where the layers decide it: the maps that are the code.
  public func latentDimension(image: MapShape) -> Int? {
    guard case .convolutional(let convolutional) = self, convolutional.bottleneck == .maps else { return nil }
    return convolutional.deepestMaps(of: image).count
  }

  /// The way from image to code in words: "32, 64 channels → 256".
  public var outline: String {
    switch self {
    case .convolutional(let convolutional): convolutional.outline
    case .fullyConnected(let dense): dense.sizes.map(String.init).joined(separator: " → ")
    case .linear(let linear): linear == .purelyLinear ? "purely linear" : "no hidden layer"
    }
  }

  /// Why no network of this architecture can be built, if so.
  func defect(image: MapShape, latentDimension: Int) -> String? {
    guard (1...65_536).contains(latentDimension) else {
      return "latent dimension: expected 1 to 65536 units, found \(latentDimension)"
    }
    guard (1...4).contains(image.channels) else { return "images: expected 1 to 4 channels, found \(image.channels)" }
    guard (1...4_096).contains(image.height), (1...4_096).contains(image.width) else {
      return "images: expected 1×1 to 4096×4096 pixels, found \(image.height)×\(image.width)"
    }
    let defect =
      switch self {
      case .convolutional(let convolutional): convolutional.defect(image: image)
      case .fullyConnected(let dense): dense.defect
      case .linear: nil as String?
      }
    return defect ?? largestLayerDefect(image: image, latentDimension: latentDimension)
  }

  private func largestLayerDefect(image: MapShape, latentDimension: Int) -> String? {
    let widths =
      switch self {
      case .convolutional(let convolutional):
        convolutional.bottleneck == .maps
          ? [] : [convolutional.deepestMaps(of: image).count, max(convolutional.hidden, latentDimension)]
      case .fullyConnected(let dense): [image.count] + dense.sizes + [latentDimension]
      case .linear: [image.count, latentDimension]
      }
    let largest = zip(widths, widths.dropFirst()).map(*).max() ?? 0
    guard largest > 1 << 28 else { return nil }
    return "network: a dense layer would have \(largest) weights, more than \(1 << 28); add stages or make it narrower"
  }
}

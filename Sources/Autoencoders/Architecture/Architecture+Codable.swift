extension Architecture: Codable {
  private enum Key: String, CodingKey { case form }

  public init(from decoder: any Decoder) throws {
    let form = try decoder.container(keyedBy: Key.self).decodeIfPresent(ArchitectureForm.self, forKey: .form)
    self =
      switch form ?? .convolutional {
      case .convolutional: .convolutional(try ConvolutionalArchitecture(from: decoder))
      case .fullyConnected: .fullyConnected(try FullyConnectedArchitecture(from: decoder))
      case .linear: .linear(try LinearArchitecture(from: decoder))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(form, forKey: .form)
    switch self {
    case .convolutional(let convolutional): try convolutional.encode(to: encoder)
    case .fullyConnected(let dense): try dense.encode(to: encoder)
    case .linear(let linear): try linear.encode(to: encoder)
    }
  }
}

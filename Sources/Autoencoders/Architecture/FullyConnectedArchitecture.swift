/// Dense layers that get narrower towards the code, each with ReLU, and the same widths in reverse on the way up (G. Hinton,
/// R. Salakhutdinov, "Reducing the dimensionality of data with neural networks", Science 2006).
public struct FullyConnectedArchitecture: Codable, Equatable, Sendable {
  /// The widths of the hidden layers on the way down.
  public var sizes: [Int]

  public init(sizes: [Int] = [1_024, 512, 256]) {
    self.sizes = sizes
  }

  var defect: String? {
    guard (1...16).contains(sizes.count) else {
      return "sizes: expected 1 to 16 hidden layers, found \(sizes.count)"
    }
    if let bad = sizes.first(where: { !(1...65_536).contains($0) }) {
      return "sizes: expected numbers from 1 to 65536, found \(bad)"
    }
    return nil
  }
}

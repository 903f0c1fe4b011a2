/// The objectives of all kinds of autoencoder through one small network, as PyTorch computes them in Double.
///
/// `Tests/TensorEngineTests/Reference/losses.py` describes the network; parameters have the names of its layers.
public struct LossReferences: Decodable, Sendable {
  /// A variant of an objective: its parts with their weights applied, their sum, and the sum's gradient with respect to
  /// every parameter that takes part; means over the images.
  public struct Case: Decodable, Sendable {
    public let name: String
    public let total: Double
    public let terms: [String: Double]
    public let gradients: [ReferenceArray]
  }

  public let parameters: [ReferenceArray]
  /// `[N, 6, 6, 1]`.
  public let images: ReferenceArray
  /// `[N, 3]`.
  public let noise: ReferenceArray
  /// KL(N(μ, σ²) ‖ N(0, 1)) and its gradients, element by element.
  public let closedFormDivergence: [ReferenceArray]
  public let cases: [Case]

  public static func load() throws -> LossReferences {
    try ReferenceFile.load(Self.self, from: "TensorEngineTests/Reference/losses.json")
  }
}

/// How far a reconstruction is from its image, summed over the pixels. The decoder gives logits; the reconstructed
/// pixel is their sigmoid, whatever the loss, so that decoded images can be looked at in one way.
public enum ReconstructionLoss: String, CaseIterable, Codable, Sendable {
  /// Cross-entropy between the pixel, taken as a probability, and the reconstructed one: the negative log-likelihood of
  /// a Bernoulli variable, in nats.
  case crossEntropy = "cross-entropy"
  /// (pixel − reconstruction)². The variational kind takes it as the exponent of a Gaussian likelihood of fixed standard
  /// deviation σ and reports nats: Σ (x − x̂)² ⁄ 2σ² + ½ ln 2πσ² for each pixel.
  case squaredError = "squared-error"
}

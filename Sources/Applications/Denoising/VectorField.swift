/// Where a model moves images to, on a grid of points of a plane.
///
/// The best of all functions that take Gaussian noise of deviation σ away moves an image by r(x) − x = σ² ∇ ln p(x): towards
/// where noisy images are likely (G. Alain, Y. Bengio, "What regularized auto-encoders learn from the data-generating
/// distribution", JMLR 2014). That holds for noise that is not clipped; models here are trained with pixels clipped to
/// 0…1, and points of the plane may lie outside of what they saw. How near a model comes all the same is said by
/// `agreement`.
public struct VectorField: Codable, Equatable, Sendable {
  /// Which plane it is.
  public enum Plane: String, CaseIterable, Codable, Sendable {
    /// The plane of images through the mean training image along its two first principal components.
    case data
    /// The codes of a model that has two numbers a code.
    case latent

    /// "plane of images".
    public var title: String { self == .data ? "plane of images" : "plane of codes" }
  }

  /// A point of the plane and what becomes of it.
  public struct Arrow: Codable, Equatable, Sendable {
    public let x: Double
    public let y: Double
    /// The displacement r(x) − x within the plane.
    public let dx: Double
    public let dy: Double
    /// How far the image moves out of the plane; 0 for the latent plane, out of which no code can move.
    public let away: Double
    /// σ² ∇ ln p(x) within the plane.
    public let scoreX: Double
    public let scoreY: Double
    /// Of the angle between the two, out of the plane too; 0 where one has no length.
    public let cosine: Double
  }

  /// An image on the plane, for orientation.
  public struct Point: Codable, Equatable, Sendable {
    public let x: Double
    public let y: Double
    public let label: UInt8
  }

  public let plane: Plane
  /// What the model is called.
  public let model: String
  public let xTitle: String
  public let yTitle: String
  /// In rows, from the lowest y and the lowest x.
  public let arrows: [Arrow]
  /// Arrows in a row, and in a column.
  public let columns: Int
  /// σ of the density p: the deviation of the noise that the model was trained with, or 0.5 without such noise; of the
  /// latent plane, Scott's rule for the training codes, n^(−1/6) times their deviation.
  public let smoothing: Double
  /// The mean cosine of the model's arrows with those of the density.
  public let agreement: Double
  /// The same of arrows that all point to the mean of the training images, or codes: what can be had for nothing.
  public let meanAgreement: Double
  /// Test images, at right angles onto the plane, or their codes.
  public let points: [Point]
  public let classNames: [String]
}

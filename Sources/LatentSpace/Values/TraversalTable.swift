/// Images decoded while one latent unit moves and the others stay at a base code: one row a unit.
public struct TraversalTable: Equatable, Sendable {
  /// A latent unit and how much the model uses it.
  public struct Unit: Equatable, Sendable {
    /// The unit's place in the code, from 0; figures call it z₁ when it is 0.
    public var index: Int
    /// How active the unit is, in the table's measure.
    public var activity: Double

    public init(index: Int, activity: Double) {
      self.index = index
      self.activity = activity
    }
  }

  /// One of each row; in any order (the figure puts the most active first).
  public var units: [Unit]
  /// What `Unit.activity` is: "KL" (nats, test mean) for variational models, "variance" for others.
  public var activityName: String
  /// What the activity is counted in: "nats"; empty where a unit would say nothing.
  public var activityUnit: String
  /// What is added to the base code's value at each column, ascending, 0 in the middle.
  public var offsets: [Double]
  /// The unit of `offsets` for the axis: "posterior mean + offset (σ of the unit's means over the test images)".
  public var offsetTitle: String
  /// units × offsets.
  public var images: ImageGrid
  /// Which image the base code belongs to: "around the posterior mean of a test image of class 7".
  public var note: String

  /// - Precondition: the grid is units × offsets.
  public init(
    units: [Unit], activityName: String, activityUnit: String = "", offsets: [Double], offsetTitle: String,
    images: ImageGrid, note: String
  ) {
    precondition(
      images.rows == units.count && images.columns == offsets.count,
      "TraversalTable: \(images.rows)×\(images.columns) images for \(units.count) units and \(offsets.count) offsets")
    self.units = units
    self.activityName = activityName
    self.activityUnit = activityUnit
    self.offsets = offsets
    self.offsetTitle = offsetTitle
    self.images = images
    self.note = note
  }
}

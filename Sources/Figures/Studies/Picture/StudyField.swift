/// Where points of a plane move to, over labelled points.
public struct StudyField: Codable, Equatable, Sendable {
  public struct Arrow: Codable, Equatable, Sendable {
    public var x: Double
    public var y: Double
    public var dx: Double
    public var dy: Double

    /// - Parameters:
    ///   - x: where it begins.
    ///   - y: where it begins.
    ///   - dx: how far it goes to the right.
    ///   - dy: how far it goes upwards.
    public init(x: Double, y: Double, dx: Double, dy: Double) {
      self.x = x
      self.y = y
      self.dx = dx
      self.dy = dy
    }
  }

  public struct Point: Codable, Equatable, Sendable {
    public var x: Double
    public var y: Double
    /// An index into the names of classes.
    public var label: Int

    /// - Parameters:
    ///   - x: to the right.
    ///   - y: upwards.
    ///   - label: an index into the names of classes.
    public init(x: Double, y: Double, label: Int) {
      self.x = x
      self.y = y
      self.label = label
    }
  }

  public var title: String
  public var xTitle: String
  public var yTitle: String
  public var classNames: [String]
  public var points: [Point]
  public var arrows: [Arrow]
  /// How long arrows are drawn, as a share of their length.
  public var share: Double

  /// - Parameters:
  ///   - title: over the panel; empty for none.
  ///   - xTitle: of the axis below.
  ///   - yTitle: of the axis to the left.
  ///   - classNames: of the points.
  ///   - points: what is known about the plane.
  ///   - arrows: displacements, in units of the plane.
  ///   - share: how long arrows are drawn, as a share of their length.
  public init(
    _ title: String, xTitle: String, yTitle: String, classNames: [String], points: [Point], arrows: [Arrow],
    share: Double
  ) {
    self.title = title
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.classNames = classNames
    self.points = points
    self.arrows = arrows
    self.share = share
  }
}

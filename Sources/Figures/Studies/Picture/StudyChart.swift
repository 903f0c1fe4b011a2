/// Curves and histograms over two axes.
public struct StudyChart: Codable, Equatable, Sendable {
  public struct Curve: Codable, Equatable, Sendable {
    /// Different from the others of the chart.
    public var name: String
    public var look: StudyLook
    /// Whether the name stands beside it.
    public var isNamed: Bool
    /// Whether points have marks.
    public var hasMarks: Bool
    /// Whether it is a histogram: x are the edges of its bins, y what is in each; the last y is 0.
    public var isHistogram: Bool
    public var x: [Double]
    public var y: [Double]

    /// - Parameters:
    ///   - name: different from the others of the chart.
    ///   - look: how it is told from others.
    ///   - x: ascending.
    ///   - y: one an x.
    ///   - isNamed: whether the name stands beside it.
    ///   - hasMarks: whether points have marks.
    ///   - isHistogram: whether x are edges of bins.
    public init(
      _ name: String, _ look: StudyLook, x: [Double], y: [Double], isNamed: Bool = true, hasMarks: Bool = true,
      isHistogram: Bool = false
    ) {
      self.name = name
      self.look = look
      self.x = x
      self.y = y
      self.isNamed = isNamed
      self.hasMarks = hasMarks
      self.isHistogram = isHistogram
    }
  }

  public var title: String
  public var x: StudyAxis
  public var y: StudyAxis
  public var curves: [Curve]
  /// Whether both axes are equally long.
  public var isSquare: Bool
  /// Whether names stand over the chart in place of beside the ends of lines.
  public var namesAreAbove: Bool

  /// - Parameters:
  ///   - title: over the panel; empty for none.
  ///   - x: the axis below.
  ///   - y: the axis to the left.
  ///   - curves: the first at the bottom.
  ///   - isSquare: whether both axes are equally long.
  ///   - namesAreAbove: whether names stand over the chart in place of beside the ends of lines.
  public init(
    _ title: String, x: StudyAxis, y: StudyAxis, curves: [Curve], isSquare: Bool = false, namesAreAbove: Bool = false
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.curves = curves
    self.isSquare = isSquare
    self.namesAreAbove = namesAreAbove
  }
}

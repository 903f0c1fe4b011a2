/// Numbers as dots over one axis, a row for each thing that has numbers.
public struct StudyDots: Codable, Equatable, Sendable {
  public struct Series: Codable, Equatable, Sendable {
    /// Different from the others.
    public var name: String
    public var look: StudyLook
    /// Whether the name stands over its dots.
    public var isNamed: Bool

    /// - Parameters:
    ///   - name: different from the others.
    ///   - look: how it is told from others.
    ///   - isNamed: whether the name stands over its dots.
    public init(_ name: String, _ look: StudyLook, isNamed: Bool = true) {
      self.name = name
      self.look = look
      self.isNamed = isNamed
    }
  }

  public struct Dot: Codable, Equatable, Sendable {
    /// An index into the series.
    public var series: Int
    public var value: Double
    /// How far the line around the dot goes to each side; nil for none.
    public var deviation: Double?
    /// What the dot is the mean of; empty for nothing.
    public var samples: [Double]

    /// - Parameters:
    ///   - series: an index into the series.
    ///   - value: where the dot stands.
    ///   - deviation: how far the line around it goes to each side; nil for none.
    ///   - samples: what it is the mean of; empty for nothing.
    public init(_ series: Int, _ value: Double, deviation: Double? = nil, samples: [Double] = []) {
      self.series = series
      self.value = value
      self.deviation = deviation
      self.samples = samples
    }
  }

  public struct Row: Codable, Equatable, Sendable {
    public var name: String
    /// What it belongs to with its neighbours; empty for nothing.
    public var group: String
    /// To the right of the row.
    public var note: String
    public var dots: [Dot]

    /// - Parameters:
    ///   - name: different from the others of the same group.
    ///   - group: what it belongs to with its neighbours; empty for nothing.
    ///   - note: to the right of the row; empty for nothing.
    ///   - dots: the row's numbers, at most one of a series.
    public init(_ name: String, group: String = "", note: String = "", dots: [Dot]) {
      self.name = name
      self.group = group
      self.note = note
      self.dots = dots
    }

    /// The row in one line of text.
    var item: String { group.isEmpty ? name : "\(group): \(name)" }
  }

  public var title: String
  public var axis: StudyAxis
  public var series: [Series]
  public var rows: [Row]

  /// - Parameters:
  ///   - title: over the panel; empty for none.
  ///   - axis: below the rows.
  ///   - series: what the dots are.
  ///   - rows: from top to bottom.
  public init(_ title: String, axis: StudyAxis, series: [Series], rows: [Row]) {
    self.title = title
    self.axis = axis
    self.series = series
    self.rows = rows
  }
}

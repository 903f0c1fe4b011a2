/// What was measured of one model, in the order of `MeasureName`.
public struct ModelMeasures: Equatable, Sendable {
  /// One measure's value; in the measure's unit, shares as numbers from 0 to 1.
  public struct Entry: Equatable, Sendable {
    public let name: MeasureName
    public let value: Double

    public init(_ name: MeasureName, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  public let modelName: String
  /// What the measures were taken on: "1,000 test images; classifiers learn from 4,000 training images".
  public let subject: String
  /// Measures that the model does not have are left out.
  public let entries: [Entry]

  public init(modelName: String, subject: String, entries: [Entry]) {
    self.modelName = modelName
    self.subject = subject
    self.entries = entries
  }

  /// The value of a measure; nil if the model does not have it.
  public subscript(name: MeasureName) -> Double? { entries.first { $0.name == name }?.value }
}

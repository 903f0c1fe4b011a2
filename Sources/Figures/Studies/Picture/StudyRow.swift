/// A row of the table behind a study's figure.
struct StudyRow {
  /// What a row may have besides pixels.
  enum Field: String, CaseIterable {
    /// Which of several measurements behind a dot it is, from 1.
    case sample
    case x, y
    /// How far the line around a dot goes to each side.
    case deviation
    case dx, dy
  }

  var series: String
  var item = ""
  var numbers: [Field: Double] = [:]
  var pixels: [Float]?
}

import Storage

/// The date that files carry: the one of `SOURCE_DATE_EPOCH` (<https://reproducible-builds.org/specs/source-date-epoch/>)
/// or none. The time of drawing would make every file differ.
struct CreationDate: Equatable {
  private let secondsSince1970: Int64

  /// - Throws: `Failure` of kind `usage` if the variable is set to something else than whole seconds up to the year 9999.
  init?(environment: [String: String]) throws(Failure) {
    guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
    guard let seconds = Int64(text), (0...253_402_300_799).contains(seconds) else {
      throw Failure(.usage, "SOURCE_DATE_EPOCH: expected seconds since 1970, found '\(text)'")
    }
    secondsSince1970 = seconds
  }

  /// As in PDF's information dictionary: `D:20240229120000Z`.
  var pdfText: String { "D:" + digits(fields, separators: ["", "", "", "", "", ""]) + "Z" }

  /// ISO 8601, as in XMP: `2024-02-29T12:00:00Z`.
  var isoText: String { digits(fields, separators: ["-", "-", "T", ":", ":", ""]) + "Z" }

  private func digits(_ fields: [Int64], separators: [String]) -> String {
    zip(fields, separators).enumerated().map { place, field in
      let text = String(field.0)
      return String(repeating: "0", count: max(0, (place == 0 ? 4 : 2) - text.count)) + text + field.1
    }.joined()
  }

  /// Year, month, day, hour, minute, second in UTC, whatever the machine's time zone: whole 400-year eras of 146,097
  /// days counted from 1 March, so that a leap day is an era's, century's or year's last day.
  private var fields: [Int64] {
    let day = secondsSince1970 / 86_400 + 719_468
    let second = secondsSince1970 % 86_400
    let (era, dayOfEra) = (day / 146_097, day % 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return [year, month, dayOfMonth, second / 3_600, second / 60 % 60, second % 60]
  }
}

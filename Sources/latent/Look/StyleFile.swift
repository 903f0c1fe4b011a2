import Foundation
import Plotting
import Storage

/// A file with the looks of all figures of a paper: a JSON object whose names and values are those of the flags.
enum StyleFile {
  /// What may stand in it: the flags about looks, without their hyphens.
  enum Name: String, CaseIterable {
    case width, height, dpi, font
    case fontSize = "font-size"
    case title, caption, palette, theme, points
    case noNote = "no-note"
    case legend
    case noLegend = "no-legend"
  }

  /// A value as it is written.
  private enum Value: Decodable {
    case flag(Bool)
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    /// The value as one would type it after a flag.
    var typed: String {
      switch self {
      case .flag(let flag): "\(flag)"
      case .number(let number): Shown.shortest(number)
      case .text(let text): text
      }
    }
  }

  /// - Throws: `Failure` of kind `missingInput` if there is no such file, `badData` if it is no JSON object of names and
  ///   values, or says something that no flag does.
  static func read(_ path: String) throws -> LookSettings {
    let data = try WholeFile.read(path, limit: 1 << 20)
    let values: [String: Value]
    do {
      values = try JSONDecoder().decode([String: Value].self, from: data)
    } catch {
      throw Failure(
        .badData,
        "\(path): expected a JSON object such as {\"width\": \"85mm\", \"font-size\": 7}, found "
          + problem(error, in: data))
    }
    var settings = LookSettings()
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let name = Name(rawValue: key) else {
        let names = Name.allCases.map(\.rawValue)
        let guess = nearest(to: key, among: names).map { "did you mean '\($0)'? " } ?? ""
        throw Failure(.badData, "\(path): '\(key)': \(guess)expected one of \(names.joined(separator: ", "))")
      }
      do {
        try set(name, to: value, in: &settings)
      } catch let error as BadValue {
        throw Failure(.badData, "\(path): '\(key)': \(error.description); found '\(value.typed)'")
      }
    }
    return settings
  }

  /// What is wrong, and where.
  private static func problem(_ error: any Error, in data: Data) -> String {
    if case DecodingError.typeMismatch(_, let context) = error, let name = context.codingPath.first {
      return "neither text nor a number nor true or false for '\(name.stringValue)'"
    }
    guard let syntax = syntaxError(in: data) else { return "something else" }
    // The parser says in words how many bytes it had read.
    guard let read = syntax.firstMatch(of: /character ([0-9]+)/).flatMap({ Int($0.output.1) }), read < data.count else {
      return "its end too early: a bracket or a quotation mark is not closed"
    }
    let lines = data.prefix(read).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let column = String(decoding: lines.last ?? Data(), as: UTF8.self).count + 1
    return "something that is not JSON in line \(lines.count), column \(column)"
  }

  private static func syntaxError(in data: Data) -> String? {
    do {
      _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
      return nil
    } catch {
      return "\((error as NSError).userInfo[NSDebugDescriptionErrorKey] ?? "")"
    }
  }

  private static func set(_ name: Name, to value: Value, in settings: inout LookSettings) throws {
    let text = value.typed
    switch name {
    case .width: settings.width = try Lengths.pageWidth(text)
    case .height: settings.height = try Lengths.length(text)
    case .dpi: settings.dpi = try Numbers.positive(text)
    case .font: settings.font = text
    case .fontSize: settings.fontSize = try Lengths.fontSize(text)
    case .title: settings.title = text
    case .caption: settings.caption = text
    case .palette: settings.palette = try Catalogue.name(of: Palette.self)(text)
    case .theme: settings.theme = try Catalogue.name(of: ThemeName.self)(text)
    case .points: settings.points = try Catalogue.name(of: PointLayer.Rendering.self)(text)
    case .noNote: settings.hasNote = try !flag(value)
    case .legend: settings.hasLegend = try flag(value)
    case .noLegend: settings.hasLegend = try !flag(value)
    }
  }

  private static func flag(_ value: Value) throws -> Bool {
    guard case .flag(let flag) = value else { throw BadValue(expected: "true or false") }
    return flag
  }
}

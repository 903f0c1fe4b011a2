import Foundation
import Plotting
import Storage

/// A line of text as glyphs, in order; lengths are points.
struct ShapedLine {
  /// Glyphs of one face; `x` is the pen's place from the start of the line.
  struct Run {
    let program: FontProgram
    var glyphs: [(index: UInt32, x: Double)]
    /// The characters that the glyphs stand for, one each; the replacement character for an empty box.
    var scalars: [Unicode.Scalar]
  }

  var runs: [Run] = []
  var width: Double = 0
}

/// Chooses and places glyphs: one for each character, kerned, from left to right.
///
/// A character that the wanted face lacks comes from another face (`FontCatalogue.substitutes`); one that no face has is
/// drawn as the wanted face's empty box and remembered in `missing`. Scripts that need reordering or joining are not
/// shaped.
final class TextShaper {
  private let catalogue: FontCatalogue
  private var programs: [Font: FontProgram] = [:]
  private var substitutes: [Substitution: (program: FontProgram, glyph: UInt32)?] = [:]
  private(set) var missing: [Unicode.Scalar] = []

  private struct Substitution: Hashable {
    let font: Font
    let scalar: Unicode.Scalar
  }

  init(catalogue: FontCatalogue) { self.catalogue = catalogue }

  func program(for font: Font) throws(Failure) -> FontProgram {
    if let program = programs[font] { return program }
    let program = try FontPrograms.program(catalogue.face(for: font))
    programs[font] = program
    return program
  }

  func line(_ text: String, font: Font) throws(Failure) -> ShapedLine {
    let wanted = try program(for: font)
    var line = ShapedLine()
    var pen = 0.0
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.properties.isDefaultIgnorableCodePoint { continue }
      let scalar = scalar.properties.generalCategory == .control ? " " : scalar
      let (program, glyph) = try choose(scalar, wanted, font)
      let meaning = glyph == 0 ? "\u{FFFD}" : scalar
      if let last = line.runs.indices.last, line.runs[last].program === program {
        if let before = line.runs[last].glyphs.last, let beforeScalar = line.runs[last].scalars.last,
          !isDigit(beforeScalar) || !isDigit(scalar)
        {
          pen += program.kerning(before.index, glyph)
        }
        line.runs[last].glyphs.append((glyph, pen * font.size))
        line.runs[last].scalars.append(meaning)
      } else {
        line.runs.append(ShapedLine.Run(program: program, glyphs: [(glyph, pen * font.size)], scalars: [meaning]))
      }
      pen += program.advance(of: glyph)
    }
    line.width = pen * font.size
    return line
  }

  private func choose(_ scalar: Unicode.Scalar, _ wanted: FontProgram, _ font: Font)
    throws(Failure) -> (FontProgram, UInt32)
  {
    if let glyph = wanted.glyph(of: scalar) { return (wanted, glyph) }
    let key = Substitution(font: font, scalar: scalar)
    if let known = substitutes[key] { return known.map { ($0.program, $0.glyph) } ?? (wanted, 0) }
    for face in catalogue.substitutes(for: scalar, like: font) {
      let program = try FontPrograms.program(face)
      if let glyph = program.glyph(of: scalar) {
        substitutes[key] = .some((program, glyph))
        return (program, glyph)
      }
    }
    substitutes[key] = .some(nil)
    if !missing.contains(scalar) { missing.append(scalar) }
    return (wanted, 0)
  }

  /// Figures keep their equal widths, or columns of tick labels would not line up: Arial's tables kern "11".
  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

import CCairo
import Storage
import Synchronization

/// A face opened for drawing (by Cairo) and for measuring (by us), shared by every page of the process.
///
/// Measuring uses the font's own units, so a line is equally long in every format and at every resolution. Each of the
/// two has a FreeType library of its own: a library must not be used by two threads at once, Cairo guards its use of
/// the one and `measuring` guards the other.
final class FontProgram: @unchecked Sendable {
  let cairoFace: OpaquePointer
  let ascent: Double
  let descent: Double
  let capHeight: Double
  private let measuring: Mutex<Void>
  private let measuringFace: FT_Face
  private let unitsPerEm: Double

  /// - Throws: `Failure` of kind `badData` for a font file that FreeType cannot read.
  init(_ face: FontFace) throws(Failure) {
    let drawingFace = try openFace(face)
    measuringFace = try openFace(face)
    measuring = Mutex(())
    let flags = Int32(FT_LOAD_NO_BITMAP) | Int32(FT_LOAD_NO_HINTING)
    cairoFace = cairo_ft_font_face_create_for_ft_face(drawingFace, flags)
    try check(cairo_font_face_status(cairoFace), "\(face.path): opening the font")
    unitsPerEm = Double(measuringFace.pointee.units_per_EM)
    ascent = Double(measuringFace.pointee.ascender) / unitsPerEm
    descent = -Double(measuringFace.pointee.descender) / unitsPerEm
    let capital = FT_Get_Char_Index(measuringFace, FT_ULong(UInt8(ascii: "H")))
    let loaded = FT_Load_Glyph(measuringFace, capital, FT_Int32(FT_LOAD_NO_SCALE)) == 0
    capHeight = loaded ? Double(measuringFace.pointee.glyph.pointee.metrics.horiBearingY) / unitsPerEm : ascent * 0.75
  }

  /// The glyph of a character; nil if the face lacks it.
  func glyph(of scalar: Unicode.Scalar) -> UInt32? {
    measuring.withLock { _ in
      let index = FT_Get_Char_Index(measuringFace, FT_ULong(scalar.value))
      return index == 0 ? nil : index
    }
  }

  /// How far the pen moves after a glyph, in units of the font size.
  func advance(of glyph: UInt32) -> Double {
    measuring.withLock { _ in
      guard FT_Load_Glyph(measuringFace, glyph, FT_Int32(FT_LOAD_NO_SCALE)) == 0 else { return 0 }
      return Double(measuringFace.pointee.glyph.pointee.metrics.horiAdvance) / unitsPerEm
    }
  }

  /// The correction between two glyphs that the font's kerning table asks for, in units of the font size.
  func kerning(_ left: UInt32, _ right: UInt32) -> Double {
    measuring.withLock { _ in
      var shift = FT_Vector()
      let mode = FT_UInt(FT_KERNING_UNSCALED.rawValue)
      return FT_Get_Kerning(measuringFace, left, right, mode, &shift) == 0 ? Double(shift.x) / unitsPerEm : 0
    }
  }
}

/// Programs stay open for the life of the process, as Cairo keeps glyphs of them in a cache of its own.
enum FontPrograms {
  private static let opened = Mutex<[FontFace: FontProgram]>([:])

  static func program(_ face: FontFace) throws(Failure) -> FontProgram {
    let result: Result<FontProgram, Failure> = opened.withLock { programs in
      if let program = programs[face] { return .success(program) }
      return Result { () throws(Failure) in try FontProgram(face) }.map { program in
        programs[face] = program
        return program
      }
    }
    return try result.get()
  }
}

private func openFace(_ face: FontFace) throws(Failure) -> FT_Face {
  var library: FT_Library?
  var opened: FT_Face?
  guard FT_Init_FreeType(&library) == 0, FT_New_Face(library, face.path, FT_Long(face.index), &opened) == 0,
    let opened
  else {
    if let library { FT_Done_FreeType(library) }
    throw Failure(.badData, "\(face.path): expected a font that FreeType can read")
  }
  return opened
}

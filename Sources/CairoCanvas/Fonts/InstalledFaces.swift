import CCairo

/// The faces that fontconfig knows and that can be embedded in every format, in no particular order.
///
/// Bitmap fonts, Type 1 fonts and instances of variable fonts are left out: Cairo would embed them as Type 3, which
/// publishers refuse.
func installedFaces(covering scalar: Unicode.Scalar? = nil) -> [FontFace] {
  guard let pattern = FcPatternCreate() else { return [] }
  defer { FcPatternDestroy(pattern) }
  FcPatternAddBool(pattern, FC_SCALABLE, FcBool(FcTrue))
  if let scalar, let characters = FcCharSetCreate() {
    FcCharSetAddChar(characters, scalar.value)
    FcPatternAddCharSet(pattern, FC_CHARSET, characters)
    FcCharSetDestroy(characters)
  }
  guard let properties = FcObjectSetCreate() else { return [] }
  defer { FcObjectSetDestroy(properties) }
  for property in [
    FC_FAMILY, FC_STYLE, FC_FILE, FC_INDEX, FC_FONTVERSION, FC_WEIGHT, FC_SLANT, FC_WIDTH, FC_FONTFORMAT, FC_VARIABLE,
  ] {
    FcObjectSetAdd(properties, property)
  }
  guard let list = FcFontList(nil, pattern, properties) else { return [] }
  defer { FcFontSetDestroy(list) }
  return (0..<Int(list.pointee.nfont)).compactMap { list.pointee.fonts[$0].flatMap(embeddableFace) }
}

private func embeddableFace(_ pattern: OpaquePointer) -> FontFace? {
  let isVariable = boolean(pattern, FC_VARIABLE) ?? false
  let index = integer(pattern, FC_INDEX) ?? 0
  guard !isVariable, index < 1 << 16, let path = strings(pattern, FC_FILE).first,
    ["TrueType", "CFF"].contains(strings(pattern, FC_FONTFORMAT).first)
  else { return nil }
  return FontFace(
    families: strings(pattern, FC_FAMILY), style: strings(pattern, FC_STYLE).first ?? "", path: path, index: index,
    version: integer(pattern, FC_FONTVERSION) ?? 0, weight: integer(pattern, FC_WEIGHT) ?? Int(FC_WEIGHT_REGULAR),
    slant: integer(pattern, FC_SLANT) ?? Int(FC_SLANT_ROMAN), width: integer(pattern, FC_WIDTH) ?? Int(FC_WIDTH_NORMAL))
}

private func strings(_ pattern: OpaquePointer, _ property: String) -> [String] {
  var found: [String] = []
  var text: UnsafeMutablePointer<FcChar8>?
  while FcPatternGetString(pattern, property, Int32(found.count), &text) == FcResultMatch, let text {
    found.append(String(cString: text))
  }
  return found
}

private func integer(_ pattern: OpaquePointer, _ property: String) -> Int? {
  var value: Int32 = 0
  return FcPatternGetInteger(pattern, property, 0, &value) == FcResultMatch ? Int(value) : nil
}

private func boolean(_ pattern: OpaquePointer, _ property: String) -> Bool? {
  var value: FcBool = 0
  return FcPatternGetBool(pattern, property, 0, &value) == FcResultMatch ? value == FcTrue : nil
}
